// Shows what an engine made of a planner: fills places, reveals what fits, makes lists of templates. Nothing else.

import { dateIn } from "./kept-answers-page.js";
import { choose, fill } from "./page-places.js";
import { ShownResult } from "./shown-result.js";

export class PlannerView extends ShownResult {
  #form;
  #plural;

  /**
   * @param {HTMLElement} root the result
   * @param {PlannerForm} form knows what a row is called, and where it stands
   */
  constructor(root, form) {
    super(root);
    this.#form = form;
    this.#plural = new Intl.PluralRules(this.language);
  }

  /** Show a result and what it is about: {place, day}. */
  show(result, { place, day }) {
    this.#fillIn(this.root, result);
    fill(this.root, { place, date: this.#written({ date: day }) });
    choose(this.root, { place: place ? "some" : "none", age: "new" });
    this.root.hidden = false;
  }

  #fillIn(root, { slots, choices, lists }) {
    const words = Object.entries(slots).map(([name, value]) => [name, this.#written(value)]);
    fill(root, Object.fromEntries(words));
    choose(root, Object.fromEntries(Object.entries(choices).map(([name, value]) => [name, this.#chosen(value)])));
    for (const [name, items] of Object.entries(lists)) {
      for (const place of root.querySelectorAll(`[data-list="${name}"]`)) {
        place.replaceChildren(...items.map((item) => this.#item(item, item.template ?? name)));
      }
    }
  }

  #item({ entry, action = {}, ...made }, template) {
    const { content } = this.root.querySelector(`template[data-template="${template}"]`);
    // A row of a table has to stand in one, in a template too.
    const copy = (content.querySelector("table > tbody > tr") ?? content).cloneNode(true);
    this.#fillIn(copy, made);
    if (entry) {
      const { words, address } = this.#form.about(entry);
      fill(copy, { words });
      copy.querySelectorAll("[data-to-row]").forEach((link) => link.setAttribute("href", address));
      copy.querySelectorAll("[data-add-action]").forEach((button) => this.#about(button, copy, entry, action));
    }
    return copy;
  }

  /** The first words of the action that a button adds: those that are shown beside it. */
  #about({ dataset }, copy, { row = "" }, action) {
    const what = [...copy.querySelectorAll("[data-what]")].find((each) => !each.hidden);
    Object.assign(dataset, { statement: row, what: what?.textContent.trim().replace(/\s+/g, " ") ?? "", ...action });
  }

  /** A number as the words that belong to it: those for none, or for its plural form. */
  #chosen(value) {
    if (typeof value !== "number") {
      return value;
    }
    return value === 0 ? "none" : this.#plural.select(value);
  }

  /** Text as it is; numbers, dates and pounds as the page's language writes them. */
  #written(value) {
    if (typeof value === "number") {
      return new Intl.NumberFormat(this.language).format(value);
    }
    if (value?.date) {
      return dateIn(this.language, new Date(`${value.date}T00:00`));
    }
    if (value?.money) {
      const whole = { style: "currency", currency: "GBP", trailingZeroDisplay: "stripIfInteger" };
      return new Intl.NumberFormat(this.language, whole).format(value.money);
    }
    return value;
  }
}
