// <kept-answers>: keeps what is on the page, on the device or in files, when a person asks for it.
// Takes everything from the `[data-owner]` that it stands in, an assessment or a planner, and puts everything back there.

import { forget } from "./engine-snapshot.js";
import { InFiles } from "./kept-answers-files.js";
import { OnDevice } from "./kept-answers-device.js";
import { ask, listenToAnswers } from "./kept-answers-page.js";

export class KeptAnswers extends HTMLElement {
  #owner;
  #device;
  #files;

  /** The file that was opened last, as the engine gave it: it holds what the page does not know. */
  kept = "";

  async connectedCallback() {
    if (this.#owner) {
      return;
    }
    this.#owner = this.closest("[data-owner]");
    await customElements.whenDefined(this.#owner.localName);
    listenToAnswers(this);
    for (const button of this.#owner.querySelectorAll("[data-clear-all]")) {
      button.addEventListener("click", () => this.#clear(button));
    }
    this.#files = new InFiles(this, this.#owner, () => this.#device.keepUp());
    this.#device = new OnDevice(this, this.#owner);
  }

  /** What the engine is asked to open and to save. */
  get calls() {
    const { openCall: open, saveCall: save } = this.dataset;
    return { open, save };
  }

  /** A copy as a file, in the version in which it was made. */
  fileOf({ assessment_version: version, kept, parts }) {
    return this.#owner.plainFile(version, kept, parts);
  }

  saveFile() {
    return this.#files.save();
  }

  /** Open a file that the page itself offers, such as an example. */
  openFile(given) {
    return this.#files.open(given);
  }

  /** Clear the page and the device; first the device, so that nothing is saved again. */
  async #clear(button) {
    if ((await ask(this, "clear")) !== "clear") {
      return;
    }
    this.kept = "";
    this.#device.forget("cleared");
    forget();
    this.#files.clear();
    this.#owner.querySelector("answers-history")?.clear();
    this.#owner.clear();
    if (!button.checkVisibility()) {
      this.querySelector("h2").focus();
    }
  }
}
