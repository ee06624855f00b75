// What is kept of the guide on this device: one cache, of this site's own address. Files stand in it by their hash,
// so two versions share what is the same in both. Which version is shown is one entry, put in one step.

/** The site's root: this script stands one folder below it. */
export const ROOT = new URL("..", import.meta.url);
/** Of the cache, and of the lock under which it changes. Sites that share a host have one each. */
export const NAME = `co-production-guide-${ROOT.pathname}`;
const LIST = new URL("offline-files.json", ROOT);
const FORMAT = 1;

const at = (...entry) => new URL(`kept/${entry.map(encodeURIComponent).join("/")}`, ROOT);

/** An entry, or nothing. Looking for it makes no cache. */
const entry = (...name) => caches.match(at(...name), { cacheName: NAME, ignoreVary: true });

/** What is kept and shown: {version, papers}, or nothing. */
export const current = async () => (await entry("current"))?.json();
/** The same of a version that has not come whole; `isTooLarge` if it can't. */
export const coming = async () => (await entry("coming"))?.json();

/** A list of files as a version: its name is the hash of its text. */
class Version {
  #lists;

  constructor(name, text) {
    this.name = name;
    this.text = text;
    this.#lists = JSON.parse(text);
    if (this.#lists.format !== FORMAT) {
      throw new TypeError(`format ${this.#lists.format}`);
    }
  }

  /** The files, with the papers or without, each as {path, size, hash}; what stands at two addresses, once. */
  files(withPapers) {
    const { guide, papers } = this.#lists;
    const all = Object.entries({ ...guide, ...(withPapers ? papers : {}) });
    return [...new Map(all.map(([path, facts]) => [facts.hash, { path, ...facts }])).values()];
  }

  /** How many bytes that is. */
  size(withPapers) {
    return this.files(withPapers).reduce((sum, { size }) => sum + size, 0);
  }
}

/** The site's newest version, from the network: a host that goes by the time of a file may take an older one for new. */
export async function newest(signal) {
  const answer = await fetch(LIST, { cache: "no-store", signal });
  if (!answer.ok) {
    throw new TypeError(`${LIST}: ${answer.status}`);
  }
  const text = await answer.text();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return new Version([...digest].map((byte) => byte.toString(16).padStart(2, "0")).join(""), text);
}

/** A version that is kept or being fetched. */
export const kept = async (name) => new Version(name, await (await entry("list", name)).text());

/** A place to write into; it makes the cache. When that is removed, what is still written into it is seen by nobody. */
export async function writing() {
  const cache = await caches.open(NAME);
  const put = (name, body, headers) => cache.put(at(...name), new Response(body, { headers }));
  return {
    has: async ({ hash }) => (await cache.match(at("file", hash), { ignoreVary: true })) !== undefined,
    put: ({ hash }, body, headers) => put(["file", hash], body, headers),
    /** Say which version is being fetched. */
    async begin({ name, text }, papers) {
      await put(["list", name], text);
      await put(["coming"], JSON.stringify({ version: name, papers }));
    },
    /** Show this version from now on. */
    async finish({ name }, papers) {
      await put(["current"], JSON.stringify({ version: name, papers }));
      await cache.delete(at("coming"));
    },
    /** Leave a version for which there is no room. */
    giveUp: (begun) => put(["coming"], JSON.stringify({ ...begun, isTooLarge: true })),
  };
}

/** Take everything off this device. */
export const remove = () => caches.delete(NAME);
