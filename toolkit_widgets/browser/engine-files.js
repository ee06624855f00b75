// The engine's files, each only as the page knows it: the folder is named by the hash of a list, and the list has
// the hash of every file. What differs by a byte is never handed on, so it is never run.

const LIST = "integrity.json";
/** The worker puts its own in this place; here stays the browser's. */
const get = globalThis.fetch.bind(globalThis);

/** What came is not what the page was made with: cut off, of another edition, or another's page in its place. */
export class ChangedFile extends Error {
  kind = "changed";
}

/** The list of a folder: the hashes of its files, and the lock that Pyodide asks for. */
export async function listOf(folder) {
  const [name] = folder.match(/[0-9a-f]{64}(?=\/$)/);
  const bytes = name.match(/../g).map((pair) => parseInt(pair, 16));
  const list = await checked(folder + LIST, `sha256-${btoa(String.fromCharCode(...bytes))}`);
  return list.json();
}

/**
 * An answer whose bytes have this hash. What the browser has kept may be damaged: then it is fetched anew.
 * Rejects with ChangedFile if other bytes come, and with another error if none do.
 */
export async function checked(address, integrity) {
  try {
    return await get(address, { integrity });
  } catch {
    return getAnew(address, integrity);
  }
}

async function getAnew(address, integrity) {
  try {
    return await get(address, { integrity, cache: "reload" });
  } catch (error) {
    const other = await get(address, { cache: "no-store" });
    throw other.ok ? new ChangedFile(address, { cause: error }) : error;
  }
}
