// Files in: takes them by button, drop and paste, shows how far it is, and says what came of them.

import { base64Of } from "./answers-file.js";
import { listenForFiles } from "./answers-taken.js";
import { message, say } from "./kept-answers-page.js";
import { choose, fill } from "./page-places.js";

/** No more of a file is read, be it a zip or a group's; the engine refuses it before. */
const MOST = 2 ** 25;

/** What the engine takes, or null if the file can't be read. */
const bytesOf = (file) => base64Of(file, MOST).then((base64) => ({ name: file.name, base64 }), () => null);

export class Intake {
  #root;
  #plural;

  /**
   * @param {HTMLElement} root the part of the page
   * @param {(files: {name: string, given: () => Promise<object|null>}[]) => void} take gets files, not read yet
   * @param {{retry: () => void, countEach: () => void}} presses what the buttons do
   */
  constructor(root, take, { retry, countEach }) {
    this.#root = root;
    this.#plural = new Intl.PluralRules(root.closest("[lang]").lang);
    const field = root.querySelector("[data-text]");
    listenForFiles(
      root,
      document, // a file that misses its place must not take the page away
      (files) => take(files.map((file) => ({ name: file.name, given: () => bytesOf(file) }))),
      (text) => {
        const { name } = field.dataset;
        if (text.trim()) {
          take([{ name, given: async () => ({ name, text }) }]);
        } else {
          this.say("nothing_pasted");
        }
      },
    );
    root.querySelector("[data-retry]").addEventListener("click", retry);
    root.querySelector("[data-count-each]").addEventListener("click", countEach);
    root.querySelector("[data-close]").addEventListener("click", () => {
      this.#part("refused").hidden = true;
      this.focus();
    });
  }

  focus() {
    this.#root.querySelector("[data-open]").focus();
  }

  /** Say one of the page's messages, or nothing. */
  say(name, slots) {
    say(this.#root, name, slots);
  }

  /** Say that people whose files are the same count each, and whether all have to be asked again. */
  sayCounted(people, askAgain) {
    const said = message(this.#root, "same-counted", { people });
    choose(said, { "ask-again": askAgain });
    this.#root.querySelector("[data-said]").replaceChildren(said);
  }

  /** Show how many files of how many are read; how many people see it is not said each time. */
  progress(done, all) {
    const part = this.#part("progress");
    part.hidden = done === all;
    fill(part, { done, all });
    Object.assign(part.querySelector("progress"), { value: done, max: all });
  }

  /** Offer another try, or take the offer away. */
  offerRetry(isOffered) {
    this.#part("failed").hidden = !isOffered;
  }

  /** Say once what came of all that was opened, in the words of the assessment where there are some. */
  report({ added, people, refused, group, same, differs, askAgain }, words) {
    const said = message(this.#root, "opened", {
      new: added,
      people,
      refused: refused.length,
      same,
      statements: this.#listOf(differs.agreed.map((id) => words.statement[id])),
      numbers: this.#listOf(differs.actions.map((index) => String(index + 1))),
    });
    choose(said, {
      group: group ?? "none",
      new: added > 0 ? this.#plural.select(added) : group ? "" : "none",
      refused: this.#countOf(refused.length),
      next: people > 0,
      "merged-same": same > 0 ? "some" : "none",
      "differs-agreed": differs.agreed.length > 0 ? "some" : "none",
      "differs-actions": differs.actions.length > 0 ? "some" : "none",
      "differs-all-agree": differs.all_agree,
      "ask-again": askAgain,
    });
    this.#root.querySelector("[data-said]").replaceChildren(said);
    this.#root.querySelector("[data-text]").value = "";
  }

  /** List the files that can't be used: each {name, why: a template's name, error}. Those of earlier times stay. */
  refuse(refused, title) {
    const part = this.#part("refused");
    const items = refused.map(({ name, why, error }) => {
      const item = this.#root.querySelector(`template[data-why="${why}"]`).content.cloneNode(true);
      fill(item, { file: name, title, ...error });
      return item;
    });
    const list = part.querySelector("ul");
    if (part.hidden) {
      list.replaceChildren();
    }
    list.append(...items);
    part.hidden = list.children.length === 0;
  }

  /** Offer to count people whose files are the same as others. */
  offerSame(same) {
    const part = this.#part("same");
    choose(part, { same: this.#countOf(same) });
    fill(part, { same });
    part.hidden = same === 0;
  }

  /** Say what does not count in people's files: kinds, and in how many files there is any. */
  note(people) {
    const noted = people.filter(({ notes }) => notes.length > 0);
    const kinds = new Set(noted.flatMap(({ notes }) => notes));
    const part = this.#part("notes");
    choose(part, { files: this.#countOf(noted.length) });
    fill(part, { files: noted.length });
    part.querySelectorAll("[data-kind]").forEach((item) => (item.hidden = !kinds.has(item.dataset.kind)));
    part.hidden = noted.length === 0;
  }

  clear() {
    this.say(null);
    this.offerRetry(false);
    this.offerSame(0);
    this.note([]);
    this.progress(0, 0);
    this.#part("refused").hidden = true;
    this.#root.querySelector("[data-text]").value = "";
  }

  #part(name) {
    return this.#root.querySelector(`[data-${name}]`);
  }

  #countOf(number) {
    return number === 0 ? "none" : this.#plural.select(number);
  }

  #listOf(texts) {
    return new Intl.ListFormat(this.#root.closest("[lang]").lang).format(texts);
  }
}
