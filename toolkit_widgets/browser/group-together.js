// What a group says together, from the engine to the page: asked for once, then kept up with every change.

import { Agreed } from "./group-agreed.js";
import { GroupResult } from "./group-result.js";
import { message, pageWords } from "./kept-answers-page.js";

/** Let the page answer what waits, before it lays out a long result. */
const anotherTurn = () => new Promise((resolve) => setTimeout(resolve));

/** The statuses that come with a way to the result. */
const TO_RESULT = "[data-to-result]";

export class Together {
  #group;
  #root;
  #assessment = null;
  #template;
  #result;
  #agreed;
  #wanted = false;
  #round = 0;

  /** What the page calls the ids of this assessment. */
  words = {};

  /**
   * @param {HTMLElement} group whose views they are: it has `ask`, `question`, `about`, `changed`
   * @param {HTMLElement} root the part of the page from which the result is asked for
   */
  constructor(group, root) {
    this.#group = group;
    this.#root = root;
    root.querySelector("[data-show]").addEventListener("click", () => this.#show());
    root.querySelector("[data-retry]").addEventListener("click", () => {
      root.querySelector("[data-show]").focus();
      this.#show();
    });
    group.addEventListener("click", ({ target }) => target.closest("[data-print]") && window.print());
    group.addEventListener("change", ({ target }) => target.matches("[data-all-agree]") && group.agreeToShow(target.checked));
  }

  get assessment() {
    return this.#assessment;
  }

  /** Its name, and how many statements it has. */
  get asked() {
    const { title = "", count = "0" } = this.#template?.dataset ?? {};
    return { title, count: Number(count) };
  }

  get agreed() {
    return this.#agreed?.agreed ?? {};
  }

  set agreed(agreed) {
    if (this.#agreed) {
      this.#agreed.agreed = agreed;
    }
  }

  /** Put the texts of an assessment on the page, or take them away. */
  setUp(assessment) {
    if (assessment === this.#assessment) {
      return;
    }
    this.clear();
    this.#template = this.#group.querySelector(`template[data-assessment="${assessment}"]`);
    this.#assessment = this.#template ? assessment : null;
    this.#group.querySelector("[data-with-plan]").hidden = !this.#template;
    if (this.#template) {
      const view = this.#group.querySelector("[data-view]");
      view.append(document.importNode(this.#template.content, true));
      this.words = pageWords(view);
      const root = view.querySelector("[data-result]");
      this.#result = new GroupResult(root, this.words);
      this.#agreed = new Agreed(root, this.words, () => this.#group.changed());
      this.agreed = {};
    }
  }

  clear() {
    this.#wanted = false;
    this.#round += 1;
    this.#assessment = null;
    this.#template = this.#result = this.#agreed = undefined;
    this.#group.querySelector("[data-view]").replaceChildren();
    this.#group.querySelector("[data-with-plan]").hidden = true;
    this.#say(null);
    this.#offerRetry(false);
  }

  /** Ask the engine once more, if a result is wanted. */
  keepUp() {
    if (this.#wanted) {
      this.#run();
    }
  }

  /** Show the result, and go there unless the person has gone elsewhere meanwhile. */
  async #show() {
    const from = document.activeElement;
    this.#wanted = true;
    this.#group.beginToday();
    const isShown = await this.#run();
    await anotherTurn();
    if (isShown && document.activeElement === from) {
      this.#say(null);
      this.#result.focus();
    }
  }

  /** Only the newest round speaks. */
  async #run() {
    const round = (this.#round += 1);
    this.#offerRetry(false);
    const { question } = this.#group;
    if (question.voices.length === 0) {
      this.#result?.hide();
      this.#say("no-one");
      return false;
    }
    if (!this.#group.engine.ready) {
      this.#say("waiting");
    }
    try {
      const result = await this.#group.ask("group", question);
      return round === this.#round && this.#put(result);
    } catch (error) {
      return round === this.#round && this.#fail(error);
    }
  }

  #put(result) {
    const wasShown = this.#result.isShown;
    this.#result.show(result, this.#group.about);
    this.#say(wasShown ? "updated" : "shown");
    return true;
  }

  #fail(error) {
    console.warn(error, error.cause);
    this.#say(`failed-${error.kind}`);
    this.#offerRetry(true);
    this.#result.markOld();
    return false;
  }

  #offerRetry(isOffered) {
    this.#root.querySelector("[data-failed]").hidden = !isOffered;
  }

  /** Say how it goes with the result, or nothing. */
  #say(name) {
    const status = this.#root.querySelector("[data-status]");
    status.replaceChildren(message(this.#root, name));
    status.querySelector(TO_RESULT)?.setAttribute("href", `#together-${this.#assessment}`);
  }
}
