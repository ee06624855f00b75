import { loadPyodide } from "../pyodide/pyodide.mjs";

const python = await loadPyodide();
postMessage(python.runPython("sum([3, 1, 2, 0, 3, 2, 1, 0, 2, 3, 1, 2, 3, 0, 1, 2, 3, 1, 2]) / 19"));
