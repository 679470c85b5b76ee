// Names of people, and what a person earns.

import { countBefore, endsIn } from "./words.js";

/** @typedef {import("./find.js").Page} Page */
/** @typedef {import("./find.js").Finding} Finding */

const WORD = /(?<![\p{L}\d_@#\\.]|[^\s]\/)(?:(?<!\p{L}['-])|(?<=(?<!\p{L})(?:al|el|ul)-))\p{Lu}\p{L}*(?:'\p{L}+|-\p{Lu}\p{L}*)*(-\p{Ll})?(?![\d_])/gu;
const PARTICLES = /^ (?:(?:von|van|af|de|der|den|del|da|di|dos|la|le|al|el|ul|bin|ibn|ben|y|zu|ter|ten)[ -])*$/u;
const MOST_WORDS = 5;

/**
 * @typedef {object} Word a capitalised word, without a genitive s in English
 * @property {number} start
 * @property {number} end
 * @property {string} text
 * @property {boolean} compound whether it begins a longer word, as in "Curie-programmet"
 */

/** @param {string} text @returns {Word[]} */
export function capitalised(text) {
  return Array.from(text.matchAll(WORD), ({ 0: found, 1: more, index }) => {
    const word = found.slice(0, found.length - (more?.length ?? 0)).replace(/'s?$/i, "");
    return { start: index, end: index + word.length, text: word, compound: Boolean(more) };
  });
}

/** @param {Page} page @returns {Finding[]} */
export function names(page) {
  const full = [...inOrder(page), ...bySurname(page), ...lastNameFirst(page), ...labelled(page)];
  return [...full, ...titled(page), ...again(page, full)].map(({ start, end }) => ({ kind: "name", start, end, certain: false }));
}

/** First name and surname, with what may stand between them. */
function* inOrder({ text, capitals, people }) {
  for (let index = 0; index < capitals.length; index++) {
    const first = capitals[index];
    if (!people.isFirst(first.text)) continue;
    const last = lastWordOf(text, capitals, index, people);
    if (last === index) continue;
    const name = { start: first.start, end: capitals[last].end };
    if (!isSomethingElse(text, capitals, index, last, people)) yield name;
    index = last;
  }
}

/** Which word ends the name that begins with this one. */
function lastWordOf(text, capitals, index, people) {
  let last = index;
  let surnames = 0;
  while (last - index + 1 < MOST_WORDS && last + 1 < capitals.length && surnames < 2) {
    const here = capitals[last];
    const next = capitals[last + 1];
    const gap = text.slice(here.end, next.start);
    const afterInitial = /^\p{Lu}$/u.test(here.text) && gap === ". ";
    if (!afterInitial && !PARTICLES.test(gap)) break;
    if (next.compound || people.isNoSurname(next.text) || isLoud(next.text, here.text)) break;
    last++;
    if (!/^\p{Lu}$/u.test(next.text) && !people.isFirst(next.text)) surnames++;
  }
  // An initial alone ends no name that tells anything: "Anna B".
  while (last > index && /^\p{Lu}$/u.test(capitals[last].text)) last--;
  return last;
}

/** "Anna Berg HR": an abbreviation is no surname, unless the whole name is in capitals. */
const isLoud = (word, before) => /^\p{Lu}{2,}$/u.test(word) && !/^\p{Lu}{2,}$/u.test(before) && word.length < 4;

/** A company, a street or a brand that is called like a person. */
function isSomethingElse(text, capitals, index, last, people) {
  // "Underwood Painting Ltd"
  for (let next = last + 1; next < Math.min(capitals.length, last + 4); next++) {
    if (!/^ (?:& )?$/.test(text.slice(capitals[next - 1].end, capitals[next].start))) break;
    if (people.isCompany(capitals[next].text)) return true;
  }
  const before = capitals[index - 1];
  if (before && text.slice(before.end, capitals[index].start) === " " && people.isCompany(before.text)) return true;
  const words = capitals.slice(index, last + 1).map((word) => word.text.toLowerCase());
  if (people.isBrand(words.slice(0, 2).join(" "))) return true;
  // "WILL NOT BE": ordinary words in capitals.
  return words.length > 1 && people.isAlsoWord(words[0]) && /^\p{Lu}+$/u.test(capitals[index].text);
}

/** A rare first name is told by the surname after it, or by one that may be a surname and what stands around it. */
function* bySurname(page) {
  const { text, capitals, people } = page;
  for (let index = 0; index + 1 < capitals.length; index++) {
    const first = capitals[index];
    const surname = capitals[index + 1];
    if (text.slice(first.end, surname.start) !== " " || surname.compound) continue;
    const sure = people.isSurname(surname.text);
    if (!sure && !people.maybeSurname(surname.text)) continue;
    if (people.isFirst(first.text) || !people.mayBeFirst(first.text)) continue;
    if (!sure && !isSpokenOf(page, first.start, surname.end)) continue;
    if (!isSomethingElse(text, capitals, index, index + 1, people)) yield { start: first.start, end: surname.end };
  }
}

/** With, by or from somebody; a line of its own; a way to reach somebody after it; or he and she further on. */
function isSpokenOf({ text, nearby, reached }, start, end) {
  if (nearby.before("before_people", start, 1) === 1) return true;
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 60).split(/\n/, 1)[0];
  if (/(?:^|\n|[^\w\s]|\t)$/.test(before) && /^\s*(?:$|[,;|\t(])/.test(after)) return true;
  if (nearby.after("person", end, 60)) return true;
  const next = reached[countBefore(reached, end, (place) => place)];
  return next !== undefined && next - end <= 30 && !text.slice(end, next).includes("\n");
}

/** "Svensson, Anna", alone in its line, cell or brackets. */
function* lastNameFirst({ text, capitals, people }) {
  for (let index = 0; index + 1 < capitals.length; index++) {
    const surname = capitals[index];
    const first = capitals[index + 1];
    if (text.slice(surname.end, first.start) !== ", " || !people.isFirst(first.text) || people.isFirst(surname.text)) continue;
    let last = index + 1;
    while (capitals[last + 1] && text.slice(capitals[last].end, capitals[last + 1].start) === " " && people.isFirst(capitals[last + 1].text)) last++;
    const { end } = capitals[last];
    const begins = /(?:^|[\n\t;|("*•-] ?|: )$/.test(text.slice(Math.max(0, surname.start - 2), surname.start));
    const ends = /^(?:$|[\n\t;|)"]| [|(])/.test(text.slice(end, end + 2));
    if (begins && ends && !people.isNoSurname(surname.text)) yield { start: surname.start, end };
  }
}

/** After "Namn:" or "kollegan", or under such a heading, any two capitalised words are a name, however rare. */
function* labelled({ text, capitals, people, cells, nearby }) {
  for (const cell of cells) {
    if (nearby.isIn("name_labels", cell.heading) && isFullName(cell.value)) yield cell;
  }
  const labels = [[nearby.all("name_labels"), /^ ?: ?/], [nearby.all("before_names"), /^ /]];
  for (const { end, tie } of labels.flatMap(([list, tie]) => list.map(({ end }) => ({ end, tie })))) {
    const gap = tie.exec(text.slice(end, end + 3));
    if (!gap) continue;
    const from = end + gap[0].length;
    yield* namesFrom(text, capitals, people, from);
  }
}

/** One name after the other, with commas between them, as long as they go on. */
function* namesFrom(text, capitals, people, from) {
  let index = firstFrom(capitals, from);
  while (capitals[index]?.start === from) {
    const last = lastWordOf(text, capitals, index, people);
    if (last === index || isSomethingElse(text, capitals, index, last, people)) return;
    const { end } = capitals[last];
    yield { start: from, end };
    const between = /^(?:, |; ?| och | and | & |\n)/.exec(text.slice(end, end + 6));
    if (!between) return;
    from = end + between[0].length;
    index = last + 1;
  }
}

const isFullName = (value) => /^"?\p{Lu}[\p{L}'-]+,?(?: (?:\p{Lu}[\p{L}'.-]*|\p{Ll}{2,3})){1,4}"?$/u.test(value);

/** "Herr Lindström". */
function* titled({ text, capitals, people, nearby }) {
  for (const title of nearby.all("titles")) {
    const gap = /^\.? /.exec(text.slice(title.end, title.end + 2));
    // HR is no gentleman.
    if (!gap || /^\p{Lu}{2,}$/u.test(text.slice(title.start, title.end))) continue;
    const from = title.end + gap[0].length;
    const index = firstFrom(capitals, from);
    const word = capitals[index];
    if (word?.start !== from || word.text.length < 2 || people.isNoSurname(word.text)) continue;
    const last = people.isFirst(word.text) ? index : lastWordOf(text, capitals, index, people);
    yield { start: from, end: capitals[last].end };
  }
}

/** Whoever is named in full once is called by one of the names further on. */
function again({ text, capitals, people }, full) {
  const parts = new Set();
  for (const { start, end } of full) {
    for (const word of capitals.slice(firstFrom(capitals, start), firstFrom(capitals, end))) {
      const text = word.text.toLowerCase();
      if (text.length < 3 || people.isAlsoWord(text)) continue;
      parts.add(text);
      // "Erik Wallins chef": the next time he may be Wallin.
      if (text.endsWith("s") && text.length > 4 && word.start !== start) parts.add(text.slice(0, -1));
    }
  }
  const found = [];
  if (!parts.size) return found;
  capitals.forEach((word, index) => {
    const lower = word.text.toLowerCase();
    const isPart = parts.has(lower) || (lower.endsWith("s") && parts.has(lower.slice(0, -1)));
    if (isPart && !isSomethingElse(text, capitals, index, index, people)) found.push({ start: word.start, end: word.end });
  });
  return found;
}

/** The index of the first word that begins at or after a place. */
function firstFrom(capitals, place) {
  return countBefore(capitals, place, (word) => word.start);
}

/** What the lists say about a capitalised word. */
export class People {
  /** @param {import("./words.js").Words} words */
  constructor({ first_names, also_words, people }) {
    this.first = new Set(first_names);
    this.also = new Set(also_words);
    this.company = new Set(people.company);
    this.brands = new Set(people.brands);
    this.stops = new Set(people.not_surnames);
    this.isPlace = endsIn(people.not_surname_endings);
    this.surnames = new Set(people.surnames);
    this.hasSurnameEnding = endsIn(people.surname_endings, 2);
    this.mayHaveSurnameEnding = endsIn(people.maybe_surname_endings);
    this.notFirst = new Set(people.not_first_names);
  }

  /** A first name, also in the genitive or as half of a double name. */
  isFirst(word) {
    const lower = word.toLowerCase();
    return this.first.has(lower) || (lower.includes("-") && this.first.has(lower.split("-")[0]));
  }

  /** A first name that stands for a person even where no surname follows. */
  isFirstAlone(word) {
    return word.length > 2 && this.isFirst(word) && !this.isAlsoWord(word);
  }

  isSurname(word) {
    const lower = word.toLowerCase();
    const known = (name) => this.surnames.has(name) || this.hasSurnameEnding(name);
    return known(lower) || (lower.endsWith("s") && known(lower.slice(0, -1)));
  }

  maybeSurname(word) {
    const lower = word.toLowerCase();
    if (lower.length < 6 || this.isNoSurname(word)) return false;
    return this.mayHaveSurnameEnding(lower) || (lower.endsWith("s") && this.mayHaveSurnameEnding(lower.slice(0, -1)));
  }

  /** Whether a word before a surname can be a first name that is on no list. */
  mayBeFirst(word) {
    const lower = word.toLowerCase();
    return /^\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)?$/u.test(word) && !this.notFirst.has(lower) && !this.isNoSurname(word);
  }

  isAlsoWord(word) {
    return this.also.has(word.toLowerCase());
  }

  isCompany(word) {
    return this.company.has(word.toLowerCase());
  }

  isBrand(words) {
    return this.brands.has(words);
  }

  isNoSurname(word) {
    const lower = word.toLowerCase();
    return this.stops.has(lower) || this.company.has(lower) || this.isPlace(lower);
  }
}

const CURRENCY = String.raw`(?:kr(?:onor)?|sek|eur|euros?|usd|gbp|nok|dkk|£|\$|€)`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\d_]|\d[.,]|(?<!\d ?)-)(?:${CURRENCY}\s?)?(?:\d{1,3}(?:[ .,']\d{3}){1,2}|\d{4,7}|\d{2,3}(?=\s?(?:tkr|tusen|k(?![\p{L}\d])|${CURRENCY}))|(?<=${CURRENCY}\s?)\d{2,3})(?:[.,]\d{1,2}(?!\d))?(?:\s?(?:tkr|tusen|k))?(?:\s?(?:${CURRENCY})(?!\p{L})|:-)?(?![\p{L}\d]|\/\d)`,
  "giu",
);

/** An amount is a salary when a word says so and a person is near. @param {Page} page @returns {Finding[]} */
export function salaries({ text, nearby, isPersonNear }) {
  const found = [];
  for (const { 0: value, index } of text.matchAll(AMOUNT)) {
    const end = index + value.length;
    if (/^(?:19|20)\d\d$/.test(value)) continue;
    const headed = nearby.above("salary", index);
    const before = nearby.before("salary", index, 70);
    const near = before < nearby.before("other_amount", index, 70) || (before === Infinity && nearby.after("salary", end, 25));
    if (!headed && !near) continue;
    if (isPersonNear(index, end, "addressed")) found.push({ kind: "salary", start: index, end, certain: headed || /\D/.test(value) });
  }
  return found;
}
