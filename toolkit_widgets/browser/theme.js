// Runs before the page is drawn, so that it is drawn once: as the reader chose to read, with everything that needs
// script in its place, and with the way on paper where this browser can't run the engine. Old browsers read it too.
(() => {
  const root = document.documentElement;
  // Of a page that is opened as a file, browsers run no modules: it is read as a page without script.
  const isFile = location.protocol === "file:";
  root.classList.add(isFile ? "from-file" : "has-script");

  /** What a reader may choose, by the name under which the device keeps it. What is not among these is the usual. */
  const choices = {
    theme: ["light", "cream", "dark", "contrast"],
    letters: ["larger", "largest"],
    lines: ["wide", "widest"],
    pictures: ["hidden"],
  };
  try {
    for (const name of Object.keys(choices)) {
      const chosen = localStorage.getItem(name);
      if (choices[name].indexOf(chosen) >= 0) root.setAttribute(`data-${name}`, chosen);
    }
  } catch (error) {
    // Storage is off: everything is as usual.
  }

  // A module with all that the pinned runtime is made of: an exception that is caught, a table of references, bytes
  // that are filled in, a number that saturates, a sign that is extended. A browser that lacks one can't run it.
  const runtime = [
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // what it is
    0x01, 0x04, 0x01, 0x60, 0x00, 0x00, // types: a function of nothing
    0x03, 0x02, 0x01, 0x00, // one function
    0x04, 0x04, 0x01, 0x6f, 0x00, 0x00, // a table of references
    0x05, 0x03, 0x01, 0x00, 0x00, // a memory
    0x0d, 0x03, 0x01, 0x00, 0x00, // what is thrown
    0x0a, 0x26, 0x01, 0x24, 0x00, 0x06, 0x40, // the function tries:
    0x41, 0x00, 0xc0, 0x1a, // i32.extend8_s
    0x43, 0x00, 0x00, 0x00, 0x00, 0xfc, 0x00, 0x1a, // i32.trunc_sat_f32_s
    0x41, 0x00, 0x41, 0x00, 0x41, 0x00, 0xfc, 0x0b, 0x00, // memory.fill
    0xfc, 0x10, 0x00, 0x1a, // table.size
    0xd0, 0x6f, 0x1a, // ref.null extern
    0x07, 0x00, 0x19, 0x0b, 0x0b, // and catches
  ];
  // What knows import maps knows all the syntax in the scripts of the page and of the runtime.
  const readsScripts = typeof HTMLScriptElement.supports === "function" && HTMLScriptElement.supports("importmap");
  const runsEngine = typeof Worker === "function" && typeof WebAssembly === "object"
    && WebAssembly.validate(new Uint8Array(runtime));
  if (!isFile && readsScripts && runsEngine) root.classList.add("can-run");
})();
