// <self-assessment>: collects the answers of the form in it, asks the engine, shows the result.
// Without it, or when the engine fails, form and answers stay as they are. What it offers to the
// elements inside it stands in README.md.

import { plainFile } from "./answers-file.js";
import { EngineAsker } from "./engine-asker.js";
import { pageWords } from "./kept-answers-page.js";
import { fill } from "./page-places.js";
import { AnswersForm } from "./self-assessment-form.js";
import { Letters } from "./self-assessment-letters.js";
import { Result } from "./self-assessment-result.js";
import { Walk } from "./self-assessment-walk.js";

export class SelfAssessment extends EngineAsker {
  makeFields(form) {
    return new AnswersForm(form);
  }

  makeResult(root) {
    return new Result(root, this.fields);
  }

  begin() {
    if (this.querySelector("[data-letter]")) {
      const letterOf = (field) => this.fields.questionOf(field).choice;
      new Letters(this.form, letterOf, this.messages.template("wrong-letter"));
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

  get question() {
    return ["score", { ...this.subject, answers: this.parts.answers ?? {} }];
  }

  /** Parts as an answers file, in the version in which they were made, without the engine. */
  plainFile(version, kept, parts) {
    const statements = Object.keys(pageWords(this).statement);
    return plainFile({ ...this.subject, version, statements }, kept, parts);
  }

  clear() {
    this.messages.notice(null);
    super.clear();
  }

  changed() {
    this.#count();
    super.changed();
  }

  show(result, about) {
    const wasShown = this.result.isShown;
    const changed = this.result.show(result, { ...about, role: this.fields.role });
    if (!wasShown) {
      this.messages.say("shown");
    } else if (changed.length > 0) {
      this.messages.say("updated", { change: changed.join(" ") });
    } else if (this.messages.said === "waiting") {
      this.messages.say("shown");
    }
  }

  #listen() {
    this.form.addEventListener("input", ({ target }) => this.#edited(target));
    this.form.addEventListener("click", ({ target }) => this.#takeBack(target.closest("[data-clear]")));
    // A browser may have put earlier answers back by now.
    window.addEventListener("pageshow", () => {
      if (this.#count() > 0 && !this.messages.said) {
        this.messages.say("restored");
      }
    });
  }

  #edited(target) {
    this.#settle(this.fields.questionOf(target), target.dataset.means);
    this.changed();
  }

  /** Say so where text that is written has given its statement an answer. */
  #settle(question, answer) {
    if (question && this.fields.settle(question, answer)) {
      this.messages.notice("noted", { number: question.number, answer: question.choice.words });
    } else {
      this.messages.notice(null);
    }
  }

  #takeBack(button) {
    if (!button) {
      return;
    }
    const question = this.fields.questionOf(button);
    question.choice.value = "";
    this.#settle(question);
    question.choice.focus();
    this.changed();
  }

  /** Show how many are answered, and the way to the first that is not; return how many. */
  #count() {
    const answered = this.fields.count();
    fill(this, { answered });
    this.querySelector("progress").value = answered;
    const { address } = this.fields.firstLeftOut ?? {};
    for (const way of this.querySelectorAll("[data-unanswered]")) {
      way.hidden = answered === 0 || !address;
      way.querySelector("a").href = address ?? "";
    }
    return answered;
  }
}
