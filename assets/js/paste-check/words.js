// Word lists: put together, looked up in a text in one pass, and asked what stands near a place in it.
//
// An entry is lower case, or in capitals if it only counts in capitals ("MS"). A star at its end or beginning stands for any letters there ("sjukskriv*", "*besvär"), a space
// for a space, hyphen, stop or the like.

/**
 * @typedef {Record<string, any>} Words what a paste-words.toml holds: tables, lists of entries, labels
 *
 * @typedef {{start: number, end: number, lower: string}} Token
 *
 * @typedef {{start: number, end: number}} Place
 */

/**
 * Several word lists as one, for texts that mix languages. Lists are joined; of texts, such as labels, the first wins.
 *
 * @param {...Words} lists
 * @returns {Words}
 */
export function merge(...lists) {
  const all = {};
  for (const list of lists) {
    for (const [key, value] of Object.entries(list)) {
      if (Array.isArray(value)) all[key] = [...new Set([...(all[key] ?? []), ...value])];
      else if (typeof value === "object") all[key] = merge(all[key] ?? {}, value);
      else all[key] ??= value;
    }
  }
  return all;
}

/**
 * @param {string} text
 * @returns {Token[]}
 */
export function tokensOf(text) {
  const tokens = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+|§/gu)) {
    tokens.push({ start: index, end: index + word.length, lower: word.toLowerCase() });
  }
  return tokens;
}

const LONGEST_STEM = 24;
const MOST_KNOWN = 20_000;

/** All lists of entries, looked up word by word: that costs the same however long they are. */
export class Lexicon {
  constructor() {
    this.whole = new Map(); // first word → entries that begin with it
    this.stems = new Map();
    this.parts = []; // entries with an open beginning
    this.known = new Map(); // word → entries, since a text repeats its words
  }

  /**
   * @param {string} key the name of the list
   * @param {string[]} entries
   * @param {{joined?: boolean}} how joined: "reg nr" is also "regnr"
   */
  add(key, entries = [], { joined = false } = {}) {
    for (const entry of entries) {
      const words = entry.toLowerCase().split(/[^\p{L}\p{N}*§]+/u).filter(Boolean);
      this.put({ key, words, loud: entry !== entry.toLowerCase() });
      if (joined && words.length > 1) this.put({ key, words: [words.join("")] });
    }
  }

  put(item) {
    const [first] = item.words;
    const plain = first.replaceAll("*", "");
    if (first.startsWith("*")) this.parts.push({ ...item, part: plain, inside: first.endsWith("*") });
    else append(first.endsWith("*") ? this.stems : this.whole, plain, item);
  }

  /** The entries whose first word this is. */
  candidates(word) {
    let list = this.known.get(word);
    if (!list) {
      list = [...(this.whole.get(word) ?? [])];
      for (let length = Math.min(word.length, LONGEST_STEM); length > 1; length--) {
        const stem = this.stems.get(word.slice(0, length));
        if (stem) list.push(...stem);
      }
      for (const item of this.parts) if (item.inside ? word.includes(item.part) : word.endsWith(item.part)) list.push(item);
      if (this.known.size > MOST_KNOWN) this.known.clear();
      this.known.set(word, list);
    }
    return list;
  }

  /**
   * Where the entries of each list stand in the text, in order.
   *
   * @param {string} text
   * @param {Token[]} tokens its words
   * @returns {Map<string, Place[]>}
   */
  search(text, tokens) {
    const found = new Map();
    for (let index = 0; index < tokens.length; index++) {
      for (const { key, words, loud } of this.candidates(tokens[index].lower)) {
        const last = tokens[index + words.length - 1];
        if (loud && text[tokens[index].end - 1] === tokens[index].lower.at(-1)) continue;
        if (last && follows(text, tokens, index, words)) append(found, key, { start: tokens[index].start, end: last.end });
      }
    }
    return found;
  }
}

function append(map, key, item) {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function follows(text, tokens, index, words) {
  for (let step = 1; step < words.length; step++) {
    const { start, lower } = tokens[index + step];
    const word = words[step];
    if (word.endsWith("*") ? !lower.startsWith(word.slice(0, -1)) : lower !== word) return false;
    const gap = text.slice(tokens[index + step - 1].end, start);
    if (gap.length > 2 || gap === "\n\n" || !/^[\s.'/_:-]+$/.test(gap)) return false;
  }
  return true;
}

/**
 * How many items of a sorted list stand before a place.
 *
 * @template T
 * @param {T[]} list
 * @param {number} place
 * @param {(item: T) => number} of where an item stands
 */
export function countBefore(list, place, of) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(list[middle]) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A test for words that end in any of these, by one look-up for each length: it runs for every capitalised word.
 *
 * @param {string[]} endings
 * @param {number} before how many letters must stand before the ending
 */
export function endsIn(endings, before = 1) {
  const known = new Set(endings);
  const lengths = [...new Set(endings.map((ending) => ending.length))];
  return (word) => lengths.some((length) => word.length >= length + before && known.has(word.slice(-length)));
}

const startOf = ({ start }) => start;
const NONE = [];

/** The words near places in one text: before, after, or over the column. */
export class Nearby {
  /**
   * @param {string} text
   * @param {Lexicon} lexicon
   * @param {Token[]} tokens
   * @param {(place: number) => string} heading
   */
  constructor(text, lexicon, tokens, heading) {
    this.text = text;
    this.lexicon = lexicon;
    this.heading = heading;
    this.found = lexicon.search(text, tokens);
    this.headings = new Map();
  }

  /** All places of a list's words. @returns {Place[]} */
  all(key) {
    return this.found.get(key) ?? NONE;
  }

  /**
   * How far before a place the nearest such word ends, or Infinity.
   *
   * @param {string} key which list
   * @param {number} place
   * @param {number} reach
   */
  before(key, place, reach) {
    const list = this.all(key);
    let index = countBefore(list, place, startOf) - 1;
    while (index >= 0 && list[index].end > place) index--;
    if (index < 0 || place - list[index].end > reach) return Infinity;
    return /\n\s*\n/.test(this.text.slice(list[index].end, place)) ? Infinity : place - list[index].end;
  }

  /** Whether such a word follows within reach, on the same line. */
  after(key, place, reach) {
    const list = this.all(key);
    const next = list[countBefore(list, place, startOf)];
    return Boolean(next) && next.start - place <= reach && !this.text.slice(place, next.start).includes("\n");
  }

  /** Whether the heading over the place says so. */
  above(key, place) {
    const heading = this.heading(place);
    return heading !== "" && this.isIn(key, heading);
  }

  /** Whether a short text, such as a heading, has a word of the list. */
  isIn(key, heading) {
    if (!this.headings.has(heading)) this.headings.set(heading, this.lexicon.search(heading, tokensOf(heading)));
    return this.headings.get(heading).has(key);
  }

  /**
   * What the words around a number make of it: that it is one of these, that it is something else (an order, an
   * article), or nothing.
   *
   * @returns {"yes" | "no" | ""}
   */
  says(key, start, end, reach = 60) {
    if (this.above(key, start)) return "yes";
    const own = this.before(key, start, reach);
    const other = this.other(start);
    if (own !== Infinity && own <= other) return "yes";
    if (other !== Infinity || this.above("other_number", start)) return "no";
    return this.after(key, end, 25) ? "yes" : "";
  }

  /** How far before a place a word stands that makes the number there an order number or the like. */
  other(place) {
    const distance = this.before("other_number", place, 30);
    // "Order 4711, ring 070…": the word belongs to the number that follows it, not to the one after.
    const between = this.text.slice(place - distance, place);
    return distance !== Infinity && between !== ". " && /\d|\n|[.!?] /.test(between) ? Infinity : distance;
  }
}
