// Answers in files: saved, opened by button, drop or paste, and as tables. The engine reads and writes them;
// what it refuses leaves the page as it was.

import { offer } from "./answers-file.js";
import { takeFiles } from "./answers-taken.js";
import { areSame } from "./kept-answers-copy.js";
import { ask, pageWords, say } from "./kept-answers-page.js";
import { fill } from "./page-places.js";

/** Milliseconds that a file waits for an engine that is still on its way. */
const PATIENCE = 10_000;

/** Reject if a promise takes too long. */
function soon(promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
  return Promise.race([promise, late]);
}

/** Whether a person has put anything on the page. A day alone the page may have put there itself. */
function isFilled({ completed_on: _, ...parts }) {
  return Object.keys(parts).length > 0;
}

export class InFiles {
  #keeper;
  #owner;
  #root;
  #opened;

  /**
   * @param {HTMLElement} keeper holds what is kept beside the parts, and the questions
   * @param {HTMLElement} owner the assessment, or the planner
   * @param {() => void} opened called when a file's answers are on the page
   */
  constructor(keeper, owner, opened) {
    this.#keeper = keeper;
    this.#owner = owner;
    this.#opened = opened;
    this.#root = keeper.querySelector("[data-files]");
    this.#root.querySelector("[data-save-file]").addEventListener("click", () => this.save());
    for (const button of this.#root.querySelectorAll("[data-table]")) {
      button.addEventListener("click", () => this.#table(button.dataset.table));
    }
    // A file that misses its place must not take the page away: anywhere will do.
    takeFiles(this.#root, document, (given) => this.open(given), (name) => this.#say(name));
  }

  /** Save a file, with or without the engine. */
  async save() {
    this.#wait("making");
    try {
      const file = await this.#file();
      offer(file, "application/json");
      this.#say("saved_file", { file: file.name });
    } catch (error) {
      this.#fail(error, "not_saved");
    }
  }

  /** Forget what was opened and said. */
  clear() {
    this.#emptyText();
    this.#showNotes([]);
    say(this.#root, null);
  }

  /** Take away what was pasted; not every page has a place to paste. */
  #emptyText() {
    this.#root.querySelectorAll("[data-text]").forEach((field) => (field.value = ""));
  }

  async #file() {
    const { kept, calls } = this.#keeper;
    const { subject, version, parts, engine } = this.#owner;
    try {
      const file = engine.ask(calls.save, { ...subject, kept, parts });
      // What was opened may hold anything; the engine alone writes it back to the letter, so it gets its time.
      return await (kept ? file : soon(file));
    } catch (error) {
      if (error.kind === "refused") {
        throw error;
      }
      return this.#keeper.fileOf({ assessment_version: version, kept, parts });
    }
  }

  /** Open a file as the engine takes it: `{text}`, or `{base64}`. */
  async open(given) {
    this.#wait("opening");
    this.#showNotes([]);
    try {
      await this.#take(await this.#owner.engine.ask(this.#keeper.calls.open, given));
    } catch (error) {
      this.#fail(error, "refused");
    }
  }

  /** Say what the engine refuses, in the page's words of a name, or that there is no engine. */
  #fail(error, refused) {
    if (error.kind === "refused") {
      this.#say(refused, error.cause);
    } else {
      console.warn(error, error.cause);
      this.#say("no_engine");
    }
  }

  async #take({ known, kept, notes, ...about }) {
    const [[kind, id]] = Object.entries(this.#owner.subject);
    if (about[kind] !== id) {
      this.#say(`other-${about[kind]}`);
      return;
    }
    if (this.#wouldLose(known, kept) && (await ask(this.#keeper, "replace")) !== "replace") {
      this.#say("kept_mine");
      return;
    }
    this.#keeper.kept = kept;
    this.#owner.parts = known;
    this.#opened();
    this.#showNotes(notes);
    this.#emptyText();
    this.#say("opened", { given: Object.keys(known.answers ?? {}).length });
  }

  /** Whether anything would be lost if a file took the place of what is here. */
  #wouldLose({ agreed: _, ...known }, kept) {
    const { parts } = this.#owner;
    const isSame = areSame(parts, known) && ["", kept].includes(this.#keeper.kept);
    return (isFilled(parts) || this.#keeper.kept !== "") && !isSame;
  }

  /** A table of the answers, or of the actions. */
  async #table(name) {
    this.#wait("making");
    const { subject, parts, engine } = this.#owner;
    const words = pageWords(this.#owner);
    try {
      const tables = await engine.ask("table", { ...subject, kept: this.#keeper.kept, parts, words });
      offer(tables[name], "text/csv");
      this.#say("saved_file", { file: tables[name].name });
    } catch (error) {
      this.#fail(error, "not_saved");
    }
  }

  #showNotes(notes) {
    const root = this.#root.querySelector("[data-notes]");
    const items = notes.map(({ where, kind }) => {
      const item = this.#root.querySelector(`template[data-note="${kind}"]`)?.content.cloneNode(true) ?? "";
      if (item) {
        fill(item, { where });
      }
      return item;
    });
    root.querySelector("ul").replaceChildren(...items);
    root.hidden = notes.length === 0;
  }

  /** Say that it takes a moment, where it does. */
  #wait(name) {
    if (!this.#owner.engine.ready) {
      this.#say(name);
    }
  }

  #say(name, slots = {}) {
    say(this.#root, name, slots);
    this.#root.querySelector("[data-said]").scrollIntoView({ block: "nearest" });
  }
}
