// <review-files>: answers of now, answers of the last review, and its plan, opened beside the planner of reviews. They
// go to the engine with each question, and nowhere else: they are not kept with the plan.

import { base64Of } from "./answers-file.js";
import { listenForFiles } from "./answers-taken.js";
import { choose, fill } from "./page-places.js";

/** No more of a file is read, be it a zip or a group's; the engine refuses it before. */
const MOST = 2 ** 25;

const read = async (file) => ({ name: file.name, base64: await base64Of(file, MOST) });

export class ReviewFiles extends HTMLElement {
  #owner;
  /** For each part what is open in it, by its name. */
  #open = new Map();

  async connectedCallback() {
    if (this.#owner) {
      return;
    }
    await customElements.whenDefined("work-planner");
    this.#owner = this.closest("work-planner");
    this.#owner.addEventListener("planner-cleared", () => this.#forgetAll());
    this.#parts.forEach((part) => {
      this.#open.set(part.dataset.filesOf, []);
      listenForFiles(part, part, (files) => this.#take(part, files), () => {});
      part.querySelector("[data-forget]").addEventListener("click", () => {
        this.#set(part, []);
        this.#tell();
        part.querySelector("[data-open]").focus();
      });
    });
  }

  get #parts() {
    return [...this.querySelectorAll("[data-files-of]")];
  }

  /** Take files; of a part that holds one, the last is kept. */
  async #take(part, files) {
    const made = await Promise.allSettled(files.map(read));
    const good = made.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
    const all = [...this.#open.get(part.dataset.filesOf), ...good];
    this.#set(part, part.hasAttribute("data-only-one") ? all.slice(-1) : all, good.length < made.length);
    this.#tell();
  }

  #forgetAll() {
    this.#parts.forEach((part) => this.#set(part, []));
  }

  #set(part, files, isUnreadable = false) {
    this.#open.set(part.dataset.filesOf, files);
    const plural = new Intl.PluralRules(this.closest("[lang]").lang);
    fill(part, { count: files.length });
    choose(part, {
      count: files.length === 0 ? "none" : plural.select(files.length),
      unreadable: isUnreadable ? "yes" : "no",
    });
    const names = files.map(({ name }) => Object.assign(document.createElement("li"), { textContent: name }));
    part.querySelector("[data-names]").replaceChildren(...names);
  }

  #tell() {
    const [last] = this.#open.get("last");
    this.#owner.beside = { now: this.#open.get("now"), then: this.#open.get("then"), ...(last && { last }) };
  }
}
