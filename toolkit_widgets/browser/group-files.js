// What a group has, as files: the group file, and tables for spreadsheets. The engine writes them.

import { offer } from "./answers-file.js";
import { say } from "./kept-answers-page.js";

export class GroupFiles {
  #root;
  #group;

  /**
   * @param {HTMLElement} root the part of the page
   * @param {HTMLElement} group what is saved
   */
  constructor(root, group) {
    this.#root = root;
    this.#group = group;
    root.querySelector("[data-save-file]").addEventListener("click", () => this.save());
    for (const button of root.querySelectorAll("[data-table]")) {
      button.addEventListener("click", () => this.#table(button.dataset.table));
    }
  }

  save() {
    return this.#offer("application/json", () => this.#group.ask("group_save", this.#group.toSave));
  }

  say(name, slots) {
    say(this.#root, name, slots);
  }

  #table(name) {
    return this.#offer("text/csv", async () => (await this.#group.ask("group_table", this.#group.toTabulate))[name]);
  }

  /** Offer a file that the engine makes; what it refuses is said, and so is that there is no engine. */
  async #offer(type, make) {
    if (!this.#group.assessment) {
      this.say("nobody");
      return;
    }
    this.say("making");
    try {
      const file = await make();
      offer(file, type);
      this.say("saved_file", { file: file.name });
    } catch (error) {
      if (error.kind === "refused") {
        this.say("not_saved", error.cause);
      } else {
        console.warn(error, error.cause);
        this.say("no_engine");
      }
    }
  }
}
