// The engine's own thread. Takes {id, call, payload}, answers {id, ok}, {id, refused} or {id, error}:
// refused is what the engine says of bad input, an error is that it did not work.
// "start" brings Pyodide with our package; every other call goes to the engine as JSON.

import { checked } from "./engine-files.js";

/** The archive of Python's modules and ours, and the section of WebAssembly in which it travels. */
const LIBRARY = "library.wasm";
const SECTION = "python";

let answer;

/** The archive, out of its wrapping. */
async function unwrapped(file) {
  const wrapping = await WebAssembly.compile(await (await file).arrayBuffer());
  return new Response(WebAssembly.Module.customSections(wrapping, SECTION)[0]);
}

/**
 * Fetch all files of the runtime at once. From then on this thread gets nothing but them: each once, checked, from what
 * is coming. Gives the promises of all, by address.
 */
function bring(folder, files) {
  const coming = new Map(Object.entries(files).map(([name, hash]) => [folder + name, checked(folder + name, hash)]));
  const library = folder + LIBRARY;
  coming.set(library, unwrapped(coming.get(library)));
  const left = new Map(coming);
  self.importScripts = undefined; // no script comes in past the check
  self.fetch = async (asked) => {
    const { href } = new URL(asked.url ?? asked, folder);
    const file = left.get(href);
    left.delete(href);
    return file ?? Promise.reject(new TypeError(`${href}: not among the engine's files`));
  };
  return coming;
}

/** Pyodide 314 waits for ever when its WebAssembly does not arrive or compile (its pull request 6296): reject then. */
function noWebAssembly() {
  const { instantiateStreaming } = WebAssembly;
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (...from) => {
      const made = instantiateStreaming(...from);
      made.catch(reject);
      return made;
    };
  });
}

async function start({ folder, entry, files, lock }) {
  const coming = bring(folder, files);
  const whole = Promise.all(coming.values());
  // The browser fetches scripts by itself, out of what it has just kept: only when they are known to be right.
  await Promise.all([...coming].map(([address, file]) => address.endsWith(".mjs") && file));
  // Imported here and not at the top, so that a missing file is an answer and not silence.
  const { loadPyodide } = await import(new URL("pyodide.mjs", folder));
  const loaded = loadPyodide({ indexURL: folder, stdLibURL: folder + LIBRARY, lockFileContents: lock });
  const [python] = await Promise.race([Promise.all([loaded, whole]), noWebAssembly()]).catch(async (error) => {
    await whole; // if it is for a file, that is the better reason
    throw error;
  });
  answer = python.pyimport(`${entry}.call`);
  return { ok: true };
}

function ask(call, payload) {
  const { ok, error } = JSON.parse(answer(call, JSON.stringify(payload)));
  return error ? { refused: error } : { ok };
}

async function reply({ call, payload }) {
  try {
    return call === "start" ? await start(payload) : ask(call, payload);
  } catch (error) {
    return { error: String(error), kind: error.kind };
  }
}

self.addEventListener("message", async ({ data }) => {
  self.postMessage({ id: data.id, ...(await reply(data)) });
});
