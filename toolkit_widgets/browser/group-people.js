// Who is in: a fold for each role, with its people in it once somebody opens it. Nobody has a name here.

import { dateIn, say } from "./kept-answers-page.js";
import { choose, fill } from "./page-places.js";

/** How people are counted: none, or the plural form of their number. */
function countOf(people, language) {
  return people === 0 ? "none" : new Intl.PluralRules(language).select(people);
}

export class PeopleList {
  #root;
  #language;
  #folds;
  #changed;
  #people = [];
  #count; // statements of the assessment
  #removed; // the newest, until something else changes: {person, index, notice}

  /**
   * @param {HTMLElement} root the part of the page
   * @param {() => void} changed called when somebody was taken out or put back
   */
  constructor(root, changed) {
    this.#root = root;
    this.#changed = changed;
    this.#language = root.closest("[lang]").lang;
    this.#folds = [...root.querySelectorAll("details[data-role]")];
    for (const fold of this.#folds) {
      fold.addEventListener("toggle", () => this.#fillFold(fold));
    }
    root.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-remove], [data-put-back]");
      if (button?.matches("[data-remove]")) {
        this.#remove(button.closest("li"));
      } else if (button) {
        this.#putBack();
      }
    });
  }

  get people() {
    return this.#people;
  }

  /** Show people: each as the engine read it, with a number; `count` statements could be answered. */
  show(people, count) {
    this.#people = people;
    this.#count = count;
    this.#removed = undefined;
    this.#folds.forEach((fold) => this.#fillFold(fold));
    this.#sum();
    say(this.#root, null);
  }

  /** Add people to those who are there. */
  add(people, count) {
    this.#count = count;
    this.#forget();
    this.#people = [...this.#people, ...people];
    for (const fold of this.#folds.filter(({ open }) => open)) {
      const there = people.filter(({ role }) => role === fold.dataset.role);
      const list = fold.querySelector("ul");
      list.append(...there.map((person) => this.#line(person)));
      list.hidden = list.children.length === 0;
    }
    this.#sum();
  }

  /** Fill a fold that is open, and empty one that is not: hundreds of lines are not made for nobody to see. */
  #fillFold(fold) {
    const there = fold.open ? this.#people.filter(({ role }) => role === fold.dataset.role) : [];
    if (this.#removed && fold.open && fold.contains(this.#removed.notice)) {
      return;
    }
    const list = fold.querySelector("ul");
    list.replaceChildren(...there.map((person) => this.#line(person)));
    list.hidden = there.length === 0; // an empty list is none
  }

  #line(person) {
    const { number, answered, place, completed_on: day } = person;
    const line = this.#copy("person");
    line.dataset.number = number;
    const date = day ? dateIn(this.#language, new Date(`${day}T00:00`)) : "";
    fill(line, { number, answered, count: this.#count, place, day: date, role: this.#roleName(person) });
    line.querySelector("[data-fact=place]").hidden = !place;
    line.querySelector("[data-fact=day]").hidden = !day;
    return line;
  }

  #copy(template) {
    return this.#root.querySelector(`template[data-template="${template}"]`).content.firstElementChild.cloneNode(true);
  }

  #foldOf({ role }) {
    return this.#folds.find(({ dataset }) => dataset.role === role);
  }

  #roleName(person) {
    return this.#foldOf(person).dataset.name;
  }

  #remove(line) {
    const index = this.#people.findIndex(({ number }) => number === Number(line.dataset.number));
    const person = this.#people[index];
    this.#forget();
    this.#people = this.#people.toSpliced(index, 1);
    const notice = this.#copy("removed");
    this.#removed = { person, index, notice };
    line.replaceWith(notice);
    this.#settle("removed", person);
    fill(notice, this.#slotsOf(person));
    notice.querySelector("button").focus();
  }

  #putBack() {
    const { person, index, notice } = this.#removed;
    this.#removed = undefined;
    this.#people = this.#people.toSpliced(index, 0, person);
    const line = this.#line(person);
    notice.replaceWith(line);
    this.#settle("is-back", person);
    line.querySelector("button").focus();
  }

  #settle(said, person) {
    this.#sum();
    say(this.#root, said, this.#slotsOf(person));
    this.#changed();
  }

  #slotsOf(person) {
    return { number: person.number, role: this.#roleName(person), people: this.#people.length };
  }

  /** What was taken out before is gone now. */
  #forget() {
    this.#removed?.notice.remove();
    this.#removed = undefined;
  }

  #sum() {
    const people = this.#people.length;
    const isListed = people > 0 || this.#removed !== undefined;
    choose(this.#root, { "how-many": countOf(people, this.#language), listed: isListed });
    for (const fold of this.#folds) {
      const count = this.#people.filter(({ role }) => role === fold.dataset.role).length;
      fold.hidden = count === 0 && !fold.contains(this.#removed?.notice ?? null);
      fill(fold.querySelector("summary"), { count });
    }
    fill(this.#root.querySelector("[data-total]"), { people });
  }
}
