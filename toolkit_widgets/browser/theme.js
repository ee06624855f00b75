// Runs before the page is drawn, so that it is drawn once: in the colours that the
// reader chose, and with everything that needs script in its place.
(() => {
  const root = document.documentElement;
  // Of a page that is opened as a file, browsers run no modules: it is read as a page without script.
  root.classList.add(location.protocol === "file:" ? "from-file" : "has-script");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch {
    // Storage is off: the device's colours stay.
  }
})();
