// "May I paste this?": what in a text should not go into every AI tool. Everything happens here, nothing is sent.
//
// find(text, words) is called with the lists of content/<language>/paste-words.toml and paste-names.toml; for texts that mix languages with
// merge(the list of the page's language, the other lists).

import { addresses, contacts, streets } from "./contact.js";
import { fold } from "./fold.js";
import { numbers } from "./numbers.js";
import { capitalised, names, People, salaries } from "./people.js";
import { secretPatterns, secrets } from "./secrets.js";
import { persons, sensitive } from "./sensitive.js";
import { cells, headingAt } from "./table.js";
import { Lexicon, Nearby, tokensOf } from "./words.js";

export { veil } from "./veil.js";
export { merge } from "./words.js";

/**
 * @typedef {"public" | "internal" | "confidential" | "personal" | "sensitive" | "secret"} DataClass
 *
 * @typedef {object} Finding
 * @property {string} kind
 * @property {number} start
 * @property {number} end the place after the last sign
 * @property {DataClass} class
 * @property {boolean} certain
 *
 * @typedef {object} Page a text with what is known about all of it
 * @property {string} text
 * @property {Nearby} nearby
 * @property {(import("./table.js").Cell & {value: string})[]} cells
 * @property {import("./words.js").Token[]} tokens
 * @property {import("./people.js").Word[]} capitals
 * @property {People} people
 * @property {number[]} reached where phone numbers and the like begin
 * @property {object} words the lists, made ready
 * @property {(start: number, end: number, who?: "told" | "addressed", reach?: object) => boolean} isPersonNear
 */

/** What a kind counts as, where the finding does not say it. From the mildest class to the strictest in CLASSES. */
const CLASS_OF = {
  "personal-number": "personal",
  "coordination-number": "personal",
  "organisation-number": "internal",
  iban: "confidential",
  card: "secret", // with it somebody else can pay, as with a password
  bankgiro: "confidential",
  plusgiro: "confidential",
  phone: "personal",
  email: "personal",
  secret: "secret",
  name: "personal",
  address: "personal",
  salary: "personal",
  ip: "personal",
  "registration-plate": "personal",
};
/** What stands after a name to reach or tell that person. */
const REACHES = new Set(["phone", "email", "personal-number", "coordination-number"]);
const CLASSES = ["public", "internal", "confidential", "personal", "sensitive", "secret"];

/** The lists made ready, as long as they are used: a page looks through its text at every key. */
const ready = new WeakMap();

/**
 * @param {string} text
 * @param {import("./words.js").Words} words
 * @returns {Finding[]} in order, none over another
 */
export function find(text, words) {
  const folded = fold(text);
  const page = pageOf(folded.text, prepared(words));
  const found = [...numbers(page), ...contacts(page), ...secrets(page)];
  page.reached = found.filter(({ kind }) => REACHES.has(kind)).map(({ start }) => start).sort((one, other) => one - other);
  const named = names(page);
  page.isPersonNear = persons(page, [...found, ...named]);
  found.push(...named, ...addresses(page), ...salaries(page), ...sensitive(page, named));
  return withoutOverlap(found).map(({ kind, start, end, certain, class: own }) => ({
    kind,
    start: folded.at(start),
    end: folded.at(end),
    class: own ?? CLASS_OF[kind] ?? "sensitive",
    certain,
  }));
}

/** @returns {Page} */
function pageOf(text, words) {
  const table = cells(text);
  const tokens = tokensOf(text);
  return {
    text,
    words,
    tokens,
    people: words.people,
    nearby: new Nearby(text, words.lexicon, tokens, (place) => headingAt(table, place)),
    cells: table.map((cell) => ({ ...cell, value: text.slice(cell.start, cell.end) })),
    capitals: capitalised(text),
    reached: [],
    isPersonNear: () => false,
  };
}

function prepared(words) {
  if (!ready.has(words)) ready.set(words, prepare(words));
  return ready.get(words);
}

function prepare(words) {
  const lexicon = new Lexicon();
  const { pronouns, roles, addressed, titles, name_labels, before_names, before_people } = words.people;
  for (const list of [pronouns, roles]) lexicon.add("person", list);
  for (const [key, list] of Object.entries({ addressed, titles, name_labels, before_names, before_people })) lexicon.add(key, list);
  lexicon.add("general", words.general);
  for (const [key, list] of Object.entries(words.context)) lexicon.add(key, list, { joined: true });
  for (const key of ["password", "weak", "key", "code", "code_to"]) lexicon.add(`secret.${key}`, words.secret[key], { joined: true });
  const sensitiveLists = [];
  for (const [kind, lists] of Object.entries(words.sensitive)) {
    for (const [list, entries] of Object.entries(lists)) {
      const key = `${kind}.${list}`;
      sensitiveLists.push({ key, kind, list });
      lexicon.add(key, entries);
    }
  }
  return {
    lexicon,
    people: new People(words),
    sensitive: sensitiveLists,
    streets: streets(words.contact),
    secret: secretPatterns(words.secret),
    mailboxes: new Set(words.contact.mailboxes),
    notPlates: new Set(words.contact.not_plates),
  };
}

/** Of findings over each other, the certain one stays, then the longer. */
function withoutOverlap(found) {
  const length = ({ start, end }) => end - start;
  const kept = []; // in order
  for (const finding of [...found].sort((one, other) => other.certain - one.certain || length(other) - length(one))) {
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (kept[middle].start < finding.end) low = middle + 1;
      else high = middle;
    }
    if (!low || kept[low - 1].end <= finding.start) kept.splice(low, 0, finding);
  }
  return kept;
}

/**
 * Whether a text with these findings may go into a tool. A tool must take every class that is in it; no tool takes
 * secrets, whatever its entry says.
 *
 * @param {Finding[]} found
 * @param {{name: string, classes: DataClass[]}} tool
 * @returns {{allowed: boolean, blocking: Finding[], classes: DataClass[]}} classes: those found, the mildest first
 */
export function verdict(found, tool) {
  const blocking = found.filter((finding) => finding.class === "secret" || !tool.classes.includes(finding.class));
  const classes = CLASSES.filter((key) => found.some((finding) => finding.class === key));
  return { allowed: blocking.length === 0, blocking, classes };
}
