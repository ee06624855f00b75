// Lets <planner-bars> begin. Its page loads this before the planner.

import { PlannerBars } from "./planner-bars-element.js";

customElements.define("planner-bars", PlannerBars);
