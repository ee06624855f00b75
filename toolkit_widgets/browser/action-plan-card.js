// One action on the screen. What a person does not touch stays in the action as it came.

import { choose, fill } from "./page-places.js";

let made = 0;

export class ActionCard {
  #controls;
  #number;

  /**
   * @param {HTMLElement} element an empty card
   * @param {object} action in the shape of the answers file; the card edits it
   * @param {About} about what it is about
   */
  constructor(element, action, about) {
    this.action = action;
    this.element = element;
    this.#controls = [...this.element.querySelectorAll("[data-field]")];
    this.about = about;
    about.show(this.element);
    if (about.style) {
      this.element.classList.add(about.style);
    }
    this.#connect((made += 1));
    this.#show();
  }

  get number() {
    return this.#number;
  }

  set number(number) {
    this.#number = number;
    fill(this.element, { number });
  }

  get isDone() {
    return this.action.done === true;
  }

  get isAlone() {
    return !this.action.with?.trim();
  }

  get #priority() {
    return this.#control("priority");
  }

  /** Where its priority stands among the page's own; one that is not there comes last. */
  get rank() {
    return this.action.priority ? this.#priority.selectedIndex : Infinity;
  }

  /** Its priority in the page's words. */
  get priorityWords() {
    return this.action.priority ? this.#priority.selectedOptions[0].textContent : "";
  }

  focus() {
    this.#control("what").focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "nearest" });
  }

  /** Take over what a person has just changed. What is empty is left out. */
  edit(control) {
    const { field } = control.dataset;
    if (control.type === "checkbox") {
      this.action[field] = control.checked;
    } else if (control.value && control.validity.valid) {
      this.action[field] = control.value;
    } else {
      delete this.action[field];
    }
    this.#hint();
  }

  #control(field) {
    return this.#controls.find(({ dataset }) => dataset.field === field);
  }

  /** Tie each control to its label and its hints; the ids must differ from those of other cards. */
  #connect(serial) {
    for (const control of this.#controls) {
      const { field } = control.dataset;
      const hints = [...this.element.querySelectorAll(`[data-hint="${field}"]`)];
      control.id = `action-${serial}-${field}`;
      this.element.querySelector(`[data-label="${field}"]`).htmlFor = control.id;
      hints.forEach((hint, index) => (hint.id = `${control.id}-hint-${index + 1}`));
      if (hints.length > 0) {
        control.setAttribute("aria-describedby", hints.map(({ id }) => id).join(" "));
      }
    }
  }

  #show() {
    const { priority } = this.action;
    // Another tool may know other priorities. Its word is shown, not lost.
    if (priority && ![...this.#priority.options].some(({ value }) => value === priority)) {
      this.#priority.append(new Option(priority, priority));
    }
    for (const control of this.#controls) {
      if (control.type === "checkbox") {
        control.checked = this.isDone;
      } else {
        control.value = this.action[control.dataset.field] ?? "";
      }
    }
    this.#hint();
  }

  #hint() {
    choose(this.element, { with: this.isAlone ? "nobody" : "somebody" });
  }
}
