// What a person fills in: text, or one of several radios. What a browser can't show stays as it came.

/** A field for text. A browser changes line ends; text that nobody edits is given back as it came. */
export class Text {
  #field;
  #came = "";
  #shown = "";

  constructor(field) {
    this.#field = field;
  }

  get value() {
    return this.#field.value === this.#shown ? this.#came : this.#field.value;
  }

  set value(text) {
    this.#field.value = text;
    this.#came = text;
    this.#shown = this.#field.value;
  }
}

/** Radios. A value that none of them has is kept until one of them is chosen. */
export class Radios {
  #inputs;
  #unshown = "";

  constructor(root) {
    this.#inputs = [...root.querySelectorAll("input[type=radio]")];
  }

  get #chosen() {
    return this.#inputs.find(({ checked }) => checked);
  }

  get value() {
    return this.#chosen?.value ?? this.#unshown;
  }

  set value(value) {
    this.#inputs.forEach((input) => (input.checked = input.value === value));
    this.#unshown = this.#chosen ? "" : value;
  }

  /** The words of what is chosen, if anything is. */
  get words() {
    return this.#chosen?.labels[0].textContent ?? "";
  }

  focus() {
    (this.#chosen ?? this.#inputs[0]).focus();
  }
}
