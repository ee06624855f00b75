// <offline-guide>: the part of a page in which a reader keeps the whole guide on their device, sees how it comes, and
// takes it off again. Nothing is stored, and no service worker is there, until a button is pressed.

import { bring } from "./offline-fetching.js";
import { NAME, ROOT, coming, current, kept, newest, remove } from "./offline-store.js";
import { choose, fill } from "./page-places.js";

const WORKER = new URL("offline-worker.js", ROOT).href;
/** For browsers with Trusted Types: whatever is asked for, this is the one script that may become our worker. */
const scripts = globalThis.trustedTypes?.createPolicy("offline", { createScriptURL: () => WORKER });

const registration = () => navigator.serviceWorker.getRegistration(ROOT.href);

/** Whether this browser, at this address, can keep pages at all. */
async function isAble() {
  try {
    await Promise.all([registration(), caches.has(NAME), navigator.locks.query()]);
    return true;
  } catch {
    return false; // absent, or refused: on http, in some private windows, where cookies are off
  }
}

/** A service worker that answers, for as long as the guide is here. */
async function employ() {
  await navigator.serviceWorker.register(scripts?.createScriptURL(WORKER) ?? WORKER, { updateViaCache: "none" });
  await navigator.serviceWorker.ready;
}

async function dismiss() {
  const employed = await registration();
  employed?.active?.postMessage({ call: "forget" });
  await employed?.unregister();
}

export class OfflineGuide extends HTMLElement {
  #ending;

  async connectedCallback() {
    if (!(await isAble())) {
      choose(this, { guide: "unable" });
      return;
    }
    const presses = {
      keep: () => this.#bring(this.querySelector("[name=papers]:checked").value === "with"),
      "go-on": async () => this.#bring((await coming())?.papers ?? (await current()).papers),
      newer: async () => this.#bring((await current()).papers),
      papers: () => this.#bring(true),
      again: () => this.#look(),
      stop: () => this.#ending.abort(),
      remove: () => this.#remove(),
    };
    for (const button of this.querySelectorAll("[data-press]")) {
      button.addEventListener("click", presses[button.dataset.press]);
    }
    document.addEventListener("visibilitychange", () => document.hidden || this.#ending || this.#look());
    await this.#look();
  }

  /** See what is on this device, and else how large it would be. */
  async #look() {
    const [worker, here, begun] = await Promise.all([registration(), current(), coming()]);
    if (here) {
      const version = await kept(here.version);
      this.#sizes({ kept: version.size(here.papers), papers: version.size(true) - version.size(false) });
      this.#show({ guide: worker ? "on" : "part", papers: here.papers ? "with" : "without" });
      return;
    }
    try {
      const version = await newest();
      this.#sizes({ whole: version.size(true), less: version.size(false) });
      this.#show({ guide: begun ? "part" : worker ? "gone" : "off" });
    } catch {
      this.#show({ guide: begun ? "part" : "away" });
    }
  }

  /** Show what fits. If what had the focus is hidden by that, the focus goes to what is said. */
  #show(choices) {
    const hadFocus = this.contains(document.activeElement);
    choose(this, choices);
    if (hadFocus && !document.activeElement.checkVisibility()) {
      this.querySelector("[data-said]").focus();
    }
  }

  #sizes(bytes) {
    for (const [name, size] of Object.entries(bytes)) {
      fill(this, { [`size_${name}`]: this.#size(size) });
    }
  }

  #size(bytes) {
    const how = { style: "unit", unit: "megabyte", maximumFractionDigits: bytes < 1e7 ? 1 : 0 };
    return new Intl.NumberFormat(document.documentElement.lang, how).format(bytes / 1e6);
  }

  #say(name, slots = {}) {
    const said = this.querySelector(`template[data-message="${name}"]`).content.cloneNode(true);
    fill(said, slots);
    this.querySelector("[data-said]").replaceChildren(said);
  }

  /** Bring the newest version, say how it goes and what came of it. */
  async #bring(papers) {
    this.#ending = new AbortController();
    this.#progress(0, 1);
    this.#say("busy");
    this.#show({ guide: "busy" });
    try {
      await newest(this.#ending.signal); // a worker is worth having only where there is a guide to fetch
      await employ();
      const said = (there, total) => this.#progress(there, total);
      const isNew = await bring(papers, { isAsked: true, signal: this.#ending.signal, said });
      this.#say(isNew ? "done" : "same");
      new BroadcastChannel(NAME).postMessage("newer");
      navigator.storage?.persist?.().catch(() => {}); // asked for once it is worth it; the guide works without, too
    } catch (error) {
      await this.#fail(error);
    }
    this.#ending = undefined;
    await this.#look();
  }

  async #fail({ name, kind, file = "" }) {
    const [here, begun] = await Promise.all([current(), coming()]);
    if (!here && !begun) {
      await dismiss();
    }
    const why = kind ?? { AbortError: "stopped", SecurityError: "refused", NotAllowedError: "refused" }[name] ?? "network";
    this.#say(`${why}_${here ? "on" : "off"}`, { file });
  }

  #progress(there, total) {
    Object.assign(this.querySelector("progress"), { max: total, value: there });
    this.#sizes({ there, total });
  }

  async #remove() {
    await dismiss();
    await remove();
    this.#say("removed");
    await this.#look();
  }
}
