// Measures the paste check on the labelled texts beside this file:
//
//   node tests/paste/measure.mjs --words sv-words.json en-words.json
//
// The two files are content/<language>/paste-words.toml with paste-names.toml, as JSON. Each set has texts to develop the rules with and texts
// held out from that. Ends with 1 when the held out texts are not found well enough.

import { readFileSync } from "node:fs";
import { basename } from "node:path";

import { find, merge } from "../../assets/js/paste-check/find.js";

const ENOUGH = 0.95;
const PARTS = { develop: "develop", hold_out: "hold out" };
/** With check digits there is nothing to guess. */
const EXACT = new Set(["personal-number", "iban", "card"]);
/** Of sensitive words it is enough that one of the marked words is pointed at. */
const WORDS = new Set(["health", "union", "belief", "ethnicity", "politics", "sexuality"]);
/** How much of mark and finding together they must share, in other kinds: "Anna Berg" is not found by "Anna". */
const SHARED = 0.6;

const flag = process.argv.indexOf("--words");
const wordFiles = flag < 0 ? [] : process.argv.slice(flag + 1, flag + 3);
if (wordFiles.length !== 2) {
  process.stderr.write("measure.mjs --words sv-words.json en-words.json [--misses]\n");
  process.exit(2);
}
const showMisses = process.argv.includes("--misses");
const [sv, en] = wordFiles.map((file) => JSON.parse(readFileSync(file, "utf8")));
const languages = { sv: merge(sv, en), en: merge(en, sv) };

let good = true;
for (const [language, words] of Object.entries(languages)) {
  const set = JSON.parse(readFileSync(new URL(`${language}.json`, import.meta.url), "utf8"));
  for (const [part, title] of Object.entries(PARTS)) {
    const counts = measure(set[part], words);
    print(`${language}, ${title}: ${set[part].length} texts`, counts);
    if (part === "hold_out" && !isGood(counts)) good = false;
  }
}
if (!good) {
  process.stdout.write(`\n${basename(import.meta.url)}: recall or precision on the texts held out is too low\n`);
  process.exit(1);
}

/** @returns {Map<string, {found: number, missed: number, false: number}>} */
function measure(texts, words) {
  const counts = new Map();
  const count = (kind, what) => {
    if (!counts.has(kind)) counts.set(kind, { found: 0, missed: 0, false: 0 });
    counts.get(kind)[what]++;
  };
  for (const { text: marked } of texts) {
    const { text, marks } = unmark(marked);
    const findings = find(text, words);
    const rest = new Set(findings);
    const missed = [];
    for (const mark of marks) {
      // One finding may stand for several marked words side by side, and several for one marked expression.
      const all = (WORDS.has(mark.kind) ? findings : [...rest]).filter((one) => isSame(mark, one));
      const [finding] = all;
      if (WORDS.has(mark.kind) && !mark.open) all.forEach((one) => rest.delete(one));
      if (mark.open) {
        if (finding && !finding.certain) rest.delete(finding);
      } else if (finding) {
        rest.delete(finding);
        count(mark.kind, "found");
      } else {
        missed.push(mark);
        count(mark.kind, "missed");
      }
    }
    for (const finding of rest) {
      count(finding.kind, "false");
    }
    if (showMisses && (missed.length || rest.size)) showText(text, missed, rest);
  }
  return counts;
}

/** Takes the marks [[kind|value]] out of a text; a question mark after the kind leaves it open whether it is found. */
function unmark(marked) {
  const marks = [];
  let text = "";
  let read = 0;
  for (const { 0: mark, 1: kind, 2: open, 3: value, index } of marked.matchAll(/\[\[([a-z-]+)(\??)\|([\s\S]*?)\]\]/g)) {
    text += marked.slice(read, index);
    marks.push({ kind, open: open === "?", start: text.length, end: text.length + value.length });
    text += value;
    read = index + mark.length;
  }
  return { text: text + marked.slice(read), marks };
}

function isSame(mark, finding) {
  if (mark.kind !== finding.kind) return false;
  if (EXACT.has(mark.kind)) return mark.start === finding.start && mark.end === finding.end;
  const shared = Math.min(mark.end, finding.end) - Math.max(mark.start, finding.start);
  if (WORDS.has(mark.kind)) return shared > 0;
  return shared >= SHARED * (Math.max(mark.end, finding.end) - Math.min(mark.start, finding.start));
}

function recall({ found, missed }) {
  return found + missed ? found / (found + missed) : 1;
}

function precision(counts) {
  return counts.found + counts.false ? counts.found / (counts.found + counts.false) : 1;
}

function total(counts) {
  const all = { found: 0, missed: 0, false: 0 };
  for (const one of counts.values()) for (const key of Object.keys(all)) all[key] += one[key];
  return all;
}

function isGood(counts) {
  const all = total(counts);
  const exact = [...counts].every(([kind, one]) => !EXACT.has(kind) || (recall(one) === 1 && precision(one) === 1));
  return exact && recall(all) >= ENOUGH && precision(all) >= ENOUGH;
}

function print(title, counts) {
  const row = (kind, one) =>
    kind.padEnd(22) + [one.found, one.missed, one.false, recall(one).toFixed(3), precision(one).toFixed(3)].map((value) => String(value).padStart(10)).join("");
  const rows = [...counts].sort(([one], [other]) => one.localeCompare(other)).map(([kind, one]) => row(kind, one));
  const head = "kind".padEnd(22) + ["found", "missed", "false", "recall", "precision"].map((name) => name.padStart(10)).join("");
  process.stdout.write(`\n${[title, head, ...rows, row("all", total(counts))].join("\n")}\n`);
}

function showText(text, missed, wrong) {
  const list = (items) => [...items].map(({ kind, start, end }) => `${kind} "${text.slice(start, end)}"`).join(", ");
  process.stdout.write(`\n  ${text.replace(/\n/g, "\n  ")}\n    missed: ${list(missed)}\n    false: ${list(wrong)}\n`);
}
