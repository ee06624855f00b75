// <work-planner>: a planner's form, what its engine makes of it, and the files that it makes. Like <self-assessment>
// it is the owner of a plan of actions and of <kept-answers>. What it offers stands in README.md.

import { offer } from "./answers-file.js";
import { Engine } from "./engine.js";
import { pageWords, today } from "./kept-answers-page.js";
import { plainPlan } from "./planner-file.js";
import { Messages } from "./self-assessment-messages.js";
import { PlannerForm } from "./work-planner-form.js";
import { PlannerView } from "./work-planner-view.js";

/** The class of a page that is printed as a document, not as a form. */
const PRINTS = "prints-result";

export class WorkPlanner extends HTMLElement {
  #form;
  #fields;
  #messages;
  #failed;
  #engine;
  #view;
  #wanted = false;
  #round = 0;
  #beside = {};
  /** The actions of a planner that has no plan: they are given back as they came. */
  #actions = [];

  connectedCallback() {
    if (this.#form) {
      return;
    }
    this.#form = this.querySelector("form");
    this.#fields = new PlannerForm(this.#form);
    this.#messages = new Messages(this);
    this.#failed = this.querySelector("[data-failed]");
    this.#view = new PlannerView(this.querySelector("[data-result]"), this.#fields);
    const { engine, entry, deadline } = this.dataset;
    const folder = new URL(engine, document.baseURI).href;
    this.#engine = new Engine({ folder, entry }, Number(deadline) * 1000);
    this.#listen();
    this.#offerExamples();
  }

  /** What the engine is asked about. */
  get subject() {
    return { planner: this.dataset.planner };
  }

  get version() {
    return this.dataset.version;
  }

  get engine() {
    return this.#engine;
  }

  /** The parts of a planner file that the page edits; what is empty is left out. */
  get parts() {
    const { actions } = this.#plan ?? { actions: this.#actions };
    return actions.length > 0 ? { ...this.#fields.parts, actions } : this.#fields.parts;
  }

  set parts(parts) {
    this.#fields.parts = parts;
    this.#actions = parts.actions ?? [];
    if (this.#plan) {
      this.#plan.actions = this.#actions;
    }
    this.#changed();
  }

  /** What a page hands to its engine beside the parts. */
  get beside() {
    return this.#beside;
  }

  set beside(beside) {
    this.#beside = beside;
    this.#keepUp();
  }

  get #plan() {
    return this.querySelector("action-plan");
  }

  /** Parts as a planner file, in the version in which they were made, without the engine. */
  plainFile(version, kept, parts) {
    return plainPlan({ ...this.subject, version, fields: this.#fields.known }, kept, parts);
  }

  addAction(about) {
    this.#plan?.addAction(about);
  }

  /** Empty everything on the page: form, plan and result. */
  clear() {
    this.#wanted = false;
    this.#round += 1;
    this.#failed.hidden = true;
    this.#view.hide();
    this.#messages.say(null);
    this.#beside = {};
    this.parts = {};
    this.#tell("planner-cleared");
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
    this.#form.addEventListener("input", () => this.#changed());
    this.#form.addEventListener("planner-rows", () => this.#changed());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.querySelector("[data-retry]").addEventListener("click", () => {
      this.#form.querySelector("[type=submit]").focus();
      this.#ask();
    });
    this.addEventListener("click", ({ target }) => {
      if (target.closest("[data-print]")) {
        window.print();
      }
      this.#make(target.closest("[data-make]"));
    });
    window.addEventListener("beforeprint", () =>
      document.documentElement.classList.toggle(PRINTS, this.#view.isShown),
    );
    window.addEventListener("afterprint", () => document.documentElement.classList.remove(PRINTS));
  }

  /** Buttons on the page that put an example in; it comes from this site, and goes the way of a file. */
  #offerExamples() {
    for (const button of document.querySelectorAll("[data-example]")) {
      button.addEventListener("click", async () => {
        const keeper = this.querySelector("kept-answers");
        const answer = await fetch(new URL(button.dataset.example, document.baseURI)).catch(() => null);
        keeper.openFile({ text: answer?.ok ? await answer.text() : "" });
      });
    }
  }

  #changed() {
    this.#tell("answers-changed");
    this.#keepUp();
  }

  #keepUp() {
    if (this.#wanted && this.#failed.hidden) {
      this.#run();
    }
  }

  /** Show what comes out, and go there unless the person has gone elsewhere meanwhile. */
  async #ask() {
    const from = document.activeElement;
    this.#wanted = true;
    if (!this.#fields.day) {
      this.#fields.day = today();
      this.#tell("answers-changed");
    }
    if ((await this.#run()) && document.activeElement === from) {
      this.#messages.say(null);
      this.#view.focus();
    }
  }

  get #question() {
    const { kept = "" } = this.querySelector("kept-answers") ?? {};
    return { ...this.subject, kept, parts: this.parts, today: today(), beside: this.#beside };
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
      const result = await this.#engine.ask("plan", this.#question);
      return isNewest() && this.#show(result);
    } catch (error) {
      return isNewest() && this.#fail(error);
    }
  }

  #show(result) {
    const wasShown = this.#view.isShown;
    const { place = "", completed_on: day = today() } = this.parts;
    this.#fields.problems = result.problems;
    this.#view.show(result, { place, day });
    this.#messages.say(wasShown ? "updated" : "shown");
    this.#tell("result-shown", result);
    return true;
  }

  #fail(error) {
    console.warn(error, error.cause);
    this.#messages.say(`failed-${error.kind}`);
    this.#failed.hidden = false;
    this.#view.markOld();
    return false;
  }

  /** Have the engine make a file, and offer it. */
  async #make(button) {
    if (!button) {
      return;
    }
    const words = this.querySelector("template[data-page-words]") ? pageWords(this) : {};
    try {
      const made = await this.#engine.ask("plan_make", { ...this.#question, make: button.dataset.make, words });
      offer(made, made.type);
    } catch (error) {
      this.#fail(error);
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}
