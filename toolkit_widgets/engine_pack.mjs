// Runs engine_pack.py in Pyodide, in Node, while the site is built.
// Input, JSON on standard input: {runtime, packer, package, entry, files: {name: text}}. Output: the archive.

import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

// Node would print the line of the runtime that failed, and it is a million letters long.
process.on("uncaughtException", ({ message }) => {
  process.stderr.write(message.trim().split("\n").at(-1));
  process.exit(1);
});
const job = JSON.parse(await text(process.stdin));
const { loadPyodide } = await import(pathToFileURL(`${job.runtime}/pyodide.mjs`));
// Without chance in it, the same files give the same bytes.
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0" } });
const folder = "/packed";
python.FS.mkdirTree(`${folder}/${job.package}`);
for (const [name, content] of Object.entries(job.files)) {
  python.FS.writeFile(`${folder}/${job.package}/${name}`, content);
}
python.FS.writeFile("/home/pyodide/engine_pack.py", job.packer);
const archive = python.pyimport("engine_pack").packed(folder, job.package, job.entry);
process.stdout.write(archive.toJs());
