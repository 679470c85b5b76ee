// Words about health, union, belief, origin, politics and sexuality. Most of them are also used in general talk, so
// what counts is whether a person is near.
//
// Of each kind there are three lists: `telling` words are shown wherever they stand, `near` words only beside a person,
// and `loose` ones always, but never as certain.

import { countBefore } from "./words.js";

/** @typedef {import("./find.js").Page} Page */
/** @typedef {import("./find.js").Finding} Finding */

const REACH = { before: 120, after: 80 };
const CLOSE = { before: 80, after: 50 };

/**
 * @param {Page} page
 * @param {Finding[]} names a word in a name, such as Christian Baptiste, tells nothing of belief
 * @returns {Finding[]}
 */
export function sensitive({ text, nearby, words, isPersonNear }, names) {
  const found = [];
  const general = nearby.all("general");
  const inNames = [...names].sort((one, other) => one.start - other.start);
  for (const { key, kind, list } of words.sensitive) {
    for (const { start, end } of nearby.all(key)) {
      const person = isPersonNear(start, end, "told", list === "near" ? CLOSE : REACH);
      if ((list === "near" && !person) || isInside(general, start, end) || isInside(inNames, start, end)) continue;
      found.push({ kind, start, end, class: "sensitive", certain: person && list !== "loose" });
    }
  }
  return joined(found, text);
}

/** Words side by side tell one thing: "stressrelaterade besvär". */
function joined(found, text) {
  const whole = [];
  for (const finding of found.sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = whole.findLast(({ kind }) => kind === finding.kind);
    if (last && finding.start <= last.end + 1 && /^[ -]?$/.test(text.slice(last.end, finding.start))) {
      last.end = Math.max(last.end, finding.end);
      last.certain ||= finding.certain;
    } else {
      whole.push(finding);
    }
  }
  return whole;
}

/** Whether a place lies in a fixed expression that only looks sensitive ("sjukt bra"). */
function isInside(places, start, end) {
  for (let index = countBefore(places, start + 1, (place) => place.start) - 1; index >= 0 && start - places[index].start < 60; index--) {
    if (places[index].end >= end) return true;
  }
  return false;
}

/**
 * Tells for any place whether a person is spoken of near it, with no blank line between.
 *
 * @param {Page} page
 * @param {Finding[]} found names, numbers and addresses of persons
 */
export function persons({ text, nearby, capitals, people }, found) {
  const places = { told: [], addressed: [] };
  for (const { kind, start, class: own } of found) {
    if (/^(?:name|personal-number|coordination-number)$/.test(kind) || (kind === "email" && own === "personal")) places.told.push(start);
  }
  for (const word of capitals) if (people.isFirstAlone(word.text)) places.told.push(word.start);
  for (const { start } of nearby.all("person")) places.told.push(start);
  places.addressed = [...places.told, ...nearby.all("addressed").map(({ start }) => start)];
  for (const list of Object.values(places)) list.sort((one, other) => one - other);

  return (start, end, who = "told", reach = REACH) => {
    const list = places[who];
    for (let index = countBefore(list, start - reach.before, (place) => place); index < list.length && list[index] <= end + reach.after; index++) {
      const place = list[index];
      const between = place < start ? text.slice(place, start) : text.slice(end, place);
      if (!/\n\s*\n/.test(between)) return true;
    }
    return false;
  };
}
