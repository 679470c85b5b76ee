// Passwords and keys: by their own form, or by the word beside them.

/** @typedef {import("./find.js").Page} Page */
/** @typedef {import("./find.js").Finding} Finding */

// What well-known services put in front of their keys, so that they can be recognised when they leak.
const KEYS = new RegExp(
  String.raw`(?<![\p{L}\d_-])(?:${[
    String.raw`sk-(?:proj-|ant-|svcacct-|or-v1-)?[\w-]{20,200}`, // OpenAI, Anthropic and others
    String.raw`[sr]k_(?:live|test)_[A-Za-z\d]{10,200}|whsec_[A-Za-z\d+/=]{16,100}`, // Stripe
    String.raw`gh[pousr]_[A-Za-z\d]{16,255}|github_pat_\w{22,255}`,
    String.raw`gl(?:pat|dt|rt|cbt)-[\w-]{16,100}`,
    String.raw`(?:AKIA|ASIA|ABIA|ACCA)[A-Z\d]{16}(?![A-Z\d])`, // Amazon
    String.raw`xox[abeoprs]-[A-Za-z\d-]{10,200}|xapp-\d-[A-Za-z\d-]{10,200}`, // Slack
    String.raw`AIza[\w-]{35}|ya29\.[\w-]{20,300}|GOCSPX-[\w-]{20,60}`, // Google
    String.raw`SG\.[\w-]{16,32}\.[\w-]{30,60}`, // SendGrid
    String.raw`(?:hf|npm|dop_v1|shpat|shpss|pat|lin_api|ntn|secret)_[A-Za-z\d]{24,100}`,
    String.raw`pypi-[\w-]{40,300}|dckr_pat_[\w-]{20,100}|AGE-SECRET-KEY-1[A-Z\d]{40,80}`,
    String.raw`eyJ[\w-]{8,4000}\.eyJ[\w-]{4,4000}\.[\w-]{8,2000}`, // a signed token (JWT)
    String.raw`\d{6}(?:-\d{6}){7}(?![\d-])`, // BitLocker
  ].join("|")})`,
  "gu",
);
const WEBHOOKS = /https:\/\/(?:hooks\.slack\.com\/services|discord(?:app)?\.com\/api\/webhooks|[\w.-]{1,80}\.webhook\.office\.com)\/[\w/@.-]{20,300}/gu;
const ADDRESS_WITH_PASSWORD = /(?<![\p{L}\d])[a-z][a-z\d+.-]{1,20}:\/\/[^\s:/@"'<>]{0,80}:([^\s/@"'<>]{1,120})@[^\s"'<>,;)]{1,300}/giu;
const ON_COMMAND_LINE = /(?<![\w-])(?:curl|wget|http|https)[ \t][^\n]{0,200}?(?:-u|--user)[ =]["']?[^\s:"']{1,60}:([^\s"'@]{3,100})/gu;
const BLOCK_BEGIN = /-----BEGIN (?:[A-Z\d]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;

/** @param {Page} page @returns {Finding[]} */
export function secrets(page) {
  const found = [...known(page.text), ...blocks(page.text), ...said(page), ...headed(page)];
  return found.map((finding) => ({ kind: "secret", ...finding }));
}

function* known(text) {
  for (const form of [KEYS, WEBHOOKS]) {
    for (const { 0: value, index } of text.matchAll(form)) {
      // sk-… also begins long names of ordinary things, which hold no figures.
      if (/\d/.test(value)) yield { start: index, end: index + value.length, certain: true };
    }
  }
  for (const { 0: value, 1: password, index } of text.matchAll(ON_COMMAND_LINE)) {
    const end = index + value.length;
    if (!isStandIn(password)) yield { start: end - password.length, end, certain: true };
  }
  for (const { 0: value, 1: password, index } of text.matchAll(ADDRESS_WITH_PASSWORD)) {
    if (!isStandIn(password)) yield { start: index, end: index + value.replace(/[.:]+$/, "").length, certain: true };
  }
}

/** From BEGIN to END, or to the end of the text when it was cut. */
function* blocks(text) {
  for (const { 0: begin, index } of text.matchAll(BLOCK_BEGIN)) {
    const closing = begin.replace("BEGIN", "END");
    const end = text.indexOf(closing, index);
    yield { start: index, end: end < 0 ? text.length : end + closing.length, certain: true };
  }
}

// What stands where the secret will be: a variable, a gap to fill in, a type.
const STAND_IN = new RegExp(
  `^(?:${[
    String.raw`[*•x.…_-]{2,}|…`,
    String.raw`<.*>?|\{.*\}?|\[.*\]?`,
    String.raw`\$[\w{(].*|%\w+%|@\w+`,
    String.raw`[\w.]+\(.*|\w+\[.*`,
    String.raw`(?:process|os|env|config|settings|secrets|self|this|vars?)\..*`,
    String.raw`null|none|nil|true|false|undefined|str|string|text|varchar|password|lösenord|pass|pwd|secret|token`,
    String.raw`\w+_(?:password|passwd|pwd|secret|token|key)`,
    String.raw`your[-_ ].*|my[-_]?(?:password|secret|token|key)|example|exempel|ditt.*`,
  ].join("|")})$`,
  "i",
);
const isStandIn = (value) => STAND_IN.test(value);

/**
 * The patterns for the words that stand before a secret.
 *
 * @param {import("./words.js").Words} lists
 */
export function secretPatterns({ is, not_secret }) {
  return {
    // A sign right after the word; or "is", or a colon, after some words more; or only a space.
    link: new RegExp(
      String.raw`^(?::\p{Ll}{1,3}(?!\p{L}))?["'\]]{0,2}(?:\s{0,3}(:|=>|:?=)|[ \t]{1,3}value=|` +
        String.raw`(?:[ \t(][^\n.:;=?!]{0,50}?)?(?:[ \t](?:${is.join("|")})(?![\p{L}\d]):?|:(?!\/\/))|([ \t]))\s{0,2}`,
      "iu",
    ),
    no: new RegExp(`^(?:${not_secret.map((entry) => entry.replace("*", "\\p{L}*")).join("|")})(?![\\p{L}\\d])`, "iu"),
  };
}

function* said({ text, words, nearby }) {
  const { link, no } = words.secret;
  for (const [key, fits] of Object.entries({ password: isPassword, weak: isMade, key: isKey, code: isCode })) {
    for (const { end: from } of nearby.all(`secret.${key}`)) {
      const after = text.slice(from, from + 400);
      const tie = link.exec(after);
      if (!tie) continue;
      const way = tie[1] ? "sign" : tie[2] ? "none" : "is";
      const value = valueIn(after.slice(tie[0].length), way);
      if (!value || isStandIn(value.text) || !fits(value, way)) continue;
      if (!value.quoted && no.test(value.text) && !/\d/.test(value.text)) continue;
      const start = from + tie[0].length + value.at;
      yield { start, end: start + value.text.length, certain: true };
    }
  }
  yield* furtherOn({ text, nearby });
  yield* codes({ text, words, nearby });
}

/** "Lösenordet du fick i brevet, Tegel7Hatt, byts …": further on in the sentence only what looks like nothing else. */
function* furtherOn({ text, nearby }) {
  for (const { end } of nearby.all("secret.password")) {
    const sentence = text.slice(end, end + 80).split(/[\n.;!?](?:\s|$)/, 1)[0];
    for (const { 0: word, index } of sentence.matchAll(/(?<=[\s,("'])[^\s,()"':/]{8,40}(?=[\s,)"']|$)/g)) {
      if (isMixed(word) && !isStandIn(word)) yield { start: end + index, end: end + index + word.length, certain: false };
    }
  }
}

/** "The code to the safe is 4711": what it opens stands between the word and the figures. */
function* codes({ text, words, nearby }) {
  const { link } = words.secret;
  for (const { end: from } of nearby.all("secret.code_to")) {
    const after = text.slice(from, from + 100);
    const tie = link.exec(after) ?? /^[^\n.:;=?!]{0,40}[:=]\s?/u.exec(after);
    const to = tie ?? /^[^\n.:;=?!\d]{0,40} /u.exec(after);
    const value = to && /^[A-Z\d#*-]{3,12}(?![\p{L}\d])/u.exec(after.slice(to[0].length));
    if (value && /\d{3}/.test(value[0])) {
      const start = from + to[0].length;
      yield { start, end: start + value[0].length, certain: true };
    }
  }
}

function valueIn(after, way) {
  const quoted = /^["'`]([^"'`\n]{3,200})["'`]/u.exec(after);
  if (quoted) return { text: quoted[1], at: 1, quoted: true, last: true };
  const scheme = /^(?:Bearer|Basic|Token) /i.exec(after)?.[0] ?? "";
  const plain = /^[^\s"'`<>;,]{1,300}/u.exec(after.slice(scheme.length));
  if (!plain) return undefined;
  const text = plain[0].split("](")[0].replace(/[.,:)\]}\\]+$/, "");
  const rest = after.slice(scheme.length + plain[0].length).split("\n", 1)[0];
  return { text, at: scheme.length, quoted: false, last: way === "sign" && !/[\p{L}\d]/u.test(rest) };
}

/** After a colon and alone on its line anything is a password; in a sentence it must look like one. */
function isPassword({ text, quoted, last }, way) {
  if (text.length < 4 || text.length > 200 || isAddress(text)) return false;
  if (way === "none") return (quoted && !/^\p{Lu}?\p{Ll}+$/u.test(text)) || (looksMade(text) && /\p{L}/u.test(text));
  return quoted || last || looksMade(text);
}

/** Where something is kept or told about. */
const isAddress = (text) => /^(?:\(?\[|\(?#|https?:|file:|vault:|arn:|mailto:|[.~]?\/|\.\.)/i.test(text);

/** After a word such as "login" only what can hardly be anything else. */
function isMade({ text }, way) {
  return way !== "none" && text.length >= 6 && !isAddress(text) && !text.includes("@") && isMixed(text);
}

/** Capitals, small letters and a figure or sign between letters: Tegel7Hatt, but not Office365. */
const isMixed = (text) => /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) && /\p{L}[\d!#%&@*=+?$^_]+\p{L}|^\d+\p{L}.*[!#%&@*=+?$^_-]/u.test(text);

function isKey({ text, quoted }, way) {
  if (text.length < 12 || /\s/.test(text)) return false;
  if (isAddress(text) || /^\d+$/.test(text)) return false;
  return way === "none" ? isRandom(text) && text.length >= 16 : isRandom(text) || (quoted && /\d/.test(text));
}

function isCode({ text }, way) {
  return /^[A-Z\d#*-]{3,12}$/u.test(text) && /\d{3}/.test(text) && (way !== "none" || /^[\d#*]{4,8}$/.test(text));
}

/** Figures among letters, capitals inside, or signs that no word has. */
function looksMade(text) {
  if (/\d/.test(text)) return /\p{L}|[!#%&@*=+?$^_-]/u.test(text) || /^\d{6,}$/.test(text);
  return /\p{Ll}\p{Lu}/u.test(text) || /\p{L}[!#%&@*=+?$^]\p{L}/u.test(text);
}

/** How surprising each sign is, in bits: words and numbers repeat themselves, keys do not. */
function isRandom(text) {
  if (!/\d/.test(text) || !/\p{L}/u.test(text)) return false;
  const counts = new Map();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits >= 2.8;
}

/** A column of passwords. */
function* headed({ cells, nearby }) {
  for (const { start, end, heading, value } of cells) {
    if (!nearby.isIn("secret.password", heading) && !nearby.isIn("secret.key", heading)) continue;
    if (value.length >= 4 && !/\s/.test(value) && !isStandIn(value) && !/^\d{4}-\d\d-\d\d$/.test(value)) {
      yield { start, end, certain: looksMade(value) };
    }
  }
}
