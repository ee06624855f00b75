// Lets <review-files> begin. Its page loads this before the planner.

import { ReviewFiles } from "./review-files-element.js";

customElements.define("review-files", ReviewFiles);
