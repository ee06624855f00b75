// What <self-assessment> and <work-planner> have in common: a form, the engine that is asked about it, and a result that
// is kept up with every change. What an owner offers to the elements inside it stands in README.md.
//
// An element that extends it has:
// - makeFields(form): the form as the parts of a file, with `parts` and `day`
// - makeResult(root): a ShownResult
// - begin(): once, when all is there
// - question: what the engine is asked for the result, as [call, payload]
// - show(result, {place, day}): shows what the engine gave, and says so

import { Engine } from "./engine.js";
import { today } from "./kept-answers-page.js";
import { Messages } from "./self-assessment-messages.js";

/** Of the buttons that may stand beside a failure the first that is seen has the focus when that goes. */
const BESIDE_RETRY = ["[type=submit]", "[data-next]"];

export class EngineAsker extends HTMLElement {
  #engine;
  #failed;
  #wanted = false;
  #round = 0;
  /** The actions of a page that has no plan: they are given back as they came. */
  #actions = [];

  connectedCallback() {
    if (this.#engine) {
      return;
    }
    this.form = this.querySelector("form");
    this.fields = this.makeFields(this.form);
    this.messages = new Messages(this);
    this.#failed = this.querySelector("[data-failed]");
    this.result = this.makeResult(this.querySelector("[data-result]"));
    const { engine, entry, deadline } = this.dataset;
    const folder = new URL(engine, document.baseURI).href;
    this.#engine = new Engine({ folder, entry }, Number(deadline) * 1000);
    this.#listen();
    this.begin();
  }

  get version() {
    return this.dataset.version;
  }

  get engine() {
    return this.#engine;
  }

  /** The parts of a file that the page edits; what is empty is left out. */
  get parts() {
    const { actions } = this.#plan ?? { actions: this.#actions };
    return actions.length > 0 ? { ...this.fields.parts, actions } : this.fields.parts;
  }

  set parts(parts) {
    this.fields.parts = parts;
    this.#actions = parts.actions ?? [];
    if (this.#plan) {
      this.#plan.actions = this.#actions;
    }
    this.changed();
  }

  get #plan() {
    return this.querySelector("action-plan");
  }

  addAction(about) {
    this.#plan?.addAction(about);
  }

  /** Empty everything on the page: form, plan and result. */
  clear() {
    this.#wanted = false;
    this.#round += 1;
    this.#failed.hidden = true;
    this.result.hide();
    this.messages.say(null);
    this.parts = {};
  }

  /** Tell whoever saves that something has changed, and keep the result up with it. */
  changed() {
    this.tell("answers-changed");
    this.keepUp();
  }

  /** Ask anew, if a result is wanted and there is an engine to ask. */
  keepUp() {
    if (this.#wanted && this.#failed.hidden) {
      this.#run();
    }
  }

  fail(error) {
    console.warn(error, error.cause);
    this.messages.say(`failed-${error.kind}`);
    this.#failed.hidden = false;
    this.result.markOld();
    return false;
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }

  #listen() {
    const untouched = new AbortController();
    for (const touch of ["pointerdown", "focusin", "input"]) {
      const begin = ({ target }) => {
        // Whoever presses the button is about to ask; a message now would move it away from under the pointer.
        if (this.#engine.mayBegin && !target.closest("[type=submit], [data-failed]")) {
          untouched.abort();
          this.#run();
        }
      };
      this.form.addEventListener(touch, begin, untouched);
    }
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.querySelector("[data-retry]").addEventListener("click", () => this.#tryAgain());
    this.addEventListener("click", ({ target }) => target.closest("[data-print]") && window.print());
  }

  /** Show the result, and go there unless the person has gone elsewhere meanwhile. */
  async #ask() {
    const from = document.activeElement;
    this.#wanted = true;
    if (!this.fields.day) {
      this.fields.day = today();
      this.tell("answers-changed");
    }
    if ((await this.#run()) && document.activeElement === from) {
      this.messages.say(null);
      this.result.focus();
    }
  }

  /** The button goes; the focus goes to what stands beside it. Before the last question of easy read that is "Next". */
  #tryAgain() {
    const ways = BESIDE_RETRY.map((way) => this.form.querySelector(way));
    ways.find((way) => way?.getClientRects().length > 0)?.focus();
    this.#ask();
  }

  /** Start the engine and, once a result is wanted, ask for it. Only the newest round speaks. */
  async #run() {
    const round = (this.#round += 1);
    const isNewest = () => round === this.#round;
    this.#failed.hidden = true;
    if (!this.#engine.ready) {
      this.messages.say(this.#wanted ? "waiting" : "loading");
    }
    try {
      await this.#engine.start();
      if (!this.#wanted) {
        return isNewest() && this.messages.say("ready");
      }
      const result = await this.#engine.ask(...this.question);
      return isNewest() && this.#show(result);
    } catch (error) {
      return isNewest() && this.fail(error);
    }
  }

  #show(result) {
    const { place = "", completed_on: day = today() } = this.parts;
    this.show(result, { place, day });
    this.tell("result-shown", result);
    return true;
  }
}
