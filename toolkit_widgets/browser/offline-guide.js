// Lets <offline-guide> begin.

import { OfflineGuide } from "./offline-guide-element.js";

customElements.define("offline-guide", OfflineGuide);
