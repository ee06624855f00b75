// The service worker of a reader who keeps the guide on their device. It stands at the site's root and answers out of
// what offline-store.js has put there, to each page from the version that the page itself came from. It decides nothing
// else. One file and no module: not every browser has modules here.

const ROOT = new URL(registration.scope);
const NAME = `co-production-guide-${ROOT.pathname}`;
/** The page that says what to do when something is not here and there is no network, and its part about that. */
const HELP = "offline/index.html";
const NOT_HERE = new URL("offline/#not-here", ROOT);
const NO_PAGE = "404.html";
/** Where a page came from that is in no version here. */
const NETWORK = "network";

const at = (...entry) => new URL(`kept/${entry.map(encodeURIComponent).join("/")}`, ROOT);
const entry = (...name) => caches.match(at(...name), { cacheName: NAME, ignoreVary: true });
const read = async (what) => (await (await entry(what))?.json()) ?? {};

/** The files of each version: path to hash. */
const lists = new Map();
/** Which version each page came from, as far as this worker has seen; all of it stands in the cache. */
const pages = new Map();

async function filesOf(version) {
  const list = lists.has(version) ? undefined : await (await entry("list", version))?.json();
  if (list) {
    const files = Object.entries({ ...list.guide, ...list.papers });
    lists.set(version, new Map(files.map(([path, { hash }]) => [path, hash])));
  }
  return lists.get(version) ?? new Map();
}

const versionOf = async (page) => pages.get(page) ?? (await entry("page", page))?.text();

async function remember(page, version) {
  pages.set(page, version);
  await (await caches.open(NAME)).put(at("page", page), new Response(version));
}

/** The file that a server sends for an address. */
function pathOf(url) {
  const path = url.pathname.slice(ROOT.pathname.length);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

/** A kept file, if its bytes are still what they were. It takes on the address at which it is asked for. */
async function kept(hash, status = 200) {
  const found = await entry("file", hash);
  const bytes = await found?.arrayBuffer();
  const isSound = bytes && (await hashOf(bytes)) === hash;
  return isSound ? new Response(bytes, { status, headers: found.headers }) : undefined;
}

/** A file from here, or else its same bytes from the network, which are kept in its place; or nothing. */
async function file(hash, { url }) {
  const here = await kept(hash);
  if (here) {
    return here;
  }
  try {
    const answer = await fetch(url, { integrity: hash, cache: "no-cache" });
    if (await entry("file", hash)) {
      await (await caches.open(NAME)).put(at("file", hash), answer.clone());
    }
    return answer;
  } catch {
    return undefined;
  }
}

/** What a reader gets instead of a page that is not here, when there is no network. */
async function instead(files, path) {
  if (!files.has(path)) {
    return kept(files.get(NO_PAGE), 404);
  }
  return path === HELP ? undefined : Response.redirect(NOT_HERE);
}

/** A page of the version that is shown. What the page asks for is then of this version too. */
async function page({ request, resultingClientId }) {
  const { version } = await read("current");
  if (!version) {
    return fetch(request);
  }
  const files = await filesOf(version);
  const url = new URL(request.url);
  const path = pathOf(url);
  if (files.has(`${path}/index.html`)) {
    url.pathname += "/";
    return Response.redirect(url);
  }
  const found = files.has(path) ? await file(files.get(path), request) : undefined;
  await remember(resultingClientId, found ? version : NETWORK);
  if (found) {
    return found;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const other = await instead(files, path);
    if (other) {
      return other;
    }
    throw error;
  }
}

/** What a page, or its worker, asks for. With another hash it is asked for by offline-fetching.js, from the network. */
async function part({ request, clientId, resultingClientId }) {
  const version = (await versionOf(clientId)) ?? (await read("current")).version;
  if (resultingClientId && version) {
    await remember(resultingClientId, version); // a worker is of the version of its page
  }
  const hash = (await filesOf(version)).get(pathOf(new URL(request.url)));
  const isAnother = request.integrity && request.integrity !== hash;
  if (!hash || isAnother) {
    return fetch(request);
  }
  if (request.integrity && request.cache !== "reload") {
    const found = await entry("file", hash); // the browser checks it, and asks anew if it is damaged
    return found ? new Response(found.body, { headers: found.headers }) : fetch(request);
  }
  return (await file(hash, request)) ?? Response.error();
}

/** Delete what neither the version that is shown, nor one that is coming, nor an open page needs. */
async function clean() {
  if (!(await caches.has(NAME))) {
    return;
  }
  const cache = await caches.open(NAME);
  const all = (await cache.keys()).map(({ url }) => url);
  const named = (kind) => all.filter((url) => url.startsWith(at(kind, "")));
  const end = (url) => decodeURIComponent(new URL(url).pathname.split("/").at(-1));
  const open = (await clients.matchAll({ includeUncontrolled: true, type: "all" })).map(({ id }) => id);
  const coming = await read("coming");
  const needed = new Set([(await read("current")).version, coming.isTooLarge ? undefined : coming.version]);
  for (const url of named("page")) {
    if (open.includes(end(url)) || pages.has(end(url))) {
      needed.add(await versionOf(end(url)));
    } else {
      await cache.delete(url);
    }
  }
  const hashes = new Set();
  for (const version of needed) {
    for (const hash of (await filesOf(version)).values()) {
      hashes.add(hash);
    }
  }
  const gone = [
    ...named("list").filter((url) => !needed.has(end(url))),
    ...named("file").filter((url) => !hashes.has(end(url))),
  ];
  await Promise.all(gone.map((url) => cache.delete(url)));
}

addEventListener("install", () => skipWaiting());

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method === "GET" && url.startsWith(ROOT.href)) {
    event.respondWith(mode === "navigate" ? page(event) : part(event));
  }
});

addEventListener("message", (event) => {
  const { call } = event.data;
  if (call === "clean") {
    event.waitUntil(navigator.locks.request(NAME, clean));
  } else if (call === "forget") {
    lists.clear();
    pages.clear();
  } else if (call === "versions") {
    const said = Promise.all([versionOf(event.source.id), read("current")]);
    event.waitUntil(said.then(([mine, { version }]) => event.ports[0].postMessage({ mine, newest: version })));
  }
});
