// <kept-answers>: keeps what is on the page, on the device or in files, when a person asks for it.
// Takes everything from the assessment that it stands in, and puts everything back there.

import { plainFile } from "./answers-file.js";
import { InFiles } from "./kept-answers-files.js";
import { OnDevice } from "./kept-answers-device.js";
import { ask, listenToAnswers, pageWords } from "./kept-answers-page.js";

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
    this.#owner = this.closest("self-assessment");
    await customElements.whenDefined("self-assessment");
    listenToAnswers(this);
    for (const button of this.#owner.querySelectorAll("[data-clear-all]")) {
      button.addEventListener("click", () => this.#clear(button));
    }
    this.#files = new InFiles(this, this.#owner, () => this.#device.keepUp());
    this.#device = new OnDevice(this, this.#owner);
  }

  /** What the page asks: the ids of the assessment and of its statements, and the version. */
  get page() {
    const { assessment, version } = this.#owner;
    return { assessment, version, statements: Object.keys(pageWords(this.#owner).statement) };
  }

  /** A copy as an answers file, in the version in which it was made. */
  fileOf({ assessment_version: version, kept, parts }) {
    return plainFile({ ...this.page, version }, kept, parts);
  }

  saveFile() {
    return this.#files.save();
  }

  /** Clear the page and the device; first the device, so that nothing is saved again. */
  async #clear(button) {
    if ((await ask(this, "clear")) !== "clear") {
      return;
    }
    this.kept = "";
    this.#device.forget("cleared");
    this.#files.clear();
    this.#owner.querySelector("answers-history")?.clear();
    this.#owner.clear();
    if (!button.checkVisibility()) {
      this.querySelector("h2").focus();
    }
  }
}
