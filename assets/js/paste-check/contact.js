// Where somebody can be reached or found: phone, mail, address, number plate, address on the network.

import { countBefore, endsIn } from "./words.js";

/** @typedef {import("./find.js").Page} Page */
/** @typedef {import("./find.js").Finding} Finding */

/** @param {Page} page @returns {Finding[]} */
export function contacts(page) {
  return [...phones(page), ...emails(page), ...plates(page), ...networkAddresses(page)];
}

// The Swedish area codes: with them an article number such as 0812-1001 is told from a phone number.
const AREAS = new Set(
  `08 010 011 013 016 018 019 020 021 023 026 031 033 035 036 040 042 044 046 054 060 063 070 072 073 076 079 090 0120
  0121 0122 0123 0125 0140 0141 0142 0143 0144 0150 0151 0152 0155 0156 0157 0158 0159 0171 0173 0174 0175 0176 0200
  0220 0221 0222 0223 0224 0225 0226 0227 0240 0241 0243 0246 0247 0248 0250 0251 0253 0258 0270 0271 0278 0280 0281
  0290 0291 0292 0293 0294 0295 0297 0300 0301 0302 0303 0304 0320 0321 0322 0325 0340 0345 0346 0370 0371 0372 0380
  0381 0382 0383 0390 0392 0393 0410 0411 0413 0414 0415 0416 0417 0418 0430 0431 0433 0435 0451 0454 0455 0456 0457
  0459 0470 0471 0472 0474 0476 0477 0478 0479 0480 0481 0485 0486 0490 0491 0492 0493 0494 0495 0496 0498 0499 0500
  0501 0502 0503 0504 0505 0506 0510 0511 0512 0513 0514 0515 0520 0521 0522 0523 0524 0525 0526 0528 0530 0531 0532
  0533 0534 0550 0551 0552 0553 0554 0555 0560 0563 0564 0565 0570 0571 0573 0580 0581 0582 0583 0584 0585 0586 0587
  0589 0590 0591 0611 0612 0613 0620 0621 0622 0623 0624 0640 0642 0643 0644 0645 0647 0650 0651 0652 0653 0657 0660
  0661 0662 0663 0670 0671 0672 0680 0682 0684 0687 0690 0691 0692 0693 0695 0696 0770 0771 0775 0910 0911 0912 0913
  0914 0915 0916 0918 0920 0921 0922 0923 0924 0925 0926 0927 0928 0929 0930 0932 0933 0934 0935 0940 0941 0942 0943
  0950 0951 0952 0953 0954 0960 0961 0970 0971 0973 0975 0976 0977 0978 0980 0981`.split(/\s+/),
);
const START = String.raw`(?<![\p{L}\d_]|\d[-+./:]|[+/=#&-])`;
const CURRENCY = /^ ?(?:kr\b|sek\b|:-|€|\$|£|eur\b|usd\b|%|procent\b|percent\b|kg\b|st\b|pcs\b|km\b|mm\b|m²|kvm\b)/i;

const FORMS = [
  // +46 (0)70-123 45 67, 0046 70 …
  { form: /(?<![\p{L}\d_]|\d ?|\d[.,])(?:\+|(?<![.,:-])00(?=[1-9]))(?:\d{1,3})(?:[ .-]?\(\d{1,4}\)|[ .-]?\d){6,16}/gu, read: international },
  // 070-123 45 67, 08/123 456 78, 0701-23 45 67
  { form: new RegExp(String.raw`${START}\(?0\d{1,3}\)?(?: ?[-/] ?| |\.)\d{2,3}(?:[ .-]?\d{2,3}){1,4}(?![\p{L}\d_]|[-/:.]\d)`, "gu"), read: swedish },
  { form: new RegExp(String.raw`${START}07[02369]\d{7}(?![\p{L}\d_]|[-/:.]\d)`, "gu"), read: whole },
  // 020 7946 0123, 07700 900123
  { form: new RegExp(String.raw`${START}\(?0\d{2,4}\)? \d{3,4}(?: ?\d{3,4})(?![\p{L}\d_]|[-/:.]\d)`, "gu"), read: british },
  // (212) 555-0123, 212-555-0123
  { form: new RegExp(String.raw`${START}(?:\([2-9]\d{2}\) ?|[2-9]\d{2}([-.]))[2-9]\d{2}[-.]\d{4}(?![\p{L}\d_]|[-/:.]\d)`, "gu"), read: whole },
  // Any other number is one only where a word says so.
  { form: new RegExp(String.raw`${START}\d{2,11}(?:[ -]\d{2,4}){0,4}(?![\p{L}\d_]|[-/:.]\d)`, "gu"), read: told },
];

function* phones(page) {
  for (const { form, read } of FORMS) {
    for (const match of page.text.matchAll(form)) {
      const value = read(match[0], page, match.index);
      const start = match.index;
      if (!value || isDate(value) || isTail(page.text, start, value)) continue;
      const end = start + value.length;
      if (/[\p{L}\d_]/u.test(page.text[end] ?? "")) continue;
      const said = page.nearby.says("phone", start, end);
      if (said === "no" || CURRENCY.test(page.text.slice(end, end + 10))) continue;
      if (read === told && !(said === "yes" && isTold(page, start))) continue;
      yield { kind: "phone", start, end, certain: said === "yes" || read === international || (read === swedish && value.length > 10) };
    }
  }
}

const isDate = (value) => /^(?:[0-2]\d[.:]\d\d-[0-2]\d[.:]\d\d|[0-3]\d[-.][01]\d[-.](?:19|20)\d\d|(?:19|20)\d\d[-.][01]\d[-.][0-3]\d|[01]\d[-.][0-3]\d[-.](?:19|20)\d\d)$/.test(value.trim());

/** Figures in groups after other figures belong to those; a hyphen after the area code tells them apart. */
const isTail = (text, start, value) => /\d ?$/.test(text.slice(Math.max(0, start - 2), start)) && !/[-/(+]/.test(value.slice(0, 5));

/** "Ring 12": the word must stand right before the number, or over its column. */
const isTold = ({ nearby }, start) => nearby.above("phone", start) || nearby.before("phone", start, 25) <= 3;

const digitsOf = (value) => value.replace(/\D/g, "").length;

/** The longest beginning, in whole groups, that has an allowed number of digits: what follows may be the next figure. */
function longest(value, fewest, most) {
  let text = value;
  while (digitsOf(text) > most) {
    const shorter = text.replace(/[ .()/-]+\d+$/, "");
    if (shorter === text) return "";
    text = shorter;
  }
  return digitsOf(text) >= fewest ? text : "";
}

const COUNTRY_DIGITS = { 1: [11, 11], 46: [9, 12], 44: [11, 13], 45: [10, 10], 47: [10, 10], 358: [8, 13] };

function international(value) {
  const prefix = value.startsWith("00") ? 2 : 0;
  const digits = value.replace(/\D/g, "").slice(prefix);
  if (/^(?:0|[1-9]0{4})/.test(digits)) return "";
  const country = ["358", "46", "44", "45", "47", "1"].find((code) => digits.startsWith(code));
  const [fewest, most] = COUNTRY_DIGITS[country] ?? [9, 15];
  // Without spaces, and to a country nobody here calls, it is more likely a figure in a calculation or a part number.
  if (!country && (prefix || (!/[ (.-]/.test(value) && !/^\d{10,13}$/.test(digits)))) return "";
  return longest(value, fewest + prefix, most + prefix);
}

function swedish(value) {
  const [area] = value.match(/0\d+/);
  const mobile = /^07[02369]\d$/.test(area);
  if (!AREAS.has(area) && !mobile) return "";
  const isMobile = /^07[02369]/.test(area);
  return longest(value, isMobile ? 10 : area.length === 4 ? 9 : 8, 10);
}

function british(value) {
  return /^\(?0(?:20|11\d|1\d1|1\d{3}|2[3489]|3\d{2}|7\d{3}|8\d{2})/.test(value) && digitsOf(value) === 11 ? value : "";
}

function whole(value) {
  return value;
}

function told(value) {
  return longest(value, 6, 12);
}

function* emails({ text, words }) {
  // From each @ outwards, so that a long line without one costs nothing.
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const before = /[\p{L}\p{N}](?:[\p{L}\p{N}._%+'-]*[\p{L}\p{N}_+])?$/u.exec(text.slice(Math.max(0, at - 64), at));
    const after = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}_-])/u.exec(text.slice(at + 1, at + 254));
    if (!before || !after) continue;
    const end = at + 1 + after[0].length;
    // git@github.com:owner/name is the address of a repository.
    if (/^:[\w~]/.test(text.slice(end, end + 2)) && /^(?:git|hg)$/.test(before[0])) continue;
    const shared = words.mailboxes.has(before[0].toLowerCase());
    yield { kind: "email", start: at - before[0].length, end, certain: true, class: shared ? "internal" : "personal" };
  }
}

/**
 * Street and number, postcode and town, or all of it.
 *
 * @param {Page} page
 * @returns {Finding[]}
 */
export function addresses(page) {
  const { text, isPersonNear } = page;
  return [...swedishStreets(page), ...englishStreets(page), ...places(text.matchAll(TOWN))].map(({ start, end }) => {
    return { kind: "address", start, end, certain: isPersonNear(start, end) };
  });
}

const TOWN_NAME = String.raw`\p{Lu}\p{L}{1,24}(?: \p{Lu}\p{L}{1,24})?(?![\p{L}\d])`;
const TOWN = new RegExp(String.raw`(?<![\p{L}\d_]|\d[-+., ]|-)(?:SE?-)?\d{3} \d{2} ${TOWN_NAME}|(?<![\p{L}\d])Box \d{1,5},?\s(?:SE?-)?\d{3} ?\d{2} ${TOWN_NAME}`, "gu");
// 12 B, 4-6, 12 lgh 1102, 12 tr 3, and then the postcode and town
const AFTER_STREET = new RegExp(
  String.raw`^ \d{1,4}(?:(?: ?[A-Z]|[a-z])(?![\p{L}\d]))?(?:-\d{1,4}(?!\d))?(?:,? (?:lgh|lägenhet|tr|vån|apt|flat|unit)\.? ?\d{1,4})?(?:[,\s]{1,3}(?:SE?-)?\d{3} ?\d{2} ${TOWN_NAME})?(?![\p{L}\d])`,
  "u",
);
const AFTER_ENGLISH_STREET =
  /^(?:(?:[,\s]{1,3}\p{Lu}\p{L}{1,20}(?: \p{L}{1,20}){0,2}){0,2}[,\s]{1,3}(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]{2} \d{5}(?:-\d{4})?)(?![\p{L}\d]))?/u;

function* places(matches) {
  for (const { 0: value, index } of matches) yield { start: index, end: index + value.length };
}

/** @param {import("./words.js").Words} contact */
export function streets({ street_endings, street_words, english_streets }) {
  return { hasEnding: endsIn(street_endings, 2), words: new Set(street_words), english: new Set(english_streets) };
}

function* swedishStreets({ text, capitals, tokens, words }) {
  const { hasEnding, words: alone } = words.streets;
  for (let index = 1; index < tokens.length; index++) {
    const street = tokens[index - 1];
    const number = tokens[index];
    if (number.start - street.end !== 1 || !/^\d{1,4}\p{L}?$/u.test(number.lower)) continue;
    const ending = hasEnding(street.lower);
    if (!ending && !alone.has(street.lower)) continue;
    const after = AFTER_STREET.exec(text.slice(street.end, street.end + 100));
    if (!after) continue;
    const start = startOfName(text, capitals, street.start);
    // "Södra vägen 12" has its capital in the word before, "Storgatan 12" in the word itself.
    if (/^\p{Lu}/u.test(text[start]) && (ending || start < street.start)) yield { start, end: street.end + after[0].length };
  }
}

/** Up to two capitalised words right before a place belong to the name that ends there. */
function startOfName(text, capitals, place, most = 2) {
  let start = place;
  let index = countBefore(capitals, place, (word) => word.start) - 1;
  for (let count = 0; count < most && index >= 0 && text.slice(capitals[index].end, start) === " "; count++, index--) start = capitals[index].start;
  return start;
}

function* englishStreets({ text, capitals, words }) {
  for (const street of capitals) {
    if (!words.streets.english.has(street.text.toLowerCase())) continue;
    const name = startOfName(text, capitals, street.start, 3);
    const number = /(?<![\p{L}\d_.,-])\d{1,5}[A-Za-z]? $/u.exec(text.slice(Math.max(0, name - 9), name));
    if (name === street.start || !number) continue;
    const after = AFTER_ENGLISH_STREET.exec(text.slice(street.end, street.end + 100));
    yield { start: name - number[0].length, end: street.end + after[0].length };
  }
}

// I, Q and V are not used, and the last sign may be a letter or a figure.
const PLATE = /(?<![\p{L}\d_-])([A-HJ-PR-UW-Z]{3}) ?(\d{2}[A-HJ-NPR-UW-Z\d])(?![\p{L}\d_]|[-.,]\d| \d)/gu;
const BRITISH_PLATE = /(?<![\p{L}\d_-])[A-Z]{2}\d{2} ?[A-Z]{3}(?![\p{L}\d_-])/gu;

function* plates({ text, words, nearby }) {
  for (const form of [PLATE, BRITISH_PLATE]) {
    for (const match of text.matchAll(form)) {
      const start = match.index;
      const end = start + match[0].length;
      const said = nearby.says("vehicle", start, end);
      // Three letters and three figures name much else; the newer form with a last letter hardly anything.
      const newer = form === PLATE && /[A-Z]$/.test(match[0]) && match[0].includes(" ");
      if (said === "no" || (said !== "yes" && !newer)) continue;
      if (match[1] && words.notPlates.has(match[1].toLowerCase())) continue;
      yield { kind: "registration-plate", start, end, certain: false };
    }
  }
}

const IPV4 = /(?<![\p{L}\d_]|\d[.]|[.-])(?:\d{1,3}\.){3}\d{1,3}(?![\p{L}\d_]|\.\d|-\d)/gu;
const IPV6 = /(?<![\p{L}\d_:.])(?=[\da-f:]{0,39}:[\da-f:]{0,39}:)[\da-f]{0,4}(?::{1,2}[\da-f]{1,4}){2,7}(?:::)?(?![\p{L}\d_:])/giu;

function* networkAddresses({ text, nearby }) {
  for (const { 0: value, index } of text.matchAll(IPV4)) {
    const parts = value.split(".").map(Number);
    if (parts.some((part) => part > 255) || /^(?:0|127|255)\./.test(value) || /(?:^|\.)0\d/.test(value)) continue;
    const end = index + value.length;
    const said = nearby.above("network", index) || nearby.before("network", index, 60) < nearby.before("version", index, 40);
    if (!said && (nearby.before("version", index, 40) !== Infinity || parts.every((part) => part < 32))) continue;
    const inside = parts[0] === 10 || (parts[0] === 192 && parts[1] === 168) || (parts[0] === 172 && parts[1] >= 16 && parts[1] < 32);
    // An address inside the house tells of the house, one outside of whoever sat there.
    yield { kind: "ip", start: index, end, certain: true, class: inside ? "internal" : "personal" };
  }
  for (const { 0: value, index } of text.matchAll(IPV6)) {
    if (!isIpv6(value)) continue;
    yield { kind: "ip", start: index, end: index + value.length, certain: true, class: /^f[cd]|^fe80/i.test(value) ? "internal" : "personal" };
  }
}

/** A time such as 10:20:30 and a MAC address have colons too. */
function isIpv6(value) {
  const groups = value.split(":").filter(Boolean);
  if (value.includes("::")) return value.split("::").length === 2 && groups.length <= 7 && /[a-f]|\d{3}/i.test(value);
  return groups.length === 8;
}
