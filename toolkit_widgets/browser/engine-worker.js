// The engine's own thread. Takes {id, call, payload}, answers {id, ok}, {id, refused} or {id, error}:
// refused is what the engine says of bad input, an error is that it did not work.
// "start" brings Pyodide with our package, "keep" has the browser keep its memory as it was after the start;
// every other call goes to the engine as JSON.

import { checked } from "./engine-files.js";
import { canKeep, find, forget, keep, memoryIn, packed, release, RUNTIME, runtimeIn } from "./engine-snapshot.js";

/** The archive of Python's modules and ours, and the section of WebAssembly in which it travels. */
const LIBRARY = "library.wasm";
const SECTION = "python";
const SCRIPTS = ["pyodide.mjs", "pyodide.asm.mjs"];
/** An archive with nothing in it. Memory from before has all modules in it. */
const EMPTY = Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array(18).fill(0));

let answer;
/** The memory before any answer went in, until the browser keeps it; and what brings the runtime to keep beside it. */
let memory;
let bringRuntime;

/** The archive, out of its wrapping. */
async function unwrapped(file) {
  const wrapping = await WebAssembly.compile(await (await file).arrayBuffer());
  return new Response(WebAssembly.Module.customSections(wrapping, SECTION)[0]);
}

/**
 * Fetch all files of the runtime at once. From then on this thread gets nothing but them: each once, checked, from what
 * is coming; in the place of those that are kept, nothing. Gives the promises of all, by name.
 */
function bring(folder, files) {
  const coming = Object.fromEntries(Object.entries(files).map(([name, hash]) => [name, checked(folder + name, hash)]));
  const left = new Map(Object.entries(coming).map(([name, file]) => [folder + name, file]));
  left.set(folder + LIBRARY, coming[LIBRARY] ? unwrapped(coming[LIBRARY]) : new Response(EMPTY));
  left.set(folder + RUNTIME, coming[RUNTIME] ?? new Response());
  self.importScripts = undefined; // no script comes in past the check
  self.fetch = async (asked) => {
    const { href } = new URL(asked.url ?? asked, folder);
    const file = left.get(href);
    left.delete(href);
    return file ?? Promise.reject(new TypeError(`${href}: not among the engine's files`));
  };
  return coming;
}

/** Nothing more is given out; what has not been used can go. */
function bringNothingMore() {
  self.fetch = async (asked) => Promise.reject(new TypeError(`${asked.url ?? asked}: nothing more is fetched`));
}

/**
 * Have Pyodide take what is being compiled while the scripts come; it would begin after them. And Pyodide 314 waits for
 * ever when its WebAssembly does not arrive or compile (its pull request 6296), or gets no memory: it lets go of the
 * promises of that. The promise that this gives rejects then.
 */
function hand(compiled) {
  return new Promise((_, reject) => {
    compiled.catch(reject);
    self.addEventListener("unhandledrejection", ({ reason }) => reject(reason));
    WebAssembly.instantiateStreaming = async (_, imports) => {
      const module = await compiled;
      const made = WebAssembly.instantiate(module, imports);
      made.catch(reject);
      return { module, instance: await made };
    };
  });
}

/** Start Pyodide from memory, if there is any, or from its files. */
async function load({ folder, lock }, coming, memory) {
  // The browser fetches scripts by itself, out of what it has just kept: only when they are known to be right.
  await Promise.all(SCRIPTS.map((name) => coming[name]));
  // Imported here and not at the top, so that a missing file is an answer and not silence.
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(
    SCRIPTS.map((name) => import(new URL(name, folder))),
  );
  const from = memory ? { _loadSnapshot: memory } : { _makeSnapshot: canKeep() };
  const stdLibURL = folder + LIBRARY;
  return loadPyodide({ indexURL: folder, stdLibURL, lockFileContents: lock, createPyodideModule, ...from });
}

/** Start; from memory, unless the page wants a plain start. `isStale` asks for one, in a fresh worker. */
async function start({ entry, isPlain, files, ...where }) {
  const kept = isPlain ? undefined : await find(where.folder);
  const { [LIBRARY]: library, [RUNTIME]: runtime, ...scripts } = files;
  const coming = bring(where.folder, kept ? scripts : files);
  const whole = Promise.all(Object.values(coming));
  try {
    const compiled = kept ? runtimeIn(kept.runtime, runtime) : WebAssembly.compileStreaming(coming[RUNTIME]);
    const loaded = Promise.race([hand(compiled), load(where, coming, kept && memoryIn(kept.memory))]);
    const [python] = await Promise.all([loaded, whole]);
    if (kept) {
      const { config } = python._api;
      release((await config._loadSnapshot).buffer); // as large as the memory itself
      delete config._loadSnapshot;
    } else {
      remember(python, entry);
      bringRuntime = () => checked(where.folder + RUNTIME, runtime);
    }
    bringNothingMore();
    answer = python.pyimport(`${entry}.call`);
    return {};
  } catch (error) {
    await whole; // if it is for a file, that is the better reason
    if (!kept) {
      throw error;
    }
    await forget();
    return { isStale: true };
  }
}

/** Read in all that any call needs, so that memory needs no archive, and copy it. What can't be copied is not. */
function remember(python, entry) {
  try {
    const prepare = python.pyimport(`${entry}.prepare`);
    prepare();
    prepare.destroy();
    memory = canKeep() ? python.makeMemorySnapshot() : undefined;
  } catch (error) {
    console.warn(error);
  }
}

function ask(call, payload) {
  const { ok, error } = JSON.parse(answer(call, JSON.stringify(payload)));
  return error ? { refused: error } : { ok };
}

async function reply({ call, payload }) {
  try {
    return call === "start" ? { ok: await start(payload) } : ask(call, payload);
  } catch (error) {
    return { error: String(error), kind: error.kind };
  }
}

self.addEventListener("message", async ({ data }) => {
  if (data.call === "keep") {
    const seen = memory;
    memory = undefined;
    await (seen && keep(data.payload.folder, seen, bringRuntime()));
    return;
  }
  self.postMessage({ id: data.id, ...(await reply(data)) });
  if (memory instanceof Uint8Array) {
    const { buffer } = memory;
    memory = packed(memory);
    release(buffer);
  }
});
