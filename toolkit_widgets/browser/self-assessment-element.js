// <self-assessment>: collects the answers of the form in it, asks the engine, shows the result.
// Without it, or when the engine fails, form and answers stay as they are. What it offers to the
// elements inside it stands in README.md.

import { plainFile } from "./answers-file.js";
import { Engine } from "./engine.js";
import { pageWords, today } from "./kept-answers-page.js";
import { AnswersForm } from "./self-assessment-form.js";
import { Letters } from "./self-assessment-letters.js";
import { Messages } from "./self-assessment-messages.js";
import { fill, Result } from "./self-assessment-result.js";
import { Walk } from "./self-assessment-walk.js";

export class SelfAssessment extends HTMLElement {
  #form;
  #answers;
  #messages;
  #failed;
  #engine;
  #result;
  #wanted = false;
  #round = 0;
  /** The actions of a page that has no plan: they are given back as they came. */
  #actions = [];

  connectedCallback() {
    if (this.#form) {
      return;
    }
    this.#form = this.querySelector("form");
    this.#answers = new AnswersForm(this.#form);
    this.#messages = new Messages(this);
    this.#failed = this.querySelector("[data-failed]");
    this.#result = new Result(this.querySelector("[data-result]"), this.#answers);
    const { engine, entry, deadline } = this.dataset;
    const folder = new URL(engine, document.baseURI).href;
    this.#engine = new Engine({ folder, entry }, Number(deadline) * 1000);
    if (this.querySelector("[data-letter]")) {
      const letterOf = (field) => this.#answers.questionOf(field).choice;
      new Letters(this.#form, letterOf, this.#messages.template("wrong-letter"));
    } else {
      new Walk(this);
    }
    this.#listen();
    this.#count();
  }

  get assessment() {
    return this.dataset.assessment;
  }

  /** What the engine is asked about. */
  get subject() {
    return { assessment: this.assessment };
  }

  get version() {
    return this.dataset.version;
  }

  get engine() {
    return this.#engine;
  }

  /** The parts of an answers file that the page edits; what is empty is left out. */
  get parts() {
    const { actions } = this.#plan ?? { actions: this.#actions };
    return actions.length > 0 ? { ...this.#answers.parts, actions } : this.#answers.parts;
  }

  set parts(parts) {
    this.#answers.parts = parts;
    this.#actions = parts.actions ?? [];
    if (this.#plan) {
      this.#plan.actions = this.#actions;
    }
    this.#changed();
  }

  /** Parts as an answers file, in the version in which they were made, without the engine. */
  plainFile(version, kept, parts) {
    const statements = Object.keys(pageWords(this).statement);
    return plainFile({ assessment: this.assessment, version, statements }, kept, parts);
  }

  get #plan() {
    return this.querySelector("action-plan");
  }

  addAction(about) {
    this.#plan?.addAction(about);
  }

  /** Empty everything on the page: answers, notes, plan and result. */
  clear() {
    this.#wanted = false;
    this.#round += 1;
    this.#failed.hidden = true;
    this.#result.hide();
    this.#messages.say(null);
    this.#messages.notice(null);
    this.parts = {};
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
      this.#form.addEventListener(touch, begin, untouched);
    }
    this.#form.addEventListener("input", ({ target }) => this.#edited(target));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.#form.addEventListener("click", ({ target }) => this.#takeBack(target.closest("[data-clear]")));
    this.querySelector("[data-retry]").addEventListener("click", () => this.#tryAgain());
    this.querySelector("[data-print]").addEventListener("click", () => window.print());
    // A browser may have put earlier answers back by now.
    window.addEventListener("pageshow", () => {
      if (this.#count() > 0 && !this.#messages.said) {
        this.#messages.say("restored");
      }
    });
  }

  #edited(target) {
    this.#settle(this.#answers.questionOf(target), target.dataset.means);
    this.#changed();
  }

  /** Say so where text that is written has given its statement an answer. */
  #settle(question, answer) {
    if (question && this.#answers.settle(question, answer)) {
      this.#messages.notice("noted", { number: question.number, answer: question.choice.words });
    } else {
      this.#messages.notice(null);
    }
  }

  #takeBack(button) {
    if (!button) {
      return;
    }
    const question = this.#answers.questionOf(button);
    question.choice.value = "";
    this.#settle(question);
    question.choice.focus();
    this.#changed();
  }

  #changed() {
    this.#count();
    this.#tell("answers-changed");
    if (this.#wanted && this.#failed.hidden) {
      this.#run();
    }
  }

  /** Show the result, and go there unless the person has gone elsewhere meanwhile. */
  async #ask() {
    const from = document.activeElement;
    this.#wanted = true;
    if (!this.#answers.day) {
      this.#answers.day = today();
      this.#tell("answers-changed");
    }
    if ((await this.#run()) && document.activeElement === from) {
      this.#messages.say(null);
      this.#result.focus();
    }
  }

  /** The button goes; the focus goes to what stands beside it. Before the last question of easy read that is "Next". */
  #tryAgain() {
    const ways = ["[type=submit]", "[data-next]"].map((way) => this.#form.querySelector(way));
    ways.find((way) => way?.getClientRects().length > 0)?.focus();
    this.#ask();
  }

  /** Start the engine and, once a result is wanted, ask for it. Only the newest round speaks. */
  async #run() {
    const round = (this.#round += 1);
    const isNewest = () => round === this.#round;
    this.#failed.hidden = true;
    if (!this.#engine.ready) {
      this.#messages.say(this.#wanted ? "waiting" : "loading");
    }
    try {
      await this.#engine.start();
      if (!this.#wanted) {
        return isNewest() && this.#messages.say("ready");
      }
      const { assessment, parts } = this;
      const result = await this.#engine.ask("score", { assessment, answers: parts.answers ?? {} });
      return isNewest() && this.#show(result);
    } catch (error) {
      return isNewest() && this.#fail(error);
    }
  }

  #show(result) {
    const wasShown = this.#result.isShown;
    const { place = "", completed_on: day = today() } = this.parts;
    const changed = this.#result.show(result, { place, day, role: this.#answers.role });
    if (!wasShown) {
      this.#messages.say("shown");
    } else if (changed.length > 0) {
      this.#messages.say("updated", { change: changed.join(" ") });
    } else if (this.#messages.said === "waiting") {
      this.#messages.say("shown");
    }
    this.#tell("result-shown", result);
    return true;
  }

  #fail(error) {
    console.warn(error, error.cause);
    this.#messages.say(`failed-${error.kind}`);
    this.#failed.hidden = false;
    this.#result.markOld();
    return false;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }

  /** Show how many are answered, and the way to the first that is not; return how many. */
  #count() {
    const answered = this.#answers.count();
    fill(this, { answered });
    this.querySelector("progress").value = answered;
    const { address } = this.#answers.firstLeftOut ?? {};
    for (const way of this.querySelectorAll("[data-unanswered]")) {
      way.hidden = answered === 0 || !address;
      way.querySelector("a").href = address ?? "";
    }
    return answered;
  }
}
