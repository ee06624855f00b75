// Runs engine_pack.py in Pyodide, in Node, while the site is built.
// Input, JSON on standard input: {runtime, packer, package, files: {name: text}}. Output: the archive.

import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

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
const archive = python.pyimport("engine_pack").packed(folder, job.package);
process.stdout.write(archive.toJs());
