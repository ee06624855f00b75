// Answers as files: read what a person chose, offer what they save, and write one where there is no engine.

/** No more of an answers file is read; the engine refuses it long before. */
const MOST = 2 ** 21;

/** The keys that the page edits. All others of an earlier file stay as they came. */
export const TOP = ["completed_on", "place"];
const RESPONDENT = ["role"];
const ANSWER = ["answer", "reason", "evidence", "lived_experience_says"];
export const ACTION = ["what", "statement", "recommendation", "priority", "who", "with", "by", "resources", "done"];

/** The bytes of a file as the engine takes them, and no more than so many. Rejects if it can't be read, a folder for one. */
export function base64Of(file, most = MOST) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file.slice(0, most));
  });
}

/** Give the browser a file to save. */
export function offer({ text, name }, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A number as it was written, where the browser can keep it so: 1.0 stays 1.0. */
const exact = (_, value, context) =>
  typeof value === "number" && JSON.rawJSON ? JSON.rawJSON(context.source) : value;

function sorted(_, value) {
  const isPlain = typeof value === "object" && value !== null && !Array.isArray(value) && !JSON.isRawJSON?.(value);
  return isPlain ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}

export const merged = (old, given, known) => ({
  ...Object.fromEntries(Object.entries(old ?? {}).filter(([key]) => !known.includes(key))),
  ...given,
});

/**
 * Write a file as the engine does: keys in order, and numbers that came in an earlier file as they were.
 * @param {string} kept the earlier file, or ""
 * @param {string[]} named what its name is made of; what is empty is left out
 * @param {(old: object) => object} make makes the document of the earlier one
 */
export function written(kept, named, make) {
  const document = make(kept ? JSON.parse(kept, exact) : {});
  return { text: `${JSON.stringify(document, sorted, 2)}\n`, name: `${named.filter(Boolean).join("-")}.json` };
}

/**
 * What the engine's "save" gives: the same keys in the same order. What only the engine can judge is not judged.
 * @param {{assessment: string, version: string, statements: string[]}} page the ids that the page has
 * @param {string} kept the earlier file, or ""
 * @param {object} parts what the page edits
 */
export function plainFile({ assessment, version, statements }, kept, { answers = {}, respondent, actions, ...about }) {
  return written(kept, ["co-production", assessment, about.completed_on], (old) => {
    const entries = Object.entries(answers).map(([id, given]) => [id, merged(old.answers?.[id], given, ANSWER)]);
    return {
      ...merged(old, about, TOP),
      format: "co-production-answers",
      format_version: 1,
      assessment,
      assessment_version: version,
      answers: { ...merged(old.answers, {}, statements), ...Object.fromEntries(entries) },
      ...((respondent || old.respondent) && { respondent: merged(old.respondent, respondent, RESPONDENT) }),
      ...((actions || old.actions) && {
        actions: (actions ?? []).map(({ kept: n, ...action }) => merged(old.actions?.[n], action, ACTION)),
      }),
    };
  });
}
