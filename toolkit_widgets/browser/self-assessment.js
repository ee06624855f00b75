import { SelfAssessment } from "./self-assessment-element.js";

if (!customElements.get("self-assessment")) {
  customElements.define("self-assessment", SelfAssessment);
}
