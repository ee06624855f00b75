// What a group agrees on after talking: an answer and a note beside a statement. They stand beside what people
// answered, and change nothing in it.

import { message } from "./kept-answers-page.js";
import { choose, fill } from "./page-places.js";
import { Radios, Text } from "./self-assessment-fields.js";

export class Agreed {
  #root;
  #words;
  #unknown;
  #fields = new Map(); // statement: {card, answer, note}
  #agreed = {};

  /**
   * @param {HTMLElement} root the result of one assessment
   * @param {object} words the page's words for ids
   * @param {() => void} changed called when a person has agreed on something, or taken it back
   */
  constructor(root, words, changed) {
    this.#root = root;
    this.#words = words;
    this.#unknown = root.dataset.unknown;
    for (const card of root.querySelectorAll("[data-statement][data-number]")) {
      const note = new Text(card.querySelector("[data-agreed-note]"));
      this.#fields.set(card.dataset.statement, { card, answer: new Radios(card.querySelector("[data-agree]")), note });
    }
    const edit = (target, act) => {
      const id = target.closest("[data-agree]")?.closest("[data-statement]").dataset.statement;
      if (id) {
        act(id);
        changed();
      }
    };
    root.addEventListener("input", ({ target }) => edit(target, (id) => this.#take(id)));
    root.addEventListener("click", ({ target }) => {
      if (target.closest("[data-take-back]")) {
        edit(target, (id) => this.#takeBack(id));
      }
    });
  }

  /** The agreed answers, in the shape of a group file. */
  get agreed() {
    return structuredClone(this.#agreed);
  }

  set agreed(agreed) {
    this.#agreed = structuredClone(agreed);
    for (const [id, { card, answer, note }] of this.#fields) {
      const given = this.#agreed[id];
      answer.value = given?.answer ?? "";
      note.value = given?.evidence ?? "";
      card.querySelector("[data-agree]").open = given !== undefined;
      this.#show(id);
    }
    this.#sum();
  }

  /** Take what the fields of a statement hold. A note without an answer gives it one, so that it is not lost. */
  #take(id) {
    const { card, answer, note } = this.#fields.get(id);
    if (!answer.value && note.value) {
      answer.value = this.#unknown;
    }
    const isNew = this.#agreed[id]?.answer !== answer.value;
    const { evidence: _, ...others } = this.#agreed[id] ?? {};
    this.#agreed[id] = { ...others, answer: answer.value, ...(note.value && { evidence: note.value }) };
    this.#show(id);
    this.#sum();
    if (isNew) {
      this.#say("agree-said", card);
    }
  }

  #takeBack(id) {
    const { card, answer, note } = this.#fields.get(id);
    delete this.#agreed[id];
    answer.value = "";
    note.value = "";
    this.#show(id);
    this.#sum();
    this.#say("agree-taken-back", card);
    answer.focus();
  }

  #say(name, { dataset: { number } }) {
    this.#root.querySelector("[data-agreed-said]").replaceChildren(message(this.#root, name, { number }));
  }

  /** Write what is agreed on a statement wherever it stands. */
  #show(id) {
    const { card } = this.#fields.get(id);
    const { answer, evidence = "", also = [] } = this.#agreed[id] ?? {};
    const said = this.#words.agreed[answer] ?? "";
    const others = also.map((other) => this.#words.agreed[other.answer]).join(", ");
    const line = this.#root.querySelector(`[data-agreed-of="${id}"]`);
    line.hidden = !answer;
    fill(line, { answer: said, note: evidence });
    fill(card, { agreed: said });
    choose(card, { "agreed-here": answer ? "some" : "none" });
    card.querySelector("[data-take-back]").hidden = !answer;
    for (const place of [line, card]) {
      const part = place.querySelector("[data-fact=also]");
      part.hidden = others === "";
      fill(part, { answer: others });
    }
  }

  #sum() {
    choose(this.#root, { agreed: Object.keys(this.#agreed).length > 0 ? "some" : "none" });
  }
}
