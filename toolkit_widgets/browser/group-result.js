// Shows what a group says together, with the words that the page holds. What may be shown the engine has decided:
// whatever is not in its answer stays hidden.

import { dateIn } from "./kept-answers-page.js";
import { choose, fill } from "./page-places.js";
import { reachOf, showRecommendations } from "./self-assessment-result.js";
import { ShownResult } from "./shown-result.js";

const GROUP = "group";

export class GroupResult extends ShownResult {
  #words;
  #places = new Map(); // statement: all that speaks of it
  #cards;
  #recommendations;

  /**
   * @param {HTMLElement} root the result of one assessment
   * @param {object} words the page's words for ids
   */
  constructor(root, words) {
    super(root);
    this.#words = words;
    this.#cards = [...root.querySelectorAll("[data-statement][data-number]")];
    this.#recommendations = [...root.querySelectorAll("li[data-recommendation]")];
    for (const place of [...this.#cards, ...root.querySelectorAll("[data-of]")]) {
      const id = place.dataset.statement ?? place.dataset.of;
      this.#places.set(id, [...(this.#places.get(id) ?? []), place]);
    }
  }

  /** Show a result, and what it is about: {place, day, allAgree}. */
  show(result, about) {
    const there = this.#showPeople(result);
    this.#showAbout(about);
    this.#showHidden(result, about, there);
    result.dimensions.forEach((dimension, index) => this.#showDimension(result, dimension, index));
    this.#showWhose([...(there.size > 1 ? [GROUP] : []), ...result.shown.sides]);
    result.statements.forEach((statement) => this.#showStatement(statement));
    this.#order(result.statements);
    this.#showNext(result.dimensions);
    showRecommendations(this.root, this.#recommendations, result.recommendations);
    choose(this.root, { age: "new", sides: result.shown.sides.length > 0 ? "some" : "none" });
    this.root.hidden = false;
  }

  /** Show how many there are of each role; return the sides that have somebody. */
  #showPeople({ respondents, heading }) {
    const sides = new Set();
    let people = 0;
    for (const item of this.root.querySelectorAll("[data-role-count]")) {
      const count = respondents[item.dataset.roleCount] ?? 0;
      people += count;
      item.hidden = count === 0;
      fill(item, { count });
      if (count > 0 && item.dataset.side !== "other") {
        sides.add(item.dataset.side);
      }
    }
    fill(this.root, { people });
    choose(this.root, {
      "how-many": new Intl.PluralRules(this.language).select(people),
      heading: heading ?? (sides.size === 0 ? "neither-side" : "none"),
    });
    return sides;
  }

  #showAbout({ place, day }) {
    fill(this.root, { place, day: dateIn(this.language, new Date(`${day}T00:00`)) });
    choose(this.root, { place: place ? "some" : "none" });
  }

  #showHidden({ shown }, { allAgree }, there) {
    const hidesSides = there.size > 0 && shown.sides.length === 0;
    choose(this.root, {
      hides: shown.everything && !allAgree ? "none" : "some",
      "all-agree": allAgree,
      "hides-sides": hidesSides,
      "hides-roles": !shown.everything && !hidesSides,
      "hides-counts": !shown.counts,
    });
    this.root.querySelector("[data-all-agree]").checked = allAgree;
  }

  /** Of all that is one side's, or the group's, show whose may be seen. */
  #showWhose(whose) {
    for (const element of this.root.querySelectorAll("[data-whose]")) {
      element.hidden = !whose.includes(element.dataset.whose);
    }
    for (const element of this.root.querySelectorAll("[data-whose-not]")) {
      element.hidden = whose.includes(element.dataset.whoseNot);
    }
  }

  #showDimension({ sides, patterns }, { id, ...together }, index) {
    const pattern = patterns.find(({ dimension }) => dimension === id);
    for (const place of this.root.querySelectorAll(`[data-dimension="${id}"]`)) {
      for (const part of place.querySelectorAll("[data-whose]")) {
        const { whose } = part.dataset;
        const range = whose === GROUP ? together : sides[whose]?.[index];
        if (range) {
          const { level } = this.#words;
          choose(part, { reach: reachOf(range) });
          fill(part, { lowest: level[range.lowest] ?? "", highest: level[range.highest] ?? "" });
        }
      }
      choose(place, { pattern: pattern?.lower ?? "none" });
      fill(place, { statements: pattern?.statements ?? "", of: pattern?.of ?? "" });
    }
  }

  #showStatement({ id, agreement, views, roles, counts }) {
    const said = Object.fromEntries(Object.entries(views).map(([side, view]) => [side, this.#words.view[view]]));
    const hasRoles = Object.keys(roles).length > 0;
    const nobody = { lived_experience: "none", professional: "none" };
    for (const place of this.#places.get(id)) {
      choose(place, {
        ...nobody,
        ...views,
        agreement: agreement ?? "unknown",
        counts: counts ? "some" : "none",
        roles: hasRoles ? "some" : "none",
        more: counts || hasRoles ? "some" : "none",
      });
      fill(place, { lived_experience: "", professional: "", ...said, counts: this.#countsOf(counts?.everyone) });
      place.querySelector("[data-roles]")?.replaceChildren(
        ...Object.entries(roles).map(([role, view]) => this.#role(role, view, counts?.[role])),
      );
    }
  }

  #role(role, view, counts) {
    const item = this.#copy("role");
    const { role: names, view: views } = this.#words;
    fill(item, { role: names[role], view: views[view], counts: this.#countsOf(counts) });
    return item;
  }

  /** How many gave each answer, as one line. */
  #countsOf(counts = {}) {
    const said = Object.entries(counts).map(([answer, count]) => {
      const one = this.#copy("count");
      fill(one, { answer: this.#words.count[answer], count });
      return one.textContent;
    });
    return new Intl.ListFormat(this.language, { type: "unit" }).format(said);
  }

  #copy(template) {
    return this.root.querySelector(`template[data-template="${template}"]`).content.cloneNode(true);
  }

  /** Put each statement where the engine has it: under its kind, in its order. */
  #order(statements) {
    const kinds = [...this.root.querySelectorAll("[data-kind]")];
    const rest = this.root.querySelector("[data-talk-rest]");
    for (const kind of kinds) {
      const ids = statements.filter((each) => each.kind === kind.dataset.kind).map(({ id }) => id);
      const cards = ids.map((id) => this.#cards.find(({ dataset }) => dataset.statement === id));
      const list = kind.querySelector("[data-list]");
      // A card that stays where it is must not lose the focus that is in it.
      if (cards.some((card, index) => card !== list.children[index]) || list.children.length !== cards.length) {
        list.append(...cards);
      }
      kind.hidden = cards.length === 0;
    }
    const isRest = (kind) => rest.contains(kind);
    rest.hidden = kinds.every((kind) => !isRest(kind) || kind.hidden);
    choose(this.root, { differ: kinds.some((kind) => !isRest(kind) && !kind.hidden) ? "some" : "none" });
  }

  #showNext(dimensions) {
    for (const { id, next } of dimensions) {
      const part = this.root.querySelector(`[data-next-of="${id}"]`);
      part.hidden = !next;
      fill(part, { level: this.#words.level[next?.level] ?? "" });
      part.querySelector("ul").replaceChildren(...(next?.statements ?? []).map((id) => this.#link(id)));
    }
    choose(this.root, { next: dimensions.some(({ next }) => next) ? "some" : "none" });
  }

  #link(id) {
    const item = this.#copy("statement");
    const { id: address, dataset } = this.#cards.find((card) => card.dataset.statement === id);
    item.querySelector("a").href = `#${address}`;
    fill(item, { number: dataset.number, words: this.#words.statement[id] });
    return item;
  }
}
