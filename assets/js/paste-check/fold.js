// Makes a text easy to search without losing where things stand in it: spaces, dashes and digits of all kinds become
// the plain ones, letters in two parts ("a" and a ring) become one, and what cannot be seen is left out.

const ODD = /[\u00a0\u00ad\u1680\u2000-\u2015\u2018\u2019\u201a\u201c-\u201f\u202f\u205f\u2060-\u2064\u2212\u3000\ufb00-\ufb04\ufe58\ufe63\ufeff\uff01-\uff5e]|\P{M}\p{M}+/gu;
const UNSEEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/;
const SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63]/;

/**
 * @typedef {object} Folded
 * @property {string} text the text to search
 * @property {(position: number) => number} at where a place in it stands in the text that was given
 */

/**
 * @param {string} original
 * @returns {Folded}
 */
export function fold(original) {
  const pieces = [];
  const shifts = []; // from this place in the folded text on, the original is so much further along
  let read = 0;
  let length = 0;
  for (const { 0: odd, index } of original.matchAll(ODD)) {
    const plain = plainOf(odd);
    pieces.push(original.slice(read, index), plain);
    length += index - read + plain.length;
    read = index + odd.length;
    if (plain.length !== odd.length) shifts.push({ from: length, by: read - length });
  }
  if (!pieces.length) return { text: original, at: (position) => position };
  pieces.push(original.slice(read));
  return { text: pieces.join(""), at: (position) => position + shiftAt(shifts, position) };
}

function plainOf(odd) {
  if (odd.length > 1) return odd.normalize("NFC");
  if (UNSEEN.test(odd)) return "";
  if (SPACE.test(odd)) return " ";
  if (DASH.test(odd)) return "-";
  if (/[\u2018\u2019\u201a\u201b]/.test(odd)) return "'";
  if (/[\u201c-\u201f]/.test(odd)) return '"';
  return odd.normalize("NFKC"); // full-width signs, and ligatures such as those that come out of a PDF
}

function shiftAt(shifts, position) {
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shifts[middle].from <= position) low = middle + 1;
    else high = middle;
  }
  return low ? shifts[low - 1].by : 0;
}
