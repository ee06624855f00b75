// Registers <read-aloud>.

import { ReadAloud } from "./read-aloud-element.js";

customElements.define("read-aloud", ReadAloud);
