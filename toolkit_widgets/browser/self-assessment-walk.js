// One step at a time, or all on one page, as the page says or the reader chooses. The style sheet hides the other
// steps on the screen. A step is a statement, or what comes before and after them.

export class Walk {
  #root;
  #steps;
  #here = 0;

  constructor(root) {
    this.#root = root;
    this.#steps = [...root.querySelectorAll("[data-walk]")];
    this.#choices.forEach((choice) => choice.addEventListener("click", () => this.#choose(choice)));
    root.querySelector("[data-back]").addEventListener("click", () => this.#go(-1));
    root.querySelector("[data-next]").addEventListener("click", () => this.#go(1));
    root.addEventListener("focusin", ({ target }) => this.#stand(target.closest("[data-walk]")));
    root.addEventListener("click", ({ target }) => this.#stand(this.#stepFor(target.closest("a[href^='#']"))));
    root.addEventListener("keydown", (event) => this.#pressed(event));
    if (this.#isOn) {
      this.#stand(this.#steps[0]);
    }
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
    this.#stand(this.#steps[this.#here]);
  }

  #stepFor(link) {
    return link && this.#steps.find(({ id }) => link.hash === `#${id}`);
  }

  /** Make a step the one that is shown. */
  #stand(step) {
    if (!step) {
      return;
    }
    this.#here = this.#steps.indexOf(step);
    this.#steps.forEach((each) => each.toggleAttribute("data-here", each === step));
    this.#root.querySelector("[data-back]").toggleAttribute("hidden", this.#here === 0);
    this.#root.querySelector("[data-next]").toggleAttribute("hidden", this.#here === this.#steps.length - 1);
  }

  /** Go to the step before or after, and take the focus along. */
  #go(way) {
    const step = this.#steps[this.#here + way];
    this.#stand(step);
    step.tabIndex = -1;
    step.focus({ preventScroll: true });
    const part = step.closest("section");
    (part.querySelector("[data-walk]") === step ? part : step).scrollIntoView();
  }

  /** Enter on an answer goes on, where it would otherwise ask for the result. */
  #pressed(event) {
    const isAnswer = event.key === "Enter" && event.target.matches("[data-walk] [type=radio]");
    if (this.#isOn && isAnswer && this.#here < this.#steps.length - 1) {
      event.preventDefault();
      this.#go(1);
    }
  }
}
