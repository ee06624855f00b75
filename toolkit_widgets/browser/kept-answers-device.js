// Saving on the device: off until a person asks for it, then with every change. Nothing that stands there
// is written over, and nothing on the page is lost, without a word.

import { offer } from "./answers-file.js";
import { areSame, holds, SavedCopy } from "./kept-answers-copy.js";
import { ask, dateIn, isAsking, say, timeIn } from "./kept-answers-page.js";
import { choose, fill } from "./page-places.js";

/** In these states a change is saved. */
const SAVING = ["on", "full"];
/** In these, what stands there is not on the page, or not all of it. */
const NOT_HERE = ["broken", "newer", "earlier"];

export class OnDevice {
  #keeper;
  #owner;
  #root;
  #copy;
  #state;
  #said;
  #savedAt;
  #rescued;

  /**
   * @param {HTMLElement} keeper holds what is kept beside the parts, and the questions; without `fileOf`, a copy of
   *   another version can't be read
   * @param {HTMLElement} owner the assessment, or the group
   */
  constructor(keeper, owner) {
    this.#keeper = keeper;
    this.#owner = owner;
    this.#root = keeper.querySelector("[data-device]");
    this.#copy = new SavedCopy(keeper.dataset.key);
    const press = { save: () => this.#start(), stop: () => this.#stop(), rescue: () => offer(...this.#rescued) };
    for (const [name, act] of Object.entries(press)) {
      this.#button(name).addEventListener("click", act);
    }
    owner.addEventListener("answers-changed", () => this.keepUp());
    addEventListener("storage", ({ key }) => (key === this.#copy.key || key === null) && this.#elsewhere());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#elsewhere());
    this.#putIn(this.#copy.read());
  }

  /** Save what is on the page, if saving is on. */
  keepUp() {
    if (SAVING.includes(this.#state)) {
      this.#save();
    }
  }

  /** Take the copy off the device, and say so in the page's words of this name. */
  forget(said) {
    this.#copy.remove();
    this.#said = undefined;
    this.#be(this.#copy.read().state === "denied" ? "denied" : "off", said);
  }

  /** What there is to save. */
  get #now() {
    const { version, parts } = this.#owner;
    return { assessment_version: version, kept: this.#keeper.kept, parts };
  }

  #button(name) {
    return this.#root.querySelector(`[data-${name}]`);
  }

  /** Put what was read on the page, as far as it goes. */
  #putIn({ state, copy, raw }) {
    const name = `${this.#copy.key.replaceAll(":", "-")}.txt`;
    this.#rescued = [{ text: raw, name }, "text/plain"];
    if (state === "none") {
      this.#copy.see(raw);
      this.#be("off");
    } else if (state !== "here") {
      this.#be(state);
    } else if (copy.assessment_version === this.#owner.version) {
      this.#take(copy, raw);
    } else if (this.#keeper.fileOf) {
      this.#takeEarlier(copy, raw);
    } else {
      this.#be("broken");
    }
  }

  #take({ kept, parts, saved_at: savedAt }, raw) {
    this.#keeper.kept = kept;
    this.#owner.parts = parts;
    if (!holds(this.#owner.parts, parts)) {
      this.#be("broken");
      return;
    }
    this.#copy.see(raw);
    this.#savedAt = savedAt;
    this.#be("on", "found");
  }

  /** Answers to another version of the statements go the way of a file: the engine says whether they still mean the same. */
  async #takeEarlier({ saved_at, ...copy }, raw) {
    const file = this.#keeper.fileOf(copy);
    const before = this.#owner.parts;
    try {
      const opened = await this.#owner.engine.ask(this.#keeper.calls.open, { text: file.text });
      const { agreed: _, ...known } = opened.known; // the page does not edit it; it stays in `kept`
      if (areSame(before, this.#owner.parts)) {
        this.#take({ kept: opened.kept, parts: known, saved_at }, raw);
      } else {
        this.#be("changed");
      }
    } catch (error) {
      if (error.kind === "refused") {
        this.#rescued = [file, "application/json"];
      }
      this.#be(error.kind === "refused" ? "earlier" : "broken");
    }
  }

  /** Begin to save; ask first if that would write over what this page has not put in. */
  async #start() {
    if (this.#copy.isChanged) {
      const { state, raw } = this.#copy.read();
      if (state === "here" && !NOT_HERE.includes(this.#state)) {
        await this.#letChoose();
        return;
      }
      if ((await ask(this.#keeper, "overwrite")) !== "overwrite") {
        return;
      }
      this.#copy.see(raw);
    }
    this.#said = undefined; // who presses the button hears the answer, even if it is the same again
    this.#save();
    this.#focusOn("stop");
  }

  #stop() {
    this.forget("stopped");
    this.#focusOn("save");
  }

  #save() {
    const savedAt = new Date().toISOString();
    const before = this.#state;
    const state = this.#copy.write({ ...this.#now, saved_at: savedAt });
    if (state === "on") {
      this.#savedAt = savedAt;
    }
    this.#be(state, state === before ? this.#said : state);
    if (state !== before && state === "full") {
      this.#offerFile();
    } else if (state === "changed") {
      this.#letChoose();
    }
  }

  async #offerFile() {
    if (!isAsking(this.#keeper) && (await ask(this.#keeper, "full")) === "file") {
      this.#keeper.saveFile();
    }
  }

  /** What stands on the device has been changed by another page. */
  #elsewhere() {
    if (![...SAVING, "changed"].includes(this.#state) || !this.#copy.isChanged) {
      return;
    }
    const { state, copy, raw } = this.#copy.read();
    const { saved_at: savedAt, format_version: _, ...there } = copy ?? {};
    if (state === "none") {
      this.#copy.see(null);
      this.#be("removed");
    } else if (state === "here" && areSame(there, this.#now)) {
      this.#copy.see(raw);
      this.#savedAt = savedAt;
      this.#be("on", this.#said);
    } else {
      this.#be("changed");
      this.#letChoose();
    }
  }

  /** Let a person choose between what is on the page and what stands on the device. */
  async #letChoose() {
    if (isAsking(this.#keeper)) {
      return;
    }
    const choice = await ask(this.#keeper, "changed");
    const found = this.#copy.read();
    if (choice === "theirs") {
      this.#putIn(found);
    } else if (choice === "mine") {
      this.#copy.see(found.raw);
      this.#save();
    }
  }

  /** Show how it stands, and say it in the page's words of a name. */
  #be(state, said = state) {
    this.#state = state;
    choose(this.#owner, { kept: state, "kept-found": said === "found" ? "yes" : "no", saved: this.#when() });
    if (said !== this.#said) {
      this.#said = said;
      say(this.#root, said);
    }
  }

  /** Whether the copy is of today; writes when it was made. */
  #when() {
    const moment = new Date(this.#savedAt);
    if (!SAVING.includes(this.#state) || Number.isNaN(moment.getTime())) {
      return "never";
    }
    const { lang } = this.#root.closest("[lang]");
    fill(this.#owner, { saved_date: dateIn(lang, moment), saved_time: timeIn(lang, moment) });
    return moment.toDateString() === new Date().toDateString() ? "today" : "earlier";
  }

  /** A button that is pressed and goes away hands its focus on. */
  #focusOn(name) {
    if (!this.#button(name).hidden) {
      this.#button(name).focus();
    }
  }
}
