// <work-planner>: a planner's form, what its engine makes of it, and the files that it makes. Like <self-assessment>
// it is the owner of a plan of actions and of <kept-answers>. What it offers stands in README.md.

import { offer } from "./answers-file.js";
import { EngineAsker } from "./engine-asker.js";
import { pageWords, today } from "./kept-answers-page.js";
import { plainPlan } from "./planner-file.js";
import { PlannerForm } from "./work-planner-form.js";
import { PlannerView } from "./work-planner-view.js";

/** The class of a page that is printed as a document, not as a form. */
const PRINTS = "prints-result";

export class WorkPlanner extends EngineAsker {
  #beside = {};

  makeFields(form) {
    return new PlannerForm(form);
  }

  makeResult(root) {
    return new PlannerView(root, this.fields);
  }

  begin() {
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("planner-rows", () => this.changed());
    this.addEventListener("click", ({ target }) => this.#make(target.closest("[data-make]")));
    window.addEventListener("beforeprint", () =>
      document.documentElement.classList.toggle(PRINTS, this.result.isShown),
    );
    window.addEventListener("afterprint", () => document.documentElement.classList.remove(PRINTS));
    this.#offerExamples();
  }

  /** What the engine is asked about. */
  get subject() {
    return { planner: this.dataset.planner };
  }

  get question() {
    return ["plan", this.#asked];
  }

  /** What a page hands to its engine beside the parts. */
  get beside() {
    return this.#beside;
  }

  set beside(beside) {
    this.#beside = beside;
    this.keepUp();
  }

  /** Parts as a planner file, in the version in which they were made, without the engine. */
  plainFile(version, kept, parts) {
    return plainPlan({ ...this.subject, version, fields: this.fields.known }, kept, parts);
  }

  clear() {
    this.#beside = {};
    super.clear();
    this.tell("planner-cleared");
  }

  show(result, about) {
    const wasShown = this.result.isShown;
    this.fields.problems = result.problems;
    this.result.show(result, about);
    this.messages.say(wasShown ? "updated" : "shown");
  }

  get #asked() {
    const { kept = "" } = this.querySelector("kept-answers") ?? {};
    return { ...this.subject, kept, parts: this.parts, today: today(), beside: this.#beside };
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

  /** Have the engine make a file, and offer it. */
  async #make(button) {
    if (!button) {
      return;
    }
    const words = this.querySelector("template[data-page-words]") ? pageWords(this) : {};
    try {
      const made = await this.engine.ask("plan_make", { ...this.#asked, make: button.dataset.make, words });
      offer(made, made.type);
    } catch (error) {
      this.fail(error);
    }
  }
}
