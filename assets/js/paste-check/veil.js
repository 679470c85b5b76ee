// Covers what was found, so that the rest of the text can be used.

/** @typedef {import("./find.js").Finding} Finding */

/**
 * The text with a label such as [name 1] in the place of each finding. The same value gets the same number; a kind of
 * which there is only one value gets none.
 *
 * @param {string} text
 * @param {Finding[]} found
 * @param {{labels?: Record<string, string>}} words
 */
export function veil(text, found, words = {}) {
  const numbers = numbered(text, found);
  let read = 0;
  let veiled = "";
  found.forEach((finding, index) => {
    const label = words.labels?.[finding.kind] ?? finding.kind;
    const { number, of } = numbers[index];
    veiled += `${text.slice(read, finding.start)}[${label}${of > 1 ? ` ${number}` : ""}]`;
    read = finding.end;
  });
  return veiled + text.slice(read);
}

function numbered(text, found) {
  const kinds = new Map();
  const full = found.filter(({ kind }) => kind === "name").map(({ start, end }) => nameKey(text.slice(start, end)));
  const given = found.map(({ kind, start, end }) => {
    const value = text.slice(start, end);
    const key = kind === "name" ? sameName(nameKey(value), full) : keyOf(kind, value);
    if (!kinds.has(kind)) kinds.set(kind, new Map());
    const values = kinds.get(kind);
    if (!values.has(key)) values.set(key, values.size + 1);
    return { kind, number: values.get(key) };
  });
  return given.map(({ kind, number }) => ({ number, of: kinds.get(kind).size }));
}

const NUMBERS = new Set(["organisation-number", "iban", "card", "bankgiro", "plusgiro", "phone", "registration-plate"]);

/** What makes two ways of writing the same value. */
function keyOf(kind, value) {
  const plain = value.normalize("NFKC").toLowerCase();
  if (kind === "personal-number" || kind === "coordination-number") return plain.replace(/\D/g, "").slice(-10);
  if (kind === "phone") return plain.replace(/\D/g, "").replace(/^(?:00)?460?|^0/, "");
  if (NUMBERS.has(kind)) return plain.replace(/[^\p{L}\d]/gu, "");
  return kind === "secret" ? value : plain.replace(/\s+/g, " ");
}

function nameKey(name) {
  const plain = name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  const [, last, first] = /^([^,]+), (.+)$/.exec(plain) ?? [];
  return first ? `${first} ${last}` : plain;
}

/** "Anna Bergs" and "Anna" are Anna Berg, if she is the first one in the text who can be meant. */
function sameName(name, full) {
  const ways = name.endsWith("s") ? [name.slice(0, -1), name] : [name];
  for (const way of ways) {
    const whole = full.find((other) => other === way || (!way.includes(" ") && other.includes(" ") && other.split(" ").includes(way)));
    if (whole) return whole.endsWith("s") && full.includes(whole.slice(0, -1)) ? whole.slice(0, -1) : whole;
  }
  return name;
}
