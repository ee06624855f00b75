// Runs calls through the engine's bridge inside Pyodide and prints the replies.
// Input, JSON on standard input: {files: {name: text}, runs: [{content, calls: [[name, payload]]}]}
// Output, JSON on standard output: {python, replies: [[reply]]}

import { text } from "node:stream/consumers";
import { loadPyodide } from "pyodide";

const job = JSON.parse(await text(process.stdin));
const pyodide = await loadPyodide();
const folder = "/home/pyodide/toolkit_widgets";
pyodide.FS.mkdirTree(folder);
for (const [name, source] of Object.entries(job.files)) {
  pyodide.FS.writeFile(`${folder}/${name}`, source);
}
const bridge = pyodide.pyimport("toolkit_widgets.bridge");
const replies = job.runs.map(({ content, calls }) => {
  pyodide.FS.writeFile(`${folder}/content.json`, content);
  bridge.packed_rules.cache_clear();
  return calls.map(([name, payload]) => bridge.call(name, payload));
});
process.stdout.write(JSON.stringify({ python: pyodide.pyimport("sys").version, replies }));
