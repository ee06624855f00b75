// <read-aloud>: has the device's own voice read what is marked in its [data-aloud], piece by piece.
// Only a voice that works on the device itself is used: others send the words to another host.

/** How fast: 1 is the voice's own speed. */
const SPEED = 1;
const SLOWER = 0.7;

export class ReadAloud extends HTMLElement {
  #speech = window.speechSynthesis;
  #here = null;
  #round = 0;

  connectedCallback() {
    if (!this.#speech) {
      return;
    }
    this.#button("start").addEventListener("click", () => this.#start());
    this.#button("stop").addEventListener("click", () => this.#stop());
    this.#button("slower").addEventListener("click", () => this.#change());
    // A browser goes on speaking when its page is gone.
    addEventListener("pagehide", () => this.#speech.cancel());
    this.#speech.addEventListener("voiceschanged", () => this.#show());
    this.#show();
  }

  /** The voice of this device for the page's language, of the page's country if there is one. */
  get #voice() {
    const wanted = document.documentElement.lang.toLowerCase();
    const [language] = wanted.split("-");
    const spoken = ({ lang }) => lang.toLowerCase().replace("_", "-");
    const fit = this.#speech.getVoices().filter((voice) => voice.localService && spoken(voice).split("-")[0] === language);
    return fit.find((voice) => spoken(voice) === wanted) ?? fit[0];
  }

  /** What can be read now, in order. */
  get #pieces() {
    return [...this.closest("[data-aloud]").querySelectorAll("[data-say]")].filter((piece) => piece.checkVisibility());
  }

  get #isSlow() {
    return this.#button("slower").getAttribute("aria-pressed") === "true";
  }

  #button(name) {
    return this.querySelector(`[data-${name}]`);
  }

  #show() {
    this.hidden = !this.#voice;
  }

  /** Read from where it was stopped, or from the beginning. */
  #start() {
    this.#speech.cancel();
    this.#turn(true);
    this.#button("stop").focus();
    const pieces = this.#pieces;
    this.#read(pieces.includes(this.#here) ? this.#here : pieces[0]);
  }

  #stop() {
    this.#round += 1;
    this.#speech.cancel();
    const hadFocus = this.contains(document.activeElement);
    this.#turn(false);
    if (hadFocus) {
      this.#button("start").focus();
    }
  }

  #change() {
    this.#button("slower").setAttribute("aria-pressed", String(!this.#isSlow));
    if (this.dataset.reading !== undefined) {
      this.#round += 1;
      this.#speech.cancel();
      this.#read(this.#here);
    }
  }

  #turn(isReading) {
    this.toggleAttribute("data-reading", isReading);
    this.#button("start").hidden = isReading;
    this.#button("stop").hidden = !isReading;
  }

  /** Read one piece, then the next. What ends in an older round says nothing. */
  #read(piece) {
    const round = (this.#round += 1);
    this.#mark(piece);
    if (!piece) {
      this.#stop();
      return;
    }
    const words = new SpeechSynthesisUtterance(piece.innerText);
    words.voice = this.#voice;
    words.lang = words.voice.lang;
    words.rate = this.#isSlow ? SLOWER : SPEED;
    words.addEventListener("end", () => round === this.#round && this.#read(this.#after(piece)));
    words.addEventListener("error", () => round === this.#round && this.#stop());
    this.#speech.speak(words);
  }

  /** What comes after a piece; the first one where the piece is gone, as when the next question is shown. */
  #after(piece) {
    const pieces = this.#pieces;
    return pieces[pieces.indexOf(piece) + 1] ?? null;
  }

  #mark(piece) {
    this.#here?.removeAttribute("data-spoken");
    this.#here = piece;
    piece?.setAttribute("data-spoken", "");
    piece?.scrollIntoView({ block: "nearest" });
  }
}
