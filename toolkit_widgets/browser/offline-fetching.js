// Brings a version of the guide onto this device: whole, each file checked against its hash by the browser, and shown
// only when the last one is there. What is here already is not fetched again, also not after a stop.

import { NAME, ROOT, coming, current, newest, remove, writing } from "./offline-store.js";

/** How many files are on their way at a time. */
const AT_ONCE = 4;
/** How often the site may change under our hands before we leave it for another time. */
const TRIES = 3;

/** Why it did not work: "network", "damaged" (then `file` is which one), "full" or "stopped". */
export class NotBrought extends Error {
  constructor(kind, cause, file) {
    super(kind, { cause });
    this.kind = kind;
    this.file = file;
  }
}

const KINDS = { AbortError: "stopped", QuotaExceededError: "full" };

/** A step's end; if it fails, why. */
async function step(kind, doing, file) {
  try {
    return await doing;
  } catch (error) {
    throw error instanceof NotBrought ? error : new NotBrought(KINDS[error.name] ?? kind, error, file);
  }
}

/** A file's answer, if its bytes are those of the list. What the browser has kept of it for a while may be older. */
async function right({ path, hash }, signal) {
  const address = new URL(path, ROOT);
  const asked = { integrity: hash, signal };
  try {
    return await fetch(address, asked);
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    return fetch(address, { ...asked, cache: "reload" });
  }
}

/** Fetch files, a few at a time; the first that fails ends it. */
async function fetchAll(files, place, signal, done) {
  const ending = new AbortController();
  signal.addEventListener("abort", () => ending.abort());
  const waiting = [...files];
  const bringSome = async () => {
    for (let file = waiting.shift(); file && !ending.signal.aborted; file = waiting.shift()) {
      const { path } = file;
      const answer = await step("damaged", right(file, ending.signal), path);
      const bytes = await step("damaged", answer.blob(), path);
      await step("full", place.put(file, bytes, answer.headers), path);
      done(file);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, bringSome));
    signal.throwIfAborted();
  } catch (error) {
    ending.abort();
    throw error;
  }
}

/** Bring this version; `said` hears how many bytes of how many are there. */
async function bringVersion(version, papers, { signal, said }) {
  const place = await step("full", writing());
  await step("full", place.begin(version, papers));
  const total = version.size(papers);
  const missing = [];
  let there = 0;
  for (const file of version.files(papers)) {
    if (await place.has(file)) {
      there += file.size;
    } else {
      missing.push(file);
    }
  }
  said?.(there, total);
  await step("network", fetchAll(missing, place, signal, ({ size }) => said?.((there += size), total)));
  await step("full", place.finish(version, papers));
}

/** Bring the newest version, unless it is here. While it comes, the site itself may get a newer one: then that. */
async function bringNewest(papers, isAsked, how) {
  for (let left = TRIES; ; left -= 1) {
    const version = await step("network", newest(how.signal));
    const [here, begun] = await Promise.all([current(), coming()]);
    const isHere = here?.version === version.name && (here.papers || !papers);
    const isTooLarge = begun?.isTooLarge && begun.version === version.name;
    if (isHere || (isTooLarge && !isAsked)) {
      return false;
    }
    try {
      await bringVersion(version, papers, how);
      return true;
    } catch (error) {
      const isStill = error.kind !== "damaged" || (await step("network", newest(how.signal))).name === version.name;
      if (isStill || left === 1) {
        throw error;
      }
    }
  }
}

/** Where there is no room, leave nothing half done, and do not try the same again and again. */
async function makeRoom() {
  await ((await current()) ? (await writing()).giveUp(await coming()) : remove());
}

/**
 * Bring the newest version of the guide, with the papers or without. Gives whether anything new came.
 *
 * @param {boolean} papers
 * @param {{signal: AbortSignal, isAsked?: boolean, said?: (there: number, total: number) => void}} how
 *   `isAsked`: a reader asks for it and waits; otherwise it is left to another tab that is at it already
 */
export function bring(papers, { isAsked = false, ...how }) {
  return navigator.locks.request(NAME, { ifAvailable: !isAsked }, async (lock) => {
    if (!lock) {
      return false;
    }
    try {
      return await bringNewest(papers, isAsked, how);
    } catch (error) {
      if (error.kind === "full") {
        await makeRoom();
      }
      throw error;
    }
  });
}
