// The copy of somebody's answers on their own device: one key of localStorage. It is never written over
// by a page that has not seen what stands there.

const FORMAT_VERSION = 1;

const isObject = (value) => typeof value === "object" && value !== null;

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What may as well be left out of an answers file. */
const isNothing = (value) => value === undefined || value === "" || value === false;

/** Whether all that is in a part is in the whole too. */
export function holds(whole, part) {
  return isObject(part)
    ? Object.entries(part).every(([key, value]) => holds(whole?.[key], value))
    : whole === part || (isNothing(whole) && isNothing(part));
}

export const areSame = (a, b) => holds(a, b) && holds(b, a);

/** Whether a form can take parts; what is in their texts is for the form and the engine to judge. */
function areParts(parts) {
  const { answers = {}, respondent = {}, actions = [], details = {}, rows = {}, own = {} } = parts ?? {};
  const lists = [actions, ...Object.values(own ?? {})].flatMap((list) => (Array.isArray(list) ? list : [null]));
  const inner = [answers, respondent, details, rows, own, ...Object.values(answers ?? {}), ...Object.values(rows ?? {})];
  return isObject(parts) && [...inner, ...lists].every(isObject);
}

function understood(raw) {
  const copy = parsed(raw);
  if (copy?.format_version > FORMAT_VERSION) {
    return { state: "newer" };
  }
  const isWhole =
    copy?.format_version === FORMAT_VERSION &&
    typeof copy.assessment_version === "string" &&
    (copy.kept === "" || isObject(parsed(copy.kept))) &&
    areParts(copy.parts);
  return isWhole ? { state: "here", copy } : { state: "broken" };
}

export class SavedCopy {
  #seen = null;

  /** @param {string} key its place on the device */
  constructor(key) {
    this.key = key;
  }

  /**
   * What stands there.
   * @returns {{state: "none"|"here"|"broken"|"newer"|"denied", raw?: string, copy?: object}}
   */
  read() {
    try {
      const raw = localStorage.getItem(this.key);
      return raw === null ? { state: "none", raw } : { raw, ...understood(raw) };
    } catch {
      return { state: "denied" };
    }
  }

  /** Take note of what stands there, as `read` gave it; it may be written over from now on. */
  see(raw) {
    this.#seen = raw;
  }

  /** Whether something stands there that this page has not seen. */
  get isChanged() {
    const { raw = this.#seen } = this.read();
    return raw !== this.#seen;
  }

  /**
   * Write a copy, unless that would write over one that this page has not seen.
   * @returns {"on"|"changed"|"full"|"denied"} "on" if it is there now; else what was there still is
   */
  write(copy) {
    if (this.isChanged) {
      return "changed";
    }
    const raw = JSON.stringify({ format_version: FORMAT_VERSION, ...copy });
    try {
      localStorage.setItem(this.key, raw);
    } catch (error) {
      return this.read().state === "denied" || error.name === "SecurityError" ? "denied" : "full";
    }
    this.#seen = raw;
    return "on";
  }

  /** Take it away; where the device gives no storage, nothing was there. */
  remove() {
    this.#seen = null;
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Nothing could be stored here.
    }
  }
}
