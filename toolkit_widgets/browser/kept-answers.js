import { KeptAnswers } from "./kept-answers-element.js";

if (!customElements.get("kept-answers")) {
  customElements.define("kept-answers", KeptAnswers);
}
