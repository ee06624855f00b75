// The search page: looks words up in the site's own index and lists where they stand.
// Every word that it shows comes from the index or from the page's templates.

import MiniSearch from "./minisearch.js";

const page = document.getElementById("search-page");
const form = page.querySelector("form");
const field = form.elements.namedItem("q");
const count = document.getElementById("search-count");
const results = document.getElementById("search-results");
const allPages = document.getElementById("all-pages");
const siteTitle = document.title;

/** Places whose score is under this share of the best are found by far-fetched likeness only. */
const WORTH_SHOWING = 0.08;
const SNIPPET_LETTERS = 180;
/** A page comes before the same in easy read, unless easy read is what the words say. */
const EASY_READ_WORTH = 0.5;

let engine; // made at the first search: {index, places}

const SIGNS = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

/** The index holds HTML; a reader searches for words. It is read as text only, never as a page. */
function plainText(html) {
  const withoutTags = html.replace(/<[^>]*>/g, "");
  return withoutTags
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, sign) => SIGNS[sign])
    .replace(/\s+/g, " ")
    .trim();
}

/** A heading with the text under it. One that has no text of its own is no place to be found. */
function place({ location, title, text }, titles) {
  const pageAddress = location.split("#")[0];
  return {
    title: plainText(title),
    text: plainText(text),
    address: location,
    pageAddress,
    pageTitle: plainText(titles.get(pageAddress) ?? title),
  };
}

async function loadEngine() {
  const answer = await fetch(page.dataset.index);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const { docs } = await answer.json();
  const titles = new Map(docs.filter((doc) => !doc.location.includes("#")).map((doc) => [doc.location, doc.title]));
  const places = docs.map((doc) => place(doc, titles)).filter(({ text }) => text);
  for (const [id, found] of places.entries()) found.id = id;
  const index = new MiniSearch({
    fields: ["title", "text", "pageTitle"],
    searchOptions: {
      boost: { title: 4, pageTitle: 1.5 },
      boostDocument: (id) => (places[id].address.startsWith(page.dataset.easyRead) ? EASY_READ_WORTH : 1),
      prefix: (term) => term.length > 2,
    },
  });
  index.addAll(places);
  return { index, places };
}

/** Places with all the words; if there are none, with words spelt much like them; else with any of them. Best first. */
function find({ index, places }, words) {
  const alike = (term) => (term.length > 3 ? 0.25 : false);
  const ways = [{ combineWith: "AND" }, { combineWith: "AND", fuzzy: alike }, { combineWith: "OR", fuzzy: alike }];
  let hits = [];
  for (const way of ways) {
    if (hits.length === 0) hits = index.search(words, way);
  }
  const least = (hits[0]?.score ?? 0) * WORTH_SHOWING;
  return hits.filter((hit) => hit.score >= least).map((hit) => ({ ...places[hit.id], found: new Set(hit.terms) }));
}

/** Places by their page; a page stands where its best place stands. */
function byPage(hits) {
  const pages = new Map();
  for (const hit of hits) pages.set(hit.pageAddress, [...(pages.get(hit.pageAddress) ?? []), hit]);
  return [...pages.values()];
}

/** The part of a text round its first found word, as runs of {words, isFound}. */
function snippet({ text, found }) {
  const tokens = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const isFound = (token) => found.has(token[0].toLowerCase());
  const first = tokens.find(isFound)?.index ?? 0;
  const start = first < 60 ? 0 : text.lastIndexOf(" ", first - 50) + 1;
  const cut = text.indexOf(" ", start + SNIPPET_LETTERS);
  const end = cut === -1 ? text.length : cut;
  const runs = [{ words: start > 0 ? "… " : "", isFound: false }];
  let done = start;
  for (const token of tokens.filter((token) => token.index >= start && token.index < end && isFound(token))) {
    runs.push({ words: text.slice(done, token.index), isFound: false }, { words: token[0], isFound: true });
    done = token.index + token[0].length;
  }
  runs.push({ words: text.slice(done, Math.max(done, end)) + (end < text.length ? " …" : ""), isFound: false });
  return runs;
}

function fill(element, runs) {
  for (const { words, isFound } of runs) {
    const part = isFound ? document.createElement("mark") : document.createTextNode("");
    part.textContent = words;
    element.append(part);
  }
}

function copyOf(template) {
  return document.getElementById(template).content.firstElementChild.cloneNode(true);
}

function placeItem(hit) {
  const item = copyOf("search-place");
  const link = item.querySelector("a");
  link.href = `${page.dataset.root}/${hit.address}`;
  link.textContent = hit.title;
  fill(item.querySelector("[data-slot=snippet]"), snippet(hit));
  return item;
}

function pageItem(hits) {
  const item = copyOf("search-found");
  item.querySelector("[data-slot=page]").textContent = hits[0].pageTitle;
  item.querySelector("[data-slot=places]").append(...hits.map(placeItem));
  return item;
}

function say(message, words = "", number = 0) {
  const text = document.querySelector(`template[data-message=${message}]`).content.textContent;
  count.textContent = text.replace("{number}", number).replace("{words}", words);
  const [inShort] = count.textContent.split(/(?<=\.) /u);
  document.title = `${inShort} – ${siteTitle}`;
}

async function show(words) {
  field.value = words;
  count.textContent = "";
  document.title = siteTitle;
  let hits = [];
  if (words) {
    try {
      engine ??= await loadEngine();
      hits = find(engine, words);
      say({ 0: "none", 1: "one" }[hits.length] ?? "many", words, hits.length);
    } catch (error) {
      console.warn(error);
      say("failed");
    }
  }
  results.querySelector("ol").replaceChildren(...byPage(hits).map(pageItem));
  results.hidden = hits.length === 0;
  allPages.hidden = hits.length > 0;
}

const wordsOfAddress = () => new URLSearchParams(location.search).get("q")?.trim() ?? "";

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = field.value.trim();
  history.pushState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
  show(words);
});
addEventListener("popstate", () => show(wordsOfAddress()));
show(wordsOfAddress());
