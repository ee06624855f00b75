// One statement at a time, or all on one page, as the reader chooses. The style sheet hides the others on the screen.

export class Walk {
  #root;
  #questions;
  #here = 0;

  constructor(root) {
    this.#root = root;
    this.#questions = [...root.querySelectorAll("fieldset[data-statement]")];
    this.#choices.forEach((choice) => choice.addEventListener("click", () => this.#choose(choice)));
    root.querySelector("[data-back]").addEventListener("click", () => this.#go(-1));
    root.querySelector("[data-next]").addEventListener("click", () => this.#go(1));
    root.addEventListener("focusin", ({ target }) => this.#stand(target.closest("fieldset[data-statement]")));
    root.addEventListener("click", ({ target }) => this.#stand(this.#questionFor(target.closest("a[href^='#']"))));
    root.addEventListener("keydown", (event) => this.#pressed(event));
  }

  get #choices() {
    return [...this.#root.querySelectorAll("[data-view-choice]")];
  }

  get #isOn() {
    return this.#root.dataset.view === "one";
  }

  #choose(choice) {
    this.#root.dataset.view = choice.dataset.viewChoice;
    this.#choices.forEach((each) => (each.ariaPressed = String(each === choice)));
    this.#stand(this.#questions[this.#here]);
  }

  #questionFor(link) {
    return link && this.#questions.find(({ id }) => link.hash === `#${id}`);
  }

  /** Make a question the one that is shown. */
  #stand(question) {
    if (!question) {
      return;
    }
    this.#here = this.#questions.indexOf(question);
    this.#questions.forEach((each) => each.toggleAttribute("data-here", each === question));
    this.#root.querySelector("[data-back]").toggleAttribute("hidden", this.#here === 0);
    this.#root.querySelector("[data-next]").toggleAttribute("hidden", this.#here === this.#questions.length - 1);
  }

  /** Go to the question before or after, and take the focus along. */
  #go(steps) {
    const question = this.#questions[this.#here + steps];
    this.#stand(question);
    question.tabIndex = -1;
    question.focus({ preventScroll: true });
    const part = question.closest("section");
    (part.querySelector("fieldset") === question ? part : question).scrollIntoView();
  }

  /** Enter on an answer goes on, where it would otherwise ask for the result. */
  #pressed(event) {
    const isAnswer = event.key === "Enter" && event.target.matches("[data-statement] [type=radio]");
    if (this.#isOn && isAnswer && this.#here < this.#questions.length - 1) {
      event.preventDefault();
      this.#go(1);
    }
  }
}
