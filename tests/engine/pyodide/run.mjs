// Runs calls through the engine inside Pyodide, as it goes to readers, and prints the replies.
// Input, JSON on standard input: {library, section, isFromMemory, runs: [{content, calls: [[name, payload]]}]}; library is
// the path of the archive. Output, JSON on standard output: {python, ours, replies: [[reply]]}

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { loadPyodide } from "pyodide";

const job = JSON.parse(await text(process.stdin));
const wrapping = await WebAssembly.compile(await readFile(job.library));
const [archive] = WebAssembly.Module.customSections(wrapping, job.section);
const folder = await mkdtemp(join(tmpdir(), "engine-"));
const stdLibURL = join(folder, "library.zip");
await writeFile(stdLibURL, new Uint8Array(archive));

/** As the worker does on a later visit: memory from before, and an archive with nothing in it. */
async function fromMemory() {
  const first = await loadPyodide({ stdLibURL, _makeSnapshot: true });
  first.pyimport("toolkit_widgets.bridge.prepare")();
  const memory = first.makeMemorySnapshot();
  await writeFile(stdLibURL, Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array(18).fill(0)));
  return loadPyodide({ stdLibURL, _loadSnapshot: memory });
}

const python = await (job.isFromMemory ? fromMemory() : loadPyodide({ stdLibURL }));
await rm(folder, { recursive: true });
const bridge = python.pyimport("toolkit_widgets.bridge");
const { rules_from_json: rulesFrom } = python.pyimport("toolkit_widgets.rules");
bridge.prepare();
const { version, modules } = python.pyimport("sys");
const ours = [...modules.keys()].filter((name) => name.startsWith("toolkit_widgets."));
const replies = job.runs.map(({ content, calls }) => {
  const rules = rulesFrom(content);
  return calls.map(([name, payload]) => bridge.answer(rules, name, payload));
});
process.stdout.write(JSON.stringify({ python: version, ours, replies }));
