import { GroupViews } from "./group-views-element.js";

if (!customElements.get("group-views")) {
  customElements.define("group-views", GroupViews);
}
