// Numbers with a check digit: of persons, organisations, accounts and cards.

/** @typedef {import("./find.js").Page} Page */
/** @typedef {import("./find.js").Finding} Finding */

// Longer numbers of which the match would be a part are something else; a comma may part two cells.
const BEFORE = String.raw`(?<![\p{L}\d_]|\d[-+./]|(?<!\d)0,)`;
const AFTER = String.raw`(?![\p{L}\d_]|[-+./]\d)`;

const PERSON = new RegExp(String.raw`${BEFORE}((?:18|19|20)?)(\d{2})(\d{2})(\d{2})( ?[-+] ?| |)(\d{4})${AFTER}`, "gu");
const ORGANISATION = new RegExp(String.raw`${BEFORE}(?:16)?([1-35-9]\d[2-9]\d{3})( ?- ?|)(\d{4})${AFTER}`, "gu");
const YOUNGEST = 12;
const VAT = /(?<![\p{L}\d])SE ?(\d{6})-?(\d{4}) ?01(?![\p{L}\d])/giu;

/** @param {Page} page @returns {Finding[]} */
export function numbers(page) {
  return [...vatNumbers(page), ...persons(page), ...organisations(page), ...ibans(page), ...cards(page), ...giros(page)];
}

function* persons({ text, nearby }) {
  for (const match of text.matchAll(PERSON)) {
    const [whole, century, year, month, day, separator, last] = match;
    const start = match.index;
    const end = start + whole.length;
    const kind = personKind(century + year, month, day, separator.trim(), last);
    if (!kind) continue;
    const key = kind === "personal-number" ? "personal_number" : "coordination_number";
    const bare = !century && !separator;
    const said = nearby.says(key, start, end);
    // Written without a hyphen, 070… is a mobile number to most readers.
    if (bare && /^07[02369]/.test(whole) && said !== "yes") continue;
    // 202403151230 is a time as often as a child.
    const time = Boolean(century) && Number(century + year) > new Date().getFullYear() - YOUNGEST;
    const loose = separator === " " || time || (bare && said === "no");
    yield { kind, start, end, certain: !loose || said === "yes" };
  }
}

function personKind(year, month, day, separator, last) {
  const digits = year.slice(-2) + month + day + last;
  if (!luhn(digits)) return "";
  const coordination = Number(day) > 60;
  const date = coordination ? Number(day) - 60 : Number(day);
  if (!years(year, separator).some((full) => isDate(full, Number(month), date))) return "";
  return coordination ? "coordination-number" : "personal-number";
}

/** The years that two digits may mean: a plus sign says that the person is a hundred or more. */
function years(year, separator) {
  if (year.length === 4) return [Number(year)];
  const now = new Date().getFullYear();
  const latest = now - ((((now % 100) - Number(year)) % 100) + 100) % 100;
  return separator === "+" ? [latest - 100] : [latest, latest - 100];
}

function isDate(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getTime() <= Date.now();
}

function* organisations({ text, nearby }) {
  for (const match of text.matchAll(ORGANISATION)) {
    const [whole, first, separator, last] = match;
    const start = match.index;
    const end = start + whole.length;
    if (!luhn(first + last)) continue;
    const said = nearby.says("organisation", start, end);
    if (said === "yes") yield { kind: "organisation-number", start, end, certain: true };
    else if (said !== "no" && separator) yield { kind: "organisation-number", start, end, certain: false };
  }
}

/** A Swedish VAT number holds the number of the company, or of the person who trades in her own name. */
function* vatNumbers({ text }) {
  for (const match of text.matchAll(VAT)) {
    const digits = match[1] + match[2];
    const found = { start: match.index, end: match.index + match[0].length, certain: true };
    const kind = personKind(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), "", match[2]);
    if (kind) yield { kind, ...found };
    else if (digits[2] >= "2" && luhn(digits)) yield { kind: "organisation-number", ...found };
  }
}

const IBAN_LENGTHS = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18
  FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21
  LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27
  ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

function* ibans({ text }) {
  for (const { index } of text.matchAll(/(?<![\p{L}\d])[A-Z]{2} ?\d{2}(?=[ -]?[A-Z\d])/giu)) {
    const length = IBAN_LENGTHS[text.slice(index, index + 2).toUpperCase()];
    if (!length) continue;
    const { value, end } = collect(text, index, length);
    const figures = value.replace(/\D/g, "").length;
    // Ordinary words that happen to have the right length hold few figures.
    if (value.length === length && figures * 2 >= length && mod97(value) === 1) yield { kind: "iban", start: index, end, certain: true };
  }
}

/** Reads on over single spaces and hyphens until so many letters and figures are read. */
function collect(text, start, length) {
  let value = "";
  let end = start;
  while (value.length < length && end < text.length) {
    const sign = text[end];
    if (/[A-Za-z\d]/.test(sign)) value += sign.toUpperCase();
    else if (!/[ -]/.test(sign) || !/[A-Za-z\d]/.test(text[end - 1])) break;
    end++;
  }
  return { value: /[\p{L}\d]/u.test(text[end] ?? "") ? "" : value, end };
}

function mod97(iban) {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

// Groups of four, then of 4-6-5, then none; a security code or a date after the number is not part of it.
const CARD = new RegExp(
  String.raw`${BEFORE}(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3}(?![\d/-]))?|\d{4}([ -])\d{6}\2\d{4,5}|\d{13,19})${AFTER}`,
  "gu",
);
// Visa, Mastercard, Amex, Discover, Diners, JCB, Maestro, UnionPay: how they begin and how long they are.
const ISSUERS =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|(?:6011|64[4-9]\d|65\d\d)\d{12,15}|(?:30[0-5]|36\d|38\d|39\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15}|62\d{14,17})$/;

function* cards({ text, nearby }) {
  for (const match of text.matchAll(CARD)) {
    const start = match.index;
    const whole = cardIn(match[0]);
    if (!whole) continue;
    const end = start + whole.length;
    // The tail of an account number is not a card of its own.
    if (/(?:[A-Z]{2}\d{2}|\d{4})[ -]$/.test(text.slice(start - 5, start))) continue;
    const grouped = /\D/.test(whole);
    const said = nearby.says("card", start, end);
    // An article number of thirteen figures is far more common than the old short cards; payment references and
    // parcels have check digits of the same kind.
    if (said !== "yes" && !grouped && (said === "no" || whole.length === 13)) continue;
    yield { kind: "card", start, end, certain: said !== "no" };
  }
}

/** The card number that a run of figures begins with: all of it, or all but the last group. */
function cardIn(run) {
  const tries = [run];
  if (/^(?:\d{4}[ -]){4}/.test(run)) tries.push(run.slice(0, 19));
  return tries.find((value) => {
    const digits = value.replace(/\D/g, "");
    return ISSUERS.test(digits) && luhn(digits);
  });
}

const BANKGIRO = new RegExp(String.raw`${BEFORE}\d{3,4} ?- ?\d{4}${AFTER}`, "gu");
const PLUSGIRO = new RegExp(String.raw`${BEFORE}(?:\d{1,7}|\d{1,3}(?: \d{2,3}){1,3}) ?- ?\d${AFTER}`, "gu");

/** Two years with a hyphen have the form of a bankgiro number, so a word must say that it is one. */
function* giros({ text, nearby }) {
  for (const [kind, form] of [["bankgiro", BANKGIRO], ["plusgiro", PLUSGIRO]]) {
    for (const match of text.matchAll(form)) {
      const start = match.index;
      const end = start + match[0].length;
      const digits = match[0].replace(/\D/g, "");
      if (digits.length > 8 || !luhn(digits) || nearby.says(kind, start, end) !== "yes") continue;
      yield { kind, start, end, certain: true };
    }
  }
}

/** The check digit that all of them but IBAN share. @param {string} digits */
export function luhn(digits) {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const value = Number(digits[digits.length - 1 - place]) * (1 + (place % 2));
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}
