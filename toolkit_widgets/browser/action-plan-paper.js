// The page on paper. With a result or a plan it is a document: facts, result, answers, plan. Without, it is the form.
// What only paper has is made before it is printed and taken away afterwards. A plan without the templates of facts
// and answers leaves the document to its owner, and lays out itself alone.

import { choose, fill } from "./page-places.js";

export class Paper {
  #page;
  #plan;
  #made = [];

  /**
   * @param {HTMLElement} page the owner of the plan
   * @param {HTMLElement} plan its action plan, which has the templates
   */
  constructor(page, plan) {
    this.#page = page;
    this.#plan = plan;
    window.addEventListener("beforeprint", () => this.#lay());
    window.addEventListener("afterprint", () => this.#clear());
  }

  #lay() {
    this.#clear();
    const { cards } = this.#plan;
    const result = this.#page.querySelector("[data-result]");
    this.#layPlan(cards);
    if (!this.#plan.template("paper-facts") || (result.hidden && cards.length === 0)) {
      return;
    }
    const { answers = {}, ...about } = this.#page.parts;
    this.#made = [this.#facts(about, answers), this.#answers(answers)];
    result.before(this.#made[0]);
    result.after(this.#made[1]);
    document.documentElement.classList.add("prints-result");
  }

  #clear() {
    this.#made.forEach((element) => element.remove());
    this.#made = [];
    document.documentElement.classList.remove("prints-result");
  }

  #copy(template) {
    return this.#plan.template(template).firstElementChild.cloneNode(true);
  }

  /** A day as the page's language writes it; today, if none is given. */
  #date(day, dateStyle) {
    const { lang } = this.#page.closest("[lang]");
    return new Intl.DateTimeFormat(lang, { dateStyle }).format(day ? new Date(`${day}T00:00`) : new Date());
  }

  #facts({ place, completed_on: day, respondent }, answers) {
    const facts = this.#copy("paper-facts");
    fill(facts, { place, date: this.#date(day, "long"), answered: Object.keys(answers).length });
    choose(facts, { role: respondent?.role });
    facts.querySelector("[data-fact=place]").hidden = !place;
    facts.querySelector("[data-fact=role]").hidden = !respondent?.role;
    return facts;
  }

  #answers(answers) {
    const section = this.#copy("paper-answers");
    section.querySelectorAll("[data-of]").forEach((row) => this.#answer(row, answers[row.dataset.of]));
    return section;
  }

  #answer(row, { answer = "none", ...notes } = {}) {
    fill(row, notes);
    choose(row, { answer });
    for (const note of row.querySelectorAll("[data-note]")) {
      note.hidden = !notes[note.dataset.note];
    }
  }

  #layPlan(cards) {
    this.#plan.querySelector("[data-paper=empty]").hidden = cards.length > 0;
    const actions = this.#plan.querySelector("[data-paper=actions]");
    actions.hidden = cards.length === 0;
    actions.replaceChildren(...cards.map((card) => this.#action(card)));
  }

  #action({ number, action, about, isDone, priorityWords }) {
    const row = this.#copy("paper-action").querySelector("tr");
    const { what, who, with: others, resources, by } = action;
    fill(row, { number, what, who, with: others, resources, priority: priorityWords, by: by && this.#date(by, "medium") });
    choose(row, { done: isDone });
    about.show(row);
    row.querySelector("[data-written=resources]").hidden = !resources;
    return row;
  }
}
