// What html-validate says of all pages in a folder, with all its sets of rules, as a JSON list of lines.
// Usage: node html_validate.mjs NODE_MODULES FOLDER
import { globSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, folder] = process.argv.slice(2);
const found = createRequire(`${modules}/`).resolve("html-validate");
const { HtmlValidate, StaticConfigLoader } = await import(pathToFileURL(found));
const loader = new StaticConfigLoader({
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:standard", "html-validate:document"],
  rules: {
    // A hash beside an address keeps a file from being changed on its way from another host. All of ours come with
    // the page, from the same one; there are no others.
    "require-sri": ["error", { target: "crossorigin" }],
  },
});
const checker = new HtmlValidate(loader);
const lines = [];
for (const file of globSync(`${folder}/**/*.html`).sort()) {
  const { results } = await checker.validateFile(file);
  for (const { messages } of results) {
    for (const { ruleId, message, line, column, selector } of messages) {
      lines.push(`${file}:${line}:${column}: ${ruleId}: ${message} ${selector ?? ""}`);
    }
  }
}
process.stdout.write(JSON.stringify(lines));
