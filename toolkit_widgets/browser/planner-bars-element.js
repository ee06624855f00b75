// <planner-bars>: gives the bars of a picture the places that the engine has found for them, whenever the planner
// around it shows a result. `data-of` names the list of the result whose items the picture shows.

export class PlannerBars extends HTMLElement {
  #owner;

  async connectedCallback() {
    if (this.#owner) {
      return;
    }
    await customElements.whenDefined("work-planner");
    this.#owner = this.closest("work-planner");
    this.#owner.addEventListener("result-shown", ({ detail }) => this.#place(detail.lists[this.dataset.of]));
  }

  #place(items) {
    const shown = [...this.querySelector("[data-list]").children];
    shown.forEach((item, index) => {
      const { slots } = items[index];
      for (const bar of item.querySelectorAll("[data-bar]")) {
        bar.setAttribute("x", slots[`${bar.dataset.bar}_at`]);
        bar.setAttribute("width", slots[`${bar.dataset.bar}_long`]);
      }
      for (const line of item.querySelectorAll("[data-zero]")) {
        const at = slots[`${line.dataset.zero}_zero`];
        line.setAttribute("x1", at);
        line.setAttribute("x2", at);
      }
    });
  }
}
