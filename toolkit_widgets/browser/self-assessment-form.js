// The form of an assessment as what an answers file calls its parts: answers, place, day, respondent.

import { Radios, Text } from "./self-assessment-fields.js";
import { Letter } from "./self-assessment-letters.js";

/** Without what is empty. */
function filled(parts) {
  const isEmpty = (value) => !value || (typeof value === "object" && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => !isEmpty(value)));
}

/** One statement: its answer, and what is written beside it. */
class Question {
  #element;
  #notes;
  #came = {};

  constructor(element, form, keys) {
    this.#element = element;
    this.choice = element.querySelector("[data-letter]") ? new Letter(element, keys) : new Radios(element);
    const fields = [...form.querySelectorAll(`[data-note][data-of="${this.id}"]`)];
    this.#notes = Object.fromEntries(fields.map((field) => [field.dataset.note, new Text(field)]));
    const inputs = [...fields, ...element.querySelectorAll("input")];
    this.folds = [...new Set(inputs.map((input) => input.closest("details")).filter(Boolean))];
  }

  get id() {
    return this.#element.dataset.statement;
  }

  get number() {
    return this.#element.dataset.number;
  }

  get words() {
    return this.#element.querySelector("[data-words]").textContent;
  }

  get address() {
    return `#${this.#element.id}`;
  }

  /** What is written beside it; text that the page has no field for is there as it came. */
  get written() {
    const here = Object.fromEntries(Object.entries(this.#notes).map(([name, { value }]) => [name, value]));
    return filled({ ...this.#came, ...here });
  }

  /** The answer with what is written beside it; none if there is no answer. */
  get entry() {
    return this.choice.value ? { answer: this.choice.value, ...this.written } : null;
  }

  set entry({ answer, ...written }) {
    this.choice.value = answer;
    this.#came = written;
    for (const [name, note] of Object.entries(this.#notes)) {
      note.value = written[name] ?? "";
    }
    const isUsed = (field) => (field.type === "radio" ? field.checked : field.value);
    this.folds.forEach((fold) => (fold.open = [...fold.querySelectorAll("[data-note], input")].some(isUsed)));
    this.showClear();
  }

  showClear() {
    this.#element.querySelector("[data-clear]")?.toggleAttribute("hidden", !this.choice.words);
  }
}

export class AnswersForm {
  #form;
  #place;
  #day;
  #role;

  constructor(form) {
    this.#form = form;
    const keys = [...form.querySelectorAll("[data-key]")];
    const elements = [...form.querySelectorAll("[data-statement][data-number]")];
    this.questions = elements.map((element) => new Question(element, form, keys));
    this.#place = new Text(form.querySelector("[data-about=place]"));
    this.#day = new Text(form.querySelector("[data-about=completed_on]"));
    this.#role = new Radios(form.querySelector("[data-about=role]"));
  }

  /** The question with this id. */
  question(id) {
    return this.questions.find((question) => question.id === id);
  }

  /** The question that something on the form belongs to, if it belongs to one. */
  questionOf(target) {
    return this.question(target.dataset.of ?? target.closest("[data-statement][data-number]")?.dataset.statement);
  }

  /** The first question that has no answer, if there is one. */
  get firstLeftOut() {
    return this.questions.find(({ choice }) => !choice.words);
  }

  get parts() {
    const answers = Object.fromEntries(this.questions.map(({ id, entry }) => [id, entry]));
    const about = { place: this.#place.value, completed_on: this.day, respondent: filled({ role: this.#role.value }) };
    return filled({ answers: filled(answers), ...about });
  }

  set parts({ answers = {}, place = "", completed_on: day = "", respondent = {} }) {
    this.questions.forEach((question) => (question.entry = answers[question.id] ?? { answer: "" }));
    this.#place.value = place;
    this.day = day;
    this.#role.value = respondent.role ?? "";
  }

  /** The day of the answers, YYYY-MM-DD. */
  get day() {
    return this.#day.value;
  }

  set day(day) {
    this.#day.value = day;
  }

  /** The role in the page's words; none if the person prefers not to say. */
  get role() {
    return this.#role.value ? this.#role.words : "";
  }

  /** How many have an answer. Offers to take back what can be taken back. */
  count() {
    this.questions.forEach((question) => question.showClear());
    return this.questions.filter(({ choice }) => choice.words).length;
  }

  /**
   * Nothing that is written gets lost: text beside a statement without an answer gives it one.
   * @returns {boolean} whether it did
   */
  settle(question, answer = this.#form.dataset.unknown) {
    const isNeeded = !question.choice.value && Object.keys(question.written).length > 0;
    if (isNeeded) {
      question.choice.value = answer;
    }
    return isNeeded;
  }
}
