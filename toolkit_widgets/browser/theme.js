// Runs before the page is drawn, so that it is drawn once: in the colours that the
// reader chose, and with everything that needs script in its place.
(() => {
  const root = document.documentElement;
  root.classList.add("has-script");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch {
    // Storage is off: the device's colours stay.
  }
})();
