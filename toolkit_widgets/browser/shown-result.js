// What every result on a page can do, whatever is in it: be there or not, have the focus, be out of date.

import { choose } from "./page-places.js";

export class ShownResult {
  /** @param {HTMLElement} root the result, with a heading that can have the focus */
  constructor(root) {
    this.root = root;
    this.language = root.closest("[lang]").lang;
  }

  get isShown() {
    return !this.root.hidden;
  }

  focus() {
    const heading = this.root.querySelector("h2");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }

  hide() {
    this.root.hidden = true;
  }

  /** Say that something has changed which this result does not have. */
  markOld() {
    choose(this.root, { age: "old" });
  }
}
