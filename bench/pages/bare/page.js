// As the documentation of Pyodide has it: a module worker, one question, one answer.
const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => {
  const result = document.querySelector("#result");
  result.textContent = data;
  result.hidden = false;
};
