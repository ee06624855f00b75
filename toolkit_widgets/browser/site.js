// What every page does beyond HTML and CSS: reading settings, wide tables, folds on paper.

const root = document.documentElement;

/** Keep what the reader chose, or forget it: then it is as usual, and the device decides about colours. */
function choose(name, choice) {
  if (choice) root.setAttribute(`data-${name}`, choice);
  else root.removeAttribute(`data-${name}`);
  try {
    if (choice) localStorage.setItem(name, choice);
    else localStorage.removeItem(name);
  } catch {
    // Storage is off: the choice holds for this page.
  }
}

/** The reading settings. Each group of buttons has the name of what they choose; no value is the usual. */
function setUpReading(fold) {
  const groups = [...fold.querySelectorAll("[data-setting]")].map((group) => ({
    name: group.dataset.setting,
    buttons: [...group.querySelectorAll("button")],
  }));
  const show = () => {
    for (const { name, buttons } of groups) {
      const chosen = root.getAttribute(`data-${name}`) ?? "";
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === chosen));
    }
  };
  for (const { name, buttons } of groups) {
    for (const button of buttons) {
      button.addEventListener("click", () => {
        choose(name, button.value);
        show();
      });
    }
  }
  fold.querySelector("[data-usual]").addEventListener("click", () => {
    for (const { name } of groups) choose(name, "");
    show();
  });
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.open) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!fold.contains(event.target)) fold.open = false;
  });
  fold.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !fold.contains(event.relatedTarget)) fold.open = false;
  });
  show();
}

/** A table that is wider than its place can be scrolled by keyboard, and only then has a name and a stop. */
function setUpTable(table, name) {
  const title = table.caption ?? document.getElementById(table.getAttribute("aria-labelledby"));
  const region = document.createElement("div");
  region.className = "table-region";
  table.replaceWith(region);
  region.append(table);
  new ResizeObserver(() => {
    const scrolls = region.scrollWidth > region.clientWidth;
    const attributes = { role: "region", tabindex: "0", "aria-label": title?.textContent ?? name };
    for (const [key, value] of Object.entries(attributes)) {
      if (scrolls) region.setAttribute(key, value);
      else region.removeAttribute(key);
    }
  }).observe(region);
}

/** Where style alone can't open a closed fold for the wide screen or for paper, this does. */
function setUpFolds(menu) {
  let isFold = true;
  const follow = () => {
    const isFoldNow = getComputedStyle(menu.querySelector("summary")).display !== "none";
    if (isFoldNow !== isFold) menu.open = isFold;
    isFold = isFoldNow;
  };
  follow();
  addEventListener("resize", follow);
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
}

for (const fold of document.querySelectorAll(".reading")) setUpReading(fold);
for (const table of document.querySelectorAll("main table")) setUpTable(table, root.dataset.tableName);
setUpFolds(document.querySelector(".menu__fold"));
// Only where a reader keeps the guide on the device: nobody else fetches anything more.
if (navigator.serviceWorker?.controller) import("./offline-newer.js");
