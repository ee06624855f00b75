// Shows a result with the words that the page holds: fills places, reveals what fits, puts in order.

import { choose, fill } from "./page-places.js";
import { ShownResult } from "./shown-result.js";

/** Keep facts where the style sheet finds them; what is not known is not there. */
function mark(element, facts) {
  for (const [name, value] of Object.entries(facts)) {
    element.toggleAttribute(`data-${name}`, value !== null);
    if (value !== null) {
      element.dataset[name] = value;
    }
  }
}

/** How a range is called: by one level, by two, as not yet, or not at all. */
export function reachOf({ enough, lowest, highest }) {
  if (!enough) {
    return "not-enough";
  }
  if (lowest !== highest) {
    return "range";
  }
  return lowest === 0 ? "not-yet" : "level";
}

/** Put a result's recommendations in its order: the first ones open, the others under their heading. */
export function showRecommendations(root, items, ids) {
  const first = root.querySelector("[data-recommendations]");
  const rest = root.querySelector("[data-rest]");
  const open = Number(first.dataset.recommendations);
  items.forEach((item) => (item.hidden = !ids.includes(item.dataset.recommendation)));
  ids.forEach((id, index) => {
    const item = items.find(({ dataset }) => dataset.recommendation === id);
    (index < open ? first : rest.querySelector("ol")).append(item);
  });
  rest.hidden = ids.length <= open;
  choose(root, { recommendations: ids.length > 0 ? "some" : "none" });
}

function sureOf({ enough, firm, deciding }, plural) {
  if (!enough) {
    return "open";
  }
  return firm ? "firm" : plural.select(deciding.length);
}

function moveOf({ enough, next }, plural) {
  if (!enough) {
    return "open";
  }
  if (!next) {
    return "top";
  }
  return next.yes_needed === 0 ? "none" : plural.select(next.yes_needed);
}

export class Result extends ShownResult {
  #answers;
  #recommendations;

  constructor(root, answers) {
    super(root);
    this.#answers = answers;
    this.#recommendations = [...root.querySelectorAll("li[data-recommendation]")];
  }

  /** Show a result and what it is about; return the sentences that are no longer what they were. */
  show(result, about) {
    const before = this.#sentences();
    result.dimensions.forEach((dimension) => this.#showDimension(dimension));
    this.#showHeadline(result);
    showRecommendations(this.root, this.#recommendations, result.recommendations);
    this.#showAbout(about);
    this.#showAnswers();
    choose(this.root, { age: "new" });
    this.root.hidden = false;
    return this.#sentences().filter((sentence) => !before.includes(sentence));
  }

  #sentences() {
    return [...this.root.querySelectorAll("[data-sentence]")].map((sentence) =>
      [...sentence.children].filter((part) => !part.hidden).map((part) => part.textContent).join(" "),
    );
  }

  /** Everything that speaks of one dimension gets the same facts: sentence, picture, row, details. */
  #showDimension(dimension) {
    const { id, lowest, highest, deciding, unknown, next } = dimension;
    const plural = new Intl.PluralRules(this.language);
    const choices = {
      reach: reachOf(dimension),
      sure: sureOf(dimension, plural),
      move: moveOf(dimension, plural),
      lowest,
      next: next?.level,
    };
    const slots = {
      lowest: this.#levelName(lowest),
      highest: this.#levelName(highest),
      next: this.#levelName(next?.level),
      deciding: this.#number(deciding.length),
      needed: this.#number(next?.yes_needed),
      level: this.#shortWords(choices.reach) ?? this.#levelName(lowest),
    };
    for (const place of this.root.querySelectorAll(`[data-dimension="${id}"]`)) {
      choose(place, choices);
      fill(place, slots);
      mark(place, { lowest, highest });
      this.#list(place, "deciding", deciding);
      this.#list(place, "unknown", unknown);
      this.#list(place, "next", next?.statements ?? [], dimension.enough ? deciding : unknown);
    }
  }

  /** Fill a list with links to statements; those that the page has just named come without their words. */
  #list(root, name, statements, named = []) {
    const list = root.querySelector(`[data-list="${name}"]`);
    list?.replaceChildren(...statements.map((id) => this.#statement(id, named.includes(id) ? "again" : "statement")));
  }

  /** A link to a statement, with its words and what was answered. */
  #statement(id, template) {
    const item = this.root.querySelector(`template[data-template=${template}]`).content.cloneNode(true);
    const { address, number, words, choice } = this.#answers.question(id);
    item.querySelector("a").href = address;
    fill(item, { number, words });
    if (choice.words) {
      fill(item, { answer: choice.words });
    }
    return item;
  }

  #showHeadline({ dimensions, furthest, least_far: leastFar }) {
    const known = dimensions.filter(({ enough }) => enough).length;
    const isApart = furthest.join() !== leastFar.join();
    const isSame = known > 1 && known === dimensions.length;
    const headline = known === 0 ? "none" : isApart ? "apart" : isSame ? "same" : "";
    choose(this.root, { headline });
    fill(this.root, { furthest: this.#names(furthest), least_far: this.#names(leastFar) });
  }

  #names(dimensions) {
    const names = dimensions.map((id) => this.root.querySelector(`[data-dimension="${id}"] [data-name]`).dataset.name);
    return new Intl.ListFormat(this.language).format(names);
  }

  #showAbout({ place, day, role }) {
    const date = new Intl.DateTimeFormat(this.language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
    fill(this.root, { date, place, role });
    choose(this.root, { place: place ? "some" : "none", role: role ? "some" : "none" });
  }

  /** Everything that speaks of one statement's answer. */
  #showAnswers() {
    for (const place of this.root.querySelectorAll("[data-of]")) {
      choose(place, { answer: this.#answers.question(place.dataset.of).choice.value || "none" });
    }
  }

  #levelName(level) {
    return this.root.querySelector(`[data-level-name="${level}"]`)?.textContent ?? "";
  }

  #shortWords(reach) {
    return this.root.querySelector(`[data-sentence] [data-choice=reach][data-is="${reach}"]`).dataset.short;
  }

  /** A number in the page's words, or in figures where it has none. */
  #number(count) {
    return this.root.querySelectorAll("[data-numbers] li")[count]?.textContent ?? count ?? "";
  }
}
