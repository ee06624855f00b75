// On a device that keeps the guide: looks for a newer version, brings it quietly, and says when it is there. The page
// itself stays what it is until its reader loads it again.

import { NAME, current } from "./offline-store.js";
import { bring } from "./offline-fetching.js";

const worker = navigator.serviceWorker.controller;
const tabs = new BroadcastChannel(NAME);
const place = document.querySelector("[data-newer]");

/** The version of this page, and the one that is shown from now on. */
function versions() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ call: "versions" }, [port2]);
  });
}

async function sayIfOld() {
  const { mine, newest } = await versions();
  if (place.childElementCount || !mine || !newest || mine === newest || mine === "network") {
    return;
  }
  place.append(document.getElementById("newer-version").content.cloneNode(true));
  place.querySelector("[data-reload]").addEventListener("click", () => location.reload());
}

async function keepUp() {
  const here = await current();
  if (!here || !navigator.onLine) {
    return;
  }
  try {
    if (await bring(here.papers, { signal: new AbortController().signal })) {
      tabs.postMessage("newer");
      await sayIfOld();
    }
  } catch {
    // Nothing is lost: what is here stays, and the next page tries again.
  }
  worker.postMessage({ call: "clean" });
}

tabs.addEventListener("message", sayIfOld);
addEventListener("pageshow", ({ persisted }) => persisted && sayIfOld());
await sayIfOld();
await keepUp();
