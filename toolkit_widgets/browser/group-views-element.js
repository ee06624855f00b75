// <group-views>: brings several people's answers together. Files go to the engine, which gives back who is in and what
// they say together; the page carries both. What it offers to the elements inside it stands in README.md.

import { forget } from "./engine-snapshot.js";
import { Engine } from "./engine.js";
import { GroupFiles } from "./group-files.js";
import { Intake } from "./group-intake.js";
import { PeopleList } from "./group-people.js";
import { Reading } from "./group-reading.js";
import { Together } from "./group-together.js";
import { OnDevice } from "./kept-answers-device.js";
import { ask, listenToAnswers, today } from "./kept-answers-page.js";
import { fill } from "./page-places.js";

/** The shape of a copy on the device. */
const COPY_VERSION = "1";
/** What a copy of it may leave out. */
const NOTHING = { assessment: "", agreed: {}, actions: [], place: "", completed_on: "", all_agree: false };

export class GroupViews extends HTMLElement {
  #engine;
  #intake;
  #list;
  #reading;
  #together;
  #device;
  #files;
  #fields;
  #allAgree = false;
  #last = 0; // the number of the person who came last
  #unread = []; // people saved on the device whom the engine refuses; they stay in the copy
  #pending; // a copy from the device, until the engine has read it

  /** The group file that was opened or merged last: it holds what the page does not know. */
  kept = "";

  connectedCallback() {
    if (this.#engine) {
      return;
    }
    const { engine, entry, deadline } = this.dataset;
    this.#engine = new Engine({ folder: new URL(engine, document.baseURI).href, entry }, Number(deadline) * 1000);
    this.#fields = Object.fromEntries(
      [...this.querySelectorAll("[data-about]:is(input)")].map((field) => [field.dataset.about, field]),
    );
    this.#list = new PeopleList(this.querySelector("[data-people]"), () => this.viewsChanged());
    this.#together = new Together(this, this.querySelector("[data-people]"));
    this.#intake = new Intake(this.querySelector("[data-intake]"), (files) => this.#reading.take(files), {
      retry: () => this.#reading.retry(),
      countEach: () => this.#reading.countEach(),
    });
    this.#reading = new Reading(this, this.#intake);
    this.#files = new GroupFiles(this.querySelector("[data-files]"), this);
    listenToAnswers(this);
    this.querySelector("[data-clear-all]").addEventListener("click", ({ target }) => this.#clear(target));
    for (const field of Object.values(this.#fields)) {
      field.addEventListener("change", () => this.viewsChanged());
    }
    this.#device = new OnDevice(this, this);
  }

  // What the parts of the page ask of it.

  get engine() {
    return this.#engine;
  }

  ask(call, payload) {
    return this.#engine.ask(call, payload);
  }

  get assessment() {
    return this.#together.assessment;
  }

  get title() {
    return this.#together.asked.title;
  }

  /** What the page calls the ids of this assessment. */
  get words() {
    return this.#together.words;
  }

  get people() {
    return this.#list.people;
  }

  /** Whether there is nothing yet that another assessment's answers could be mixed with. */
  get isEmpty() {
    const { people, agreed, actions } = this.parts;
    return [people, Object.keys(agreed), actions].every(({ length }) => length === 0) && this.kept === "";
  }

  /** What is asked of the engine for the result. */
  get question() {
    return { assessment: this.assessment, voices: this.people.map(({ voice }) => voice), all_agree: this.#allAgree };
  }

  /** What the result is about. */
  get about() {
    const { place, completed_on: day } = this.parts;
    return { place, day: day || today(), allAgree: this.#allAgree };
  }

  get toSave() {
    const { assessment, people: _, ...parts } = this.parts;
    return { assessment, kept: this.kept, parts: { ...parts, people: this.people.map(({ text }) => text) } };
  }

  get toTabulate() {
    const { agreed, actions, completed_on } = this.parts;
    return { ...this.question, parts: { agreed, actions, completed_on }, words: this.words };
  }

  /**
   * Take in people, as the engine read them. Whether all agree must then be asked again.
   * @returns {boolean} whether all had agreed before
   */
  add(assessment, people) {
    const hadAgreed = this.#allAgree;
    this.#allAgree = false;
    this.#setUp(assessment);
    this.#list.add(people.map((person) => this.#numbered(person)), this.#together.asked.count);
    return hadAgreed;
  }

  /** Be the group of a group file, as the engine read it. */
  become({ assessment, people, agreed, actions, place, completed_on, all_agree: allAgree, text }) {
    this.#setUp(assessment);
    this.kept = text;
    this.#allAgree = allAgree;
    this.#fields.place.value = place;
    this.#fields.completed_on.value = completed_on;
    this.#last = 0;
    this.#list.show(people.map((person) => this.#numbered(person)), this.#together.asked.count);
    this.#together.agreed = agreed;
    this.#plan.actions = actions;
  }

  agreeToShow(isAgreed) {
    this.#allAgree = isAgreed;
    this.viewsChanged();
  }

  /** The day becomes today's where nobody has given one. */
  beginToday() {
    if (!this.#fields.completed_on.value) {
      this.#fields.completed_on.value = today();
      this.changed();
    }
  }

  /** Tell whoever saves that something has changed. */
  changed() {
    this.dispatchEvent(new CustomEvent("answers-changed", { bubbles: true }));
  }

  /** What the result rests on has changed: who is in, or what it is about. */
  viewsChanged() {
    this.changed();
    this.#together.keepUp();
  }

  // What is kept on the device.

  get version() {
    return COPY_VERSION;
  }

  get parts() {
    return (
      this.#pending ?? {
        assessment: this.assessment ?? "",
        people: [...this.people.map(({ text }) => text), ...this.#unread],
        agreed: this.#together.agreed,
        actions: this.#plan.actions,
        place: this.#fields.place.value,
        completed_on: this.#fields.completed_on.value,
        all_agree: this.#allAgree,
      }
    );
  }

  set parts(parts) {
    const { kept } = this;
    if (!Array.isArray(parts.people)) {
      return;
    }
    this.#empty();
    this.kept = kept;
    this.#pending = { ...NOTHING, ...parts };
    this.#reading.restore(this.#pending);
  }

  /** The copy from the device is read; `unread` are the texts that the engine refuses. */
  restored(parts, people, unread) {
    this.#pending = undefined;
    if (parts.assessment) {
      this.become({ ...parts, people, text: this.kept });
    }
    this.#unread = unread;
    this.#together.keepUp();
  }

  get pending() {
    return this.#pending;
  }

  saveFile() {
    return this.#files.save();
  }

  get #plan() {
    return this.querySelector("action-plan");
  }

  #numbered(person) {
    this.#last += 1;
    return { ...person, number: this.#last };
  }

  #setUp(assessment) {
    if (assessment !== this.assessment) {
      this.#plan.actions = [];
      this.#together.setUp(assessment);
      fill(this.querySelector("[data-total]"), { title: this.title });
    }
  }

  /** Clear the page and the device; first the device, so that nothing is saved again. */
  async #clear(button) {
    if ((await ask(this, "clear")) !== "clear") {
      return;
    }
    this.#device.forget("cleared");
    forget();
    this.#empty();
    if (!button.checkVisibility()) {
      this.querySelector("#keep").focus();
    }
  }

  #empty() {
    this.kept = "";
    this.#pending = undefined;
    this.#unread = [];
    this.#allAgree = false;
    this.#last = 0;
    Object.values(this.#fields).forEach((field) => (field.value = ""));
    this.#reading.clear();
    this.#intake.clear();
    this.#files.say(null);
    this.#list.show([], 0);
    this.#plan.actions = [];
    this.#together.setUp(null);
  }
}
