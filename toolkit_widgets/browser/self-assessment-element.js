// <self-assessment>: collects the answers of the form in it, asks the engine, shows the result.
// Without it, or when the engine fails, form and answers stay as they are.

import { Engine } from "./engine.js";
import { fill, Result } from "./self-assessment-result.js";

export class SelfAssessment extends HTMLElement {
  #form;
  #status;
  #failed;
  #engine;
  #result;
  #said;
  #wanted = false;
  #round = 0;

  connectedCallback() {
    if (this.#form) {
      return;
    }
    this.#form = this.querySelector("form");
    this.#status = this.querySelector("[data-status]");
    this.#failed = this.querySelector("[data-failed]");
    this.#result = new Result(this.querySelector("[data-result]"), this.#form);
    const { engine, package: pack, entry, deadline } = this.dataset;
    const folder = new URL(engine, document.baseURI).href;
    this.#engine = new Engine({ folder, pack, entry }, Number(deadline) * 1000);
    this.#listen();
    this.#countAnswers();
  }

  #listen() {
    const untouched = new AbortController();
    for (const touch of ["pointerdown", "focusin", "input"]) {
      const begin = () => {
        untouched.abort();
        this.#run();
      };
      this.#form.addEventListener(touch, begin, untouched);
    }
    this.#form.addEventListener("input", () => this.#answered());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.#form.addEventListener("click", ({ target }) => this.#takeBack(target.closest("[data-clear]")));
    this.querySelector("[data-retry]").addEventListener("click", () => this.#tryAgain());
    this.querySelector("[data-print]").addEventListener("click", () => window.print());
    // A browser may have put earlier answers back by now.
    window.addEventListener("pageshow", () => {
      if (this.#countAnswers() > 0 && !this.#said) {
        this.#say("restored");
      }
    });
  }

  #answered() {
    this.#countAnswers();
    if (this.#wanted && this.#failed.hidden) {
      this.#run();
    }
  }

  /** Show the result, and go there unless the person has gone elsewhere meanwhile. */
  async #ask() {
    const from = document.activeElement;
    this.#wanted = true;
    if ((await this.#run()) && document.activeElement === from) {
      this.#say(null);
      this.#result.focus();
    }
  }

  #tryAgain() {
    this.#form.querySelector("[type=submit]").focus();
    this.#ask();
  }

  /** Start the engine and, once a result is wanted, ask for it. Only the newest round speaks. */
  async #run() {
    const round = (this.#round += 1);
    const isNewest = () => round === this.#round;
    this.#failed.hidden = true;
    if (!this.#engine.ready) {
      this.#say(this.#wanted ? "waiting" : "loading");
    }
    try {
      await this.#engine.start();
      if (!this.#wanted) {
        return isNewest() && this.#say("ready");
      }
      const { assessment } = this.dataset;
      const result = await this.#engine.ask("score", { assessment, answers: this.#answers() });
      return isNewest() && this.#show(result);
    } catch (error) {
      return isNewest() && this.#fail(error);
    }
  }

  #show(result) {
    const wasShown = this.#result.isShown;
    const changed = this.#result.show(result);
    if (!wasShown) {
      this.#say("shown");
    } else if (changed.length > 0) {
      this.#say("updated", { change: changed.join(" ") });
    } else if (this.#said === "waiting") {
      this.#say("shown");
    }
    return true;
  }

  #fail(error) {
    console.warn(error, error.cause);
    this.#say(`failed-${error.kind}`);
    this.#failed.hidden = false;
    this.#result.markOld();
    return false;
  }

  /** Put one of the page's own messages where it is seen and spoken. */
  #say(name, slots = {}) {
    if (name === this.#said && Object.keys(slots).length === 0) {
      return;
    }
    this.#said = name;
    const message = this.querySelector(`template[data-message="${name}"]`)?.content.cloneNode(true);
    if (message) {
      fill(message, slots);
    }
    this.#status.replaceChildren(...(message ? [message] : []));
  }

  #questions() {
    return [...this.#form.querySelectorAll("[data-statement]")];
  }

  /** The answers as the engine takes them; what is not answered is not in it. */
  #answers() {
    const answers = {};
    for (const question of this.#questions()) {
      const answer = question.querySelector(":checked")?.value;
      if (answer) {
        answers[question.dataset.statement] = { answer, reason: question.querySelector("[data-reason]")?.value ?? "" };
      }
    }
    return answers;
  }

  /** Show how many are answered and what can be taken back; return how many. */
  #countAnswers() {
    let answered = 0;
    for (const question of this.#questions()) {
      const isAnswered = question.querySelector(":checked") !== null;
      question.querySelector("[data-clear]").hidden = !isAnswered;
      answered += isAnswered ? 1 : 0;
    }
    fill(this, { answered });
    return answered;
  }

  #takeBack(button) {
    if (!button) {
      return;
    }
    const question = button.closest("[data-statement]");
    question.querySelector(":checked").checked = false;
    question.querySelector("input").focus();
    this.#answered();
  }
}
