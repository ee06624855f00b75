// <action-plan>: what will be done, by whom and by when. Its actions are those of the answers file, in its shape.
// Its owner is the `[data-owner]` that it stands in: an assessment, or a group.

import { About } from "./action-plan-about.js";
import { ActionCard } from "./action-plan-card.js";
import { Paper } from "./action-plan-paper.js";
import { choose, fill } from "./page-places.js";

/** What comes first in each order; what is done comes after what is not, where that helps. */
const ORDERS = {
  priority: ({ isDone, rank }) => [isDone, rank],
  by: ({ isDone, action }) => [isDone, action.by ? Date.parse(action.by) : Infinity],
  part: ({ about }) => about.place,
  entered: ({ number }) => [number],
};

function inOrder(cards, order) {
  const keys = new Map(cards.map((card) => [card, [...ORDERS[order](card), card.number]]));
  const compare = (a, b) => {
    const at = keys.get(a).findIndex((key, index) => key !== keys.get(b)[index]);
    return keys.get(a)[at] - keys.get(b)[at];
  };
  return [...cards].sort(compare);
}

export class ActionPlan extends HTMLElement {
  #page;
  #list;
  #cards = []; // as they were entered
  #removed; // the newest, until something else changes: {card, notice}

  connectedCallback() {
    if (this.#page) {
      return;
    }
    this.#page = this.closest("[data-owner]");
    this.#list = this.querySelector("[data-actions]");
    this.addEventListener("input", ({ target }) => this.#edit(target));
    this.#onClick(this.#page, "[data-add-action]", ({ dataset }) => this.addAction(dataset));
    this.#onClick(this, "[data-remove]", (button) => this.#remove(this.#cardOf(button)));
    this.#onClick(this, "[data-put-back]", () => this.#putBack());
    this.#onClick(this, "[data-order]", ({ dataset }) => this.#putInOrder(dataset.order));
    this.#onClick(this, "[data-print-plan]", () => window.print());
    new Paper(this.#page, this);
    this.#summarise();
  }

  /** The actions as they were entered; what is empty is left out. */
  get actions() {
    return this.#cards.map(({ action }) => structuredClone(action));
  }

  set actions(actions) {
    this.#cards = actions.map((action) => this.#card(structuredClone(action)));
    this.#list.replaceChildren(...this.#cards.map(({ element }) => element));
    this.#settle();
  }

  /** What one of its templates holds, if it has it. */
  template(name) {
    return this.querySelector(`template[data-template="${name}"]`)?.content;
  }

  /** The cards in the order in which they stand. */
  get cards() {
    return [...this.#list.children].map((element) => this.#cardOf(element)).filter(Boolean);
  }

  /** Start an action, perhaps about a statement or a recommendation and with its first words, and go there. */
  addAction({ statement, recommendation, what, by } = {}) {
    const given = Object.entries({ statement, recommendation, what, by }).filter(([, value]) => value);
    const card = this.#card({ ...Object.fromEntries(given), done: false });
    this.#cards.push(card);
    this.#list.append(card.element);
    this.#changed();
    card.focus();
  }

  #onClick(root, selector, act) {
    root.addEventListener("click", ({ target }) => {
      const button = target.closest(selector);
      if (button) {
        act(button);
      }
    });
  }

  #card(action) {
    const parts = this.template("paper-answers") ?? this.#page.querySelector("[data-result]");
    const about = new About(action, this.#page, parts);
    return new ActionCard(this.template("action").firstElementChild.cloneNode(true), action, about);
  }

  #cardOf(target) {
    return this.#cards.find(({ element }) => element.contains(target));
  }

  #edit(control) {
    this.#cardOf(control)?.edit(control);
    this.#changed();
  }

  #remove(card) {
    this.#forget();
    this.#cards.splice(this.#cards.indexOf(card), 1);
    const notice = this.template("removed").firstElementChild.cloneNode(true);
    fill(notice, { number: card.number });
    card.element.replaceWith(notice);
    this.#removed = { card, notice };
    this.#say("removed", card);
    this.#summarise();
    this.#tell();
    notice.querySelector("button").focus();
  }

  #putBack() {
    const { card, notice } = this.#removed;
    this.#removed = undefined;
    notice.replaceWith(card.element);
    this.#cards = inOrder([...this.#cards, card], "entered");
    this.#say("is-back", card);
    this.#summarise();
    this.#tell();
    card.focus();
  }

  #putInOrder(order) {
    const { card, notice } = this.#removed ?? {};
    const cards = inOrder(card ? [...this.#cards, card] : this.#cards, order);
    this.#list.append(...cards.map((each) => (each === card ? notice : each.element)));
    this.#say(`ordered-${order}`);
  }

  /** Something was changed: what was removed before is gone now. */
  #changed() {
    this.#settle();
    this.#tell();
  }

  #settle() {
    this.#forget();
    this.#cards.forEach((card, index) => (card.number = index + 1));
    this.#say();
    this.#summarise();
  }

  #forget() {
    this.#removed?.notice.remove();
    this.#removed = undefined;
  }

  #tell() {
    this.dispatchEvent(new CustomEvent("answers-changed", { bubbles: true }));
  }

  /** Say one of the page's own messages, or nothing. */
  #say(name, { number } = {}) {
    const message = this.querySelector(`template[data-message="plan-${name}"]`)?.content.cloneNode(true) ?? "";
    if (message) {
      fill(message, { number });
    }
    this.querySelector("[data-said]").replaceChildren(message);
  }

  #summarise() {
    const plural = new Intl.PluralRules(this.closest("[lang]").lang);
    const count = this.#cards.length;
    const done = this.#cards.filter(({ isDone }) => isDone).length;
    const alone = this.#cards.filter(({ isAlone }) => isAlone).length;
    const summary = this.querySelector("[data-summary]");
    choose(summary, {
      count: count === 0 ? "none" : plural.select(count),
      done: count === 0 ? "" : done === count ? "all" : done === 0 ? "none" : plural.select(done),
      alone: alone === 0 ? "" : plural.select(alone),
    });
    fill(summary, { count, done, alone });
    this.#list.hidden = this.#list.children.length === 0;
    this.querySelector("[data-orders]").hidden = count < 2;
    this.querySelector("[data-print-plan]").hidden = count === 0;
  }
}
