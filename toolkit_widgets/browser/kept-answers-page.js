// How the page speaks of kept answers: messages in a live region, questions in dialogs.

import { fill } from "./page-places.js";

/** A copy of one of the page's messages, its places filled; nothing if the page has none of this name. */
export function message(root, name, slots = {}) {
  const made = root.querySelector(`template[data-message="${name}"]`)?.content.cloneNode(true) ?? "";
  if (made) {
    fill(made, slots);
  }
  return made;
}

/** Put a message where it is seen and spoken; without a name, take away what stands there. */
export function say(root, name, slots) {
  root.querySelector("[data-said]").replaceChildren(message(root, name, slots));
}

/** Open one of the page's questions; resolve to the value of the button that was pressed, "" if none was. */
export function ask(root, name) {
  const dialog = root.querySelector(`dialog[data-ask="${name}"]`);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}

/** Let every button of the questions answer with its value. */
export function listenToAnswers(root) {
  for (const button of root.querySelectorAll("dialog button")) {
    button.addEventListener("click", () => button.closest("dialog").close(button.value));
  }
}

/** Whether a question is open. */
export const isAsking = (root) => root.querySelector("dialog[open]") !== null;

/** The page's words for ids, by column and id. */
export function pageWords(page) {
  const words = {};
  for (const { dataset, value, textContent } of page.querySelector("template[data-page-words]").content.children) {
    (words[dataset.column] ??= {})[value] = textContent;
  }
  return words;
}

/** The day where the reader is, YYYY-MM-DD. */
export function today() {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

/** A day, or a moment's day, as the page's language writes it. */
export const dateIn = (language, moment) => new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(moment);
export const timeIn = (language, moment) => new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(moment);
