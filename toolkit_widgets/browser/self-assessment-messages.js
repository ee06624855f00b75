// Puts the page's own messages where they are seen and spoken.

import { fill } from "./page-places.js";

export class Messages {
  #root;
  #said = null;

  constructor(root) {
    this.#root = root;
  }

  /** The name of what is said just now about the result. */
  get said() {
    return this.#said;
  }

  /** The template of a message. */
  template(name) {
    return this.#root.querySelector(`template[data-message="${name}"]`);
  }

  /** Say how it goes with the result. The same words are not said twice. */
  say(name, slots = {}) {
    if (name !== this.#said || Object.keys(slots).length > 0) {
      this.#said = name;
      this.#put("[data-status]", name, slots);
    }
  }

  /** Say what has just become of an answer. */
  notice(name, slots = {}) {
    this.#put("[data-notice]", name, slots);
  }

  #put(place, name, slots) {
    const message = this.template(name)?.content.cloneNode(true);
    if (message) {
      fill(message, slots);
    }
    this.#root.querySelector(place).replaceChildren(...(message ? [message] : []));
  }
}
