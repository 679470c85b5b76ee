// The page "May I paste this?": what is written in the text field is looked through here, at every key, and goes
// nowhere. All modules are loaded with the page, so it works with the network off.
//
// <div data-paste-check hidden data-…="texts" data-given="{words, tools, kinds, classes} as JSON"> with #paste-tool, #paste-text, [data-verdict], [data-found], [data-veiled].

import { find, merge, veil, verdict } from "./paste-check/find.js";

const WAIT = 150;

export function start(page) {
  const given = JSON.parse(page.dataset.given);
  const words = merge(...given.words);
  const text = page.querySelector("#paste-text");
  const tool = page.querySelector("#paste-tool");
  let timer;
  const look = () => show(page, given, words, text.value, given.tools.find(({ id }) => id === tool.value));
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  });
  tool.addEventListener("change", look);
  page.hidden = false;
  look();
}

function show(page, given, words, text, tool) {
  const found = find(text, words);
  // A tool nobody has approved may take what anybody may read.
  const decided = verdict(found, tool ?? { name: "", classes: ["public"] });
  const blocks = new Set(decided.blocking);
  say(page, text, found, decided, tool);
  const table = page.querySelector("[data-found]");
  table.hidden = !found.length;
  table.querySelector("tbody").replaceChildren(...found.map((finding) => row(page, given, text, finding, blocks.has(finding))));
  const veiled = page.querySelector("[data-veiled]");
  veiled.hidden = !found.length;
  veiled.querySelector("pre").textContent = found.length ? veil(text, found, words) : "";
}

function say(page, text, found, decided, tool) {
  const notice = page.querySelector("[data-verdict]");
  const certain = decided.blocking.some((finding) => finding.certain);
  let said = "nothing";
  if (!text.trim()) said = "empty";
  else if (certain) said = "refused";
  else if (decided.blocking.length) said = "unsure";
  else if (found.length) said = "allowed";
  const name = tool?.name ?? page.querySelector("#paste-tool").selectedOptions[0].textContent;
  const fill = (key) => (page.dataset[key] ?? "").replaceAll("%tool%", name).replaceAll("%count%", String(decided.blocking.length));
  notice.className = { refused: "notice error", unsure: "notice warning", allowed: "notice success" }[said] ?? "notice";
  notice.querySelector("h2").textContent = fill(said);
  notice.querySelector("p").textContent = said === "empty" ? "" : fill(`${said}Text`);
}

function row(page, given, text, finding, blocks) {
  const cells = [
    given.kinds[finding.kind] ?? finding.kind,
    text.slice(finding.start, finding.end),
    given.classes[finding.class],
    `${blocks ? page.dataset.blocks : page.dataset.may}${finding.certain ? "" : ` ${page.dataset.perhaps}`}`,
  ];
  const headings = [...page.querySelectorAll("[data-found] th")].map((heading) => heading.textContent);
  const line = document.createElement("tr");
  cells.forEach((words, index) => {
    const cell = document.createElement(index ? "td" : "th");
    if (index) cell.dataset.label = headings[index];
    else cell.scope = "row";
    cell.textContent = words;
    line.append(cell);
  });
  return line;
}
