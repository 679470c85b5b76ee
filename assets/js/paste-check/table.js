// Rows pasted from a spreadsheet: what a cell holds is said by the heading of its column, far from the cell itself.

const SEPARATORS = ["\t", ";", "|", ","];
const FEWEST = { "\t": 1, ";": 1, "|": 2, ",": 2 }; // a comma or two also stand in ordinary sentences
const LONGEST_HEADING = 40;

/**
 * @typedef {object} Cell
 * @property {number} start
 * @property {number} end
 * @property {string} heading
 */

/**
 * The cells that stand under a heading, in order.
 *
 * @param {string} text
 * @returns {Cell[]}
 */
export function cells(text) {
  const found = [];
  let above;
  let start = 0;
  for (const line of text.split("\n")) {
    const row = rowOf(line);
    if (!row) above = undefined;
    else if (above?.separator === row.separator && above.headings.length === row.cells.length) {
      let at = start;
      row.cells.forEach((cell, column) => {
        const heading = above.headings[column];
        const from = at + cell.length - cell.trimStart().length;
        if (heading && cell.trim()) found.push({ start: from, end: from + cell.trim().length, heading });
        at += cell.length + 1;
      });
    } else {
      above = headingsOf(row);
    }
    start += line.length + 1;
  }
  return found;
}

function rowOf(line) {
  for (const separator of SEPARATORS) {
    const cells = line.split(separator);
    if (cells.length > FEWEST[separator]) return { separator, cells };
  }
  return undefined;
}

/** A first row with figures in it is no heading, but the row below it may still be told by nothing. */
function headingsOf({ separator, cells }) {
  const isHeading = !cells.some((cell) => /\d/.test(cell) || cell.length > LONGEST_HEADING);
  return { separator, headings: cells.map((cell) => (isHeading ? cell.trim().replace(/^"|"$/g, "") : "")) };
}

/**
 * The heading over a place in the text, or nothing.
 *
 * @param {Cell[]} list
 * @param {number} position
 */
export function headingAt(list, position) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].end <= position) low = middle + 1;
    else high = middle;
  }
  return low < list.length && list[low].start <= position ? list[low].heading : "";
}
