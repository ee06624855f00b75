// Typing in answers from paper: one letter for each statement, and the next field has the focus.

import { fill } from "./page-places.js";

/** The answer to one statement as a letter. It says beside the field what the letter means. */
export class Letter {
  #field;
  #said;
  #keys;
  #unshown = "";

  constructor(element, keys) {
    this.#field = element.querySelector("[data-letter]");
    this.#said = element.querySelector("output");
    const allowed = element.dataset.answers.split(" ");
    this.#keys = keys.filter(({ dataset }) => allowed.includes(dataset.answer));
  }

  get #key() {
    const letter = this.#field.value.toLowerCase();
    return this.#keys.find(({ dataset }) => dataset.key === letter);
  }

  get value() {
    return this.#key?.dataset.answer ?? this.#unshown;
  }

  set value(answer) {
    const key = this.#keys.find(({ dataset }) => dataset.answer === answer);
    this.#field.value = key?.dataset.key ?? "";
    this.#unshown = key ? "" : answer;
    this.say();
  }

  get words() {
    return this.#key?.querySelector("[data-label]").textContent ?? "";
  }

  /** The letters that are possible here. */
  get letters() {
    return this.#keys.map(({ dataset }) => dataset.key);
  }

  focus() {
    this.#field.focus();
  }

  /** Say what stands in the field: the answer's words, or else what is given. */
  say(wrong = null) {
    this.#said.replaceChildren(wrong ?? this.words);
    this.#field.ariaInvalid = wrong ? "true" : null;
  }
}

/** Listens to the fields of a form: a letter goes on, an arrow goes where it points, Backspace in nothing goes back. */
export class Letters {
  #form;
  #fields;
  #letterOf;
  #wrong;
  #language;

  /**
   * @param {HTMLFormElement} form the form
   * @param {(field: HTMLElement) => Letter} letterOf the answer that a field stands for
   * @param {HTMLTemplateElement} wrong what is said of a letter that is not possible
   */
  constructor(form, letterOf, wrong) {
    this.#form = form;
    this.#fields = [...form.querySelectorAll("[data-letter]")];
    this.#letterOf = letterOf;
    this.#wrong = wrong;
    this.#language = form.closest("[lang]").lang;
    for (const field of this.#fields) {
      field.addEventListener("focus", () => field.select());
      field.addEventListener("input", () => this.#typed(field));
      field.addEventListener("keydown", (event) => this.#pressed(event));
    }
  }

  #typed(field) {
    const letter = this.#letterOf(field);
    const typed = field.value.slice(-1).toLowerCase();
    field.value = typed.trim();
    const isWrong = field.value !== "" && !letter.letters.includes(typed);
    if (isWrong) {
      field.value = "";
    }
    letter.say(isWrong ? this.#whatIsPossible(typed, letter) : null);
    if (typed !== "" && !isWrong) {
      this.#go(field, 1);
    }
  }

  #whatIsPossible(typed, { letters }) {
    const message = this.#wrong.content.cloneNode(true);
    const list = new Intl.ListFormat(this.#language, { type: "disjunction" });
    fill(message, { typed, letters: list.format(letters) });
    return message;
  }

  #pressed(event) {
    const { key, target } = event;
    const steps = { ArrowDown: 1, ArrowUp: -1, Enter: 0, Backspace: target.value === "" ? -1 : undefined };
    if (steps[key] !== undefined) {
      event.preventDefault();
      this.#go(target, steps[key]);
    }
  }

  /** After the last field comes the button that shows the result; before the first there is nothing. */
  #go(field, steps) {
    const at = this.#fields.indexOf(field) + steps;
    const last = this.#form.querySelector("[type=submit]");
    (at < this.#fields.length ? this.#fields[Math.max(at, 0)] : last).focus();
  }
}
