// The engine's own thread. Takes {id, call, payload}, answers {id, ok}, {id, refused} or {id, error}:
// refused is what the engine says of bad input, an error is that it did not work.
// "start" brings Pyodide and our wheel; every other call goes to the engine as JSON.

let answer;

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

async function start({ folder, pack, entry }) {
  // Imported here and not at the top, so that a missing file is an answer and not silence.
  const { loadPyodide } = await import(new URL("pyodide.mjs", folder));
  const loaded = loadPyodide({ indexURL: folder, packages: [pack] });
  const python = await Promise.race([loaded, noWebAssembly()]);
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
    return { error: String(error) };
  }
}

self.addEventListener("message", async ({ data }) => {
  self.postMessage({ id: data.id, ...(await reply(data)) });
});
