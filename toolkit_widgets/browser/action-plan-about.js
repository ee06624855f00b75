// What an action is about: a statement, a recommendation or both. Their words, and where they stand, are on the page.

import { fill } from "./page-places.js";

const byId = (root, name, id) => root.querySelector(`[data-${name}="${CSS.escape(id ?? "")}"]`);

export class About {
  #found = {};

  /** The class that gives it the colours of its part, if it has some. */
  style;

  /** Where it stands: the part's place, and the statement's. What belongs nowhere comes last. */
  place = [Infinity, Infinity];

  /**
   * @param {{statement?: string, recommendation?: string}} action ids; one that the page does not have has no words
   * @param {HTMLElement} page the owner of the plan
   * @param {ParentNode} parts the parts of the assessment, with their statements
   */
  constructor({ statement, recommendation }, page, parts) {
    const row = byId(parts, "of", statement);
    if (row) {
      const { id } = page.querySelector(`[data-statement="${row.dataset.of}"][data-number]`);
      const words = row.querySelector("[data-words]").textContent;
      this.#found.statement = { words, question: row.dataset.number, address: `#${id}` };
    }
    const item = byId(page.querySelector("[data-result]"), "recommendation", recommendation);
    if (item) {
      const link = item.querySelector("a");
      this.#found.recommendation = { words: link.textContent, address: link.getAttribute("href") };
    }
    this.style = [...(row?.closest("[data-part]") ?? item)?.classList ?? []].find((name) => name.startsWith("piece--"));
    this.#stand(row, [...parts.querySelectorAll("[data-part]")]);
  }

  #stand(row, parts) {
    const at = parts.findIndex((part) => part.contains(row) || (!row && this.style && part.matches(`.${this.style}`)));
    if (at !== -1) {
      this.place = [at, Number(this.#found.statement?.question ?? Infinity)];
    }
  }

  /** Show what there is, with its words and, where there are links, its address. The rest goes. */
  show(root) {
    for (const line of root.querySelectorAll("[data-about]")) {
      const name = line.dataset.about;
      const { words, question, address } = this.#found[name] ?? {};
      if (!words) {
        line.remove();
        continue;
      }
      line.hidden = false;
      fill(line, { [name]: words, question });
      line.querySelector("a")?.setAttribute("href", address);
    }
  }
}
