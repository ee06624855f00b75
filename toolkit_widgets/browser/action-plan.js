import { ActionPlan } from "./action-plan-element.js";

if (!customElements.get("action-plan")) {
  customElements.define("action-plan", ActionPlan);
}
