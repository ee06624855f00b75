// Stands in the head of every page that the tests serve, after a template with the scripts of the tools, and takes
// both away before the page goes on. A copy out of a template is a script of the page's own, which its policy lets be.
(() => {
  const here = document.currentScript;
  const box = here.previousElementSibling;
  box.remove();
  here.remove();
  let coming;
  globalThis.bringTools = () => (coming ??= Promise.all([...box.content.children].map((script) =>
    new Promise((done, failed) => {
      const copy = document.importNode(script, true);
      copy.addEventListener("load", () => done(copy.remove()));
      copy.addEventListener("error", () => failed(new Error(`${script.getAttribute("src")} did not load`)));
      document.head.append(copy);
    }))));
})();
