import { WorkPlanner } from "./work-planner-element.js";

if (!customElements.get("work-planner")) {
  customElements.define("work-planner", WorkPlanner);
}
