// The form of a planner as what a planner file calls its parts: place, day, details, rows, and rows of a person's own.

import { choose } from "./page-places.js";
import { Radios, Text } from "./self-assessment-fields.js";

const filled = (made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== ""));
const some = (made) => Object.fromEntries(Object.entries(made).filter(([, value]) => Object.keys(value).length > 0));

/** The fields of one row, or of the details. */
class Fields {
  #root;
  #fields;

  constructor(root) {
    this.#root = root;
    this.#fields = new Map([...root.querySelectorAll("[data-field]")].map((each) => [each.dataset.field, each]));
    for (const [name, element] of this.#fields) {
      const { kind } = element.dataset;
      const control = kind === "choice" ? new Radios(element) : new Text(element.querySelector("input, textarea"));
      this.#fields.set(name, { element, control });
    }
    root.addEventListener("click", ({ target }) => this.#clear(target.closest("[data-clear]")));
  }

  get names() {
    return [...this.#fields.keys()];
  }

  get values() {
    return filled(Object.fromEntries([...this.#fields].map(([name, { control }]) => [name, control.value])));
  }

  set values(values) {
    for (const [name, { control }] of this.#fields) {
      control.value = values[name] ?? "";
    }
    this.showClear();
  }

  /** What is chosen can be taken back. */
  showClear() {
    for (const { element, control } of this.#fields.values()) {
      element.querySelector("[data-clear]")?.toggleAttribute("hidden", !control.words);
    }
  }

  /** Mark the fields whose text does not count, and say why where that is known. */
  mark(problems) {
    for (const [name, { element }] of this.#fields) {
      const shown = element.querySelector("[data-problem]");
      if (shown) {
        const problem = problems.find(({ field }) => field === name);
        choose(shown, { why: problem?.why });
        shown.hidden = !problem;
        element.querySelector("input").toggleAttribute("aria-invalid", Boolean(problem));
      }
    }
  }

  #clear(button) {
    const found = [...this.#fields.values()].find(({ element }) => button && element.contains(button));
    if (found) {
      found.control.value = "";
      found.control.focus();
      this.#root.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

/** The rows that a person has added to a part. */
class OwnRows {
  #root;
  #list;
  #rows = []; // {element, fields, kept}
  #last = 0;

  constructor(root) {
    this.#root = root;
    this.#list = root.querySelector("[data-added]");
    root.querySelector("[data-add-row]").addEventListener("click", () => this.#begin());
    root.addEventListener("click", ({ target }) => this.#remove(target.closest("[data-remove-row]")));
  }

  get part() {
    return this.#root.dataset.own;
  }

  get names() {
    const template = this.#root.querySelector("template[data-template=own]").content;
    return [...template.querySelectorAll("[data-field]")].map(({ dataset }) => dataset.field);
  }

  get rows() {
    return this.#rows.map(({ fields, kept }) => ({ ...fields.values, ...(kept !== undefined && { kept }) }));
  }

  set rows(rows) {
    this.#rows = [];
    this.#list.replaceChildren();
    rows.forEach((row) => this.#add(row));
    this.#say(null);
  }

  /** The address of a row, by its place. */
  address(number) {
    return `#${this.#rows[number]?.element.id ?? ""}`;
  }

  /** What a row without a name is called. */
  nameless(number) {
    return this.#rows[number]?.element.querySelector("[data-own-number]").textContent;
  }

  get all() {
    return this.#rows.map(({ fields }) => fields);
  }

  #begin() {
    const { element } = this.#add({});
    this.#say("own_added");
    this.#tell();
    element.querySelector("textarea, input").focus();
  }

  #add({ kept, ...values }) {
    this.#last += 1;
    const element = this.#copy(this.#last);
    this.#list.append(element);
    const row = { element, fields: new Fields(element), kept };
    row.fields.values = values;
    this.#rows.push(row);
    this.#number();
    return row;
  }

  #remove(button) {
    const row = this.#rows.find(({ element }) => button && element.contains(button));
    if (row) {
      this.#rows.splice(this.#rows.indexOf(row), 1);
      row.element.remove();
      this.#number();
      this.#say("own_removed");
      this.#tell();
      this.#root.querySelector("[data-add-row]").focus();
    }
  }

  /** A copy of the empty row; ids, and what points to them, get a number of their own. */
  #copy(serial) {
    const { content } = this.#root.querySelector("template[data-template=own]");
    const element = content.firstElementChild.cloneNode(true);
    const from = `own-${this.part}-n`;
    for (const each of [element, ...element.querySelectorAll("*")]) {
      for (const name of ["id", "for", "name", "aria-labelledby", "aria-describedby"]) {
        const value = each.getAttribute(name);
        if (value?.includes(from)) {
          each.setAttribute(name, value.replaceAll(from, `own-${this.part}-${serial}`));
        }
      }
    }
    return element;
  }

  #number() {
    this.#rows.forEach(({ element }, index) => {
      element.querySelector("[data-own-number] [data-slot=number]").textContent = index + 1;
    });
  }

  #say(name) {
    const message = name && this.#root.querySelector(`template[data-message=${name}]`).content.cloneNode(true);
    this.#root.querySelector("[data-said]").replaceChildren(...(message ? [message] : []));
  }

  #tell() {
    this.#root.dispatchEvent(new CustomEvent("planner-rows", { bubbles: true }));
  }
}

export class PlannerForm {
  #place;
  #day;
  #details;
  #rows;
  #own;
  #words;

  constructor(form) {
    this.#place = new Text(form.querySelector("[data-about=place]"));
    this.#day = new Text(form.querySelector("[data-about=completed_on]"));
    this.#details = new Fields(form.querySelector("[data-details]"));
    const rows = [...form.querySelectorAll("[data-row]")];
    this.#rows = new Map(rows.map((row) => [row.dataset.row, new Fields(row)]));
    this.#words = new Map(rows.map((row) => [row.dataset.row, row.querySelector("[data-words]").textContent]));
    this.#own = new Map([...form.querySelectorAll("[data-own]")].map((root) => [root.dataset.own, new OwnRows(root)]));
    form.addEventListener("input", () => this.#all.forEach((fields) => fields.showClear()));
  }

  get #all() {
    return [this.#details, ...this.#rows.values(), ...[...this.#own.values()].flatMap(({ all }) => all)];
  }

  get parts() {
    const rows = [...this.#rows].map(([id, { values }]) => [id, values]);
    const own = [...this.#own].map(([part, { rows: added }]) => [part, added]);
    const about = filled({ place: this.#place.value, completed_on: this.day });
    const made = { details: this.#details.values, rows: some(Object.fromEntries(rows)), own: some(Object.fromEntries(own)) };
    return { ...about, ...some(made) };
  }

  set parts({ place = "", completed_on: day = "", details = {}, rows = {}, own = {} }) {
    this.#place.value = place;
    this.day = day;
    this.#details.values = details;
    this.#rows.forEach((fields, id) => (fields.values = rows[id] ?? {}));
    this.#own.forEach((added, part) => (added.rows = own[part] ?? []));
    this.problems = [];
  }

  get day() {
    return this.#day.value;
  }

  set day(day) {
    this.#day.value = day;
  }

  /** The ids that the page knows: details, rows with their fields, parts with the fields of added rows. */
  get known() {
    const names = (made) => Object.fromEntries([...made].map(([id, fields]) => [id, fields.names]));
    return { details: this.#details.names, rows: names(this.#rows), own: names(this.#own) };
  }

  /** Say beside each field that the engine could not read that it does not count. */
  set problems(problems) {
    const of = (fields, mine) => fields.mark(problems.filter(mine));
    of(this.#details, ({ row, part }) => !row && !part);
    this.#rows.forEach((fields, id) => of(fields, ({ row }) => row === id));
    this.#own.forEach((added, id) =>
      added.all.forEach((fields, index) => of(fields, ({ part, number }) => part === id && number === index)),
    );
  }

  /** What a row is called, and where it stands. */
  about({ row, part, number, name }) {
    return row
      ? { words: this.#words.get(row), address: `#row-${row}` }
      : { words: name || this.#own.get(part)?.nameless(number), address: this.#own.get(part)?.address(number) };
  }
}
