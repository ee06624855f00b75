// <answers-history>: an earlier file beside the answers on the page. The engine says what has moved;
// nothing of the earlier file goes into the form.

import { takeFiles } from "./answers-taken.js";
import { dateIn, pageWords, say } from "./kept-answers-page.js";
import { choose, fill } from "./page-places.js";

/** What a dimension's move is called on the page. */
function movedOf({ direction, comparable }) {
  return direction ?? (comparable ? "not-enough" : "changed");
}

function reachOf({ enough, lowest, highest }) {
  return !enough ? "not-enough" : lowest === highest ? "level" : "range";
}

export class AnswersHistory extends HTMLElement {
  #owner;
  #result;
  #words;
  #then; // the earlier file, while it is shown
  #round = 0;

  async connectedCallback() {
    if (this.#owner) {
      return;
    }
    this.#owner = this.closest("self-assessment");
    this.#result = this.querySelector("[data-then-and-now]");
    await customElements.whenDefined("self-assessment");
    this.#words = pageWords(this.#owner);
    takeFiles(this, this, (then) => this.#look(then), (name) => say(this, name));
    this.#owner.addEventListener("answers-changed", () => this.#then && this.#compare(this.#then, "old"));
    this.querySelector("[data-close]").addEventListener("click", () => {
      this.clear();
      this.querySelector("[data-open]").focus();
    });
  }

  /** Take the earlier file off the page. */
  clear() {
    this.#then = undefined;
    this.#round += 1;
    this.#result.hidden = true;
    this.#result.querySelectorAll("ul").forEach((list) => list.replaceChildren());
    this.querySelector("[data-text]").value = "";
    say(this, null);
  }

  /** Show an earlier file, and go there unless the person has gone elsewhere meanwhile. */
  async #look(then) {
    const from = document.activeElement;
    if (!this.#owner.engine.ready) {
      say(this, "opening");
    }
    if ((await this.#compare(then, "no_engine")) && document.activeElement === from) {
      this.#result.querySelector("h3").focus();
    }
  }

  /** Ask the engine what has moved; only the newest round speaks. */
  async #compare(then, failed) {
    const round = (this.#round += 1);
    const { assessment, parts, engine } = this.#owner;
    const question = { assessment, parts: { answers: parts.answers ?? {} }, then };
    const [found, error] = await engine.ask("history", question).then((answer) => [answer], (reason) => [null, reason]);
    if (round !== this.#round) {
      return false;
    }
    return error ? this.#fail(error, failed) : this.#show(found, then);
  }

  #fail(error, failed) {
    const { kind, cause } = error;
    if (kind !== "refused") {
      console.warn(error, cause);
      say(this, failed);
      return false;
    }
    const where = cause.where.replace(/^then: /, "");
    say(this, where === "assessment" ? "other" : "refused", { ...cause, where });
    return false;
  }

  #show({ then, history }, file) {
    if (file !== this.#then) {
      this.#then = file;
      say(this, "shown");
    }
    this.#showAbout(then.known);
    this.#showDimensions(history.dimensions);
    this.#showStatements(history);
    this.#result.hidden = false;
    return true;
  }

  get #language() {
    return this.closest("[lang]").lang;
  }

  #showAbout({ completed_on: day, place }) {
    choose(this.#result, { "then-date": day ? "known" : "unknown", "then-place": place ? "known" : "unknown" });
    fill(this.#result, { then_date: day ? dateIn(this.#language, new Date(`${day}T00:00`)) : "", then_place: place ?? "" });
  }

  #showDimensions(dimensions) {
    for (const dimension of dimensions) {
      const row = this.#result.querySelector(`[data-dimension="${dimension.id}"]`);
      for (const when of ["then", "now"]) {
        const cell = row.querySelector(`[data-when="${when}"]`);
        const { lowest, highest } = dimension[when];
        choose(cell, { reach: dimension.comparable ? reachOf(dimension[when]) : "changed" });
        fill(cell, { lowest: this.#words.level[lowest] ?? "", highest: this.#words.level[highest] ?? "" });
      }
      choose(row, { moved: movedOf(dimension) });
    }
    const list = new Intl.ListFormat(this.#language);
    for (const sentence of this.#result.querySelectorAll("[data-moved]")) {
      const ids = dimensions.filter((each) => movedOf(each) === sentence.dataset.moved).map(({ id }) => id);
      const names = ids.map((id) => this.#words.dimension[id].toLocaleLowerCase(this.#language));
      sentence.hidden = ids.length === 0;
      fill(sentence, { names: list.format(names) });
    }
  }

  #showStatements({ statements, left_out: leftOut }) {
    for (const group of this.#result.querySelectorAll("[data-move]")) {
      const moved = statements.filter(({ move }) => move === group.dataset.move);
      this.#list(group, moved.map((statement) => this.#statement(statement)));
    }
    const group = this.#result.querySelector("[data-left-out]");
    this.#list(group, leftOut.map(({ id, why }) => this.#item(`why-${why}`, { words: this.#words.statement[id] ?? id })));
  }

  #list(group, items) {
    group.querySelector("ul").replaceChildren(...items);
    fill(group, { how_many: items.length });
    group.hidden = items.length === 0;
  }

  #statement({ id, then, now }) {
    const [before, after] = [then, now].map((answer) => (answer === null ? null : this.#words.answer[answer]));
    const item = this.#item(then === now ? "stayed" : "moved", { words: this.#words.statement[id] });
    const given = { then: before, now: after };
    fill(item, Object.fromEntries(Object.entries(given).filter(([, words]) => words !== null)));
    return item;
  }

  #item(template, slots) {
    const item = this.querySelector(`template[data-template="${template}"]`).content.cloneNode(true);
    fill(item, slots);
    return item;
  }
}
