import { AnswersHistory } from "./answers-history-element.js";

if (!customElements.get("answers-history")) {
  customElements.define("answers-history", AnswersHistory);
}
