import { isBlank } from './cursor.js';

/**
 * The seven kinds of HTML block by their number in CommonMark 0.31, "HTML blocks": 1 raw text elements, 2 comments,
 * 3 processing instructions, 4 declarations, 5 CDATA, 6 known block elements, 7 any other complete tag; 0 is none.
 */
export type HtmlBlockKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

const EXCLAMATION = 33;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const DASH = 45;
const DOT = 46;
const SLASH = 47;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const LESS_THAN = 60;
const EQUALS = 61;
const GREATER_THAN = 62;
const QUESTION = 63;
const CLOSING_BRACKET = 93;
const UNDERSCORE = 95;
const BACKTICK = 96;

const CDATA_OPENING = '<![CDATA[';
const RAW_NAMES: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'textarea']);
const BLOCK_NAMES: ReadonlySet<string> = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li ' +
    'link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot ' +
    'th thead title tr track ul'
  ).split(' '),
);
/** No name in either list is longer, so that a longer one need not be cut out of the text. */
const LONGEST_NAME = 10;

/**
 * The kind of HTML block that starts at `at`, which is a `<`.
 *
 * @param end - offset of the end of the line: no start condition looks further.
 * @param kind7 - whether a block of kind 7 may start: it may not interrupt a paragraph.
 */
export function htmlBlockStart(text: string, at: number, end: number, kind7: boolean): HtmlBlockKind {
  const second = codeAt(text, at + 1, end);
  if (second === QUESTION) return 3;
  if (second === EXCLAMATION) return markedBlock(text, at, end);
  const closing = second === SLASH;
  const nameStart = closing ? at + 2 : at + 1;
  if (!isAlpha(codeAt(text, nameStart, end))) return 0;
  const nameEnd = skipTagName(text, nameStart, end);
  const next = codeAt(text, nameEnd, end);
  if (next >= 0 && next !== SLASH && next !== GREATER_THAN && !isBlank(next)) return 0;
  const name = nameEnd - nameStart > LONGEST_NAME ? '' : text.slice(nameStart, nameEnd).toLowerCase();
  if (!closing && next !== SLASH && RAW_NAMES.has(name)) return 1;
  if (BLOCK_NAMES.has(name)) return next !== SLASH || codeAt(text, nameEnd + 1, end) === GREATER_THAN ? 6 : 0;
  return kind7 && endsAsCompleteTag(text, nameEnd, end, closing) ? 7 : 0;
}

/**
 * Where the end condition of a block is looked for on its first line: inside the opening where the two may share
 * characters (`<!-->` and `<?>` are whole blocks).
 */
export function htmlBlockBody(kind: HtmlBlockKind, at: number): number {
  if (kind === 5) return at + CDATA_OPENING.length;
  if (kind === 4) return at + 3;
  return kind === 2 ? at + 2 : at + 1;
}

/** True when the line from `from` to `end` meets the end condition of a block of kind 1 to 5. */
export function htmlBlockEnds(kind: HtmlBlockKind, text: string, from: number, end: number): boolean {
  if (kind === 5) return endsCdata(text, from, end);
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (kind === 1) {
      if (code === LESS_THAN && endsRawText(text, at, end)) return true;
    } else if (code === GREATER_THAN && endsMarked(kind, text, from, at)) return true;
  }
  return false;
}

/** `<!`: a comment, CDATA or a declaration. */
function markedBlock(text: string, at: number, end: number): HtmlBlockKind {
  const third = codeAt(text, at + 2, end);
  if (third === DASH) return codeAt(text, at + 3, end) === DASH ? 2 : 0;
  if (isAlpha(third)) return 4;
  return at + CDATA_OPENING.length <= end && text.startsWith(CDATA_OPENING, at) ? 5 : 0;
}

function endsMarked(kind: HtmlBlockKind, text: string, from: number, at: number): boolean {
  if (kind === 4) return true;
  if (kind === 3) return at > from && text.charCodeAt(at - 1) === QUESTION;
  return at > from + 1 && text.charCodeAt(at - 1) === DASH && text.charCodeAt(at - 2) === DASH;
}

function endsRawText(text: string, at: number, end: number): boolean {
  if (codeAt(text, at + 1, end) !== SLASH) return false;
  let nameEnd = at + 2;
  while (nameEnd - at <= LONGEST_NAME && isAlpha(codeAt(text, nameEnd, end))) nameEnd++;
  return codeAt(text, nameEnd, end) === GREATER_THAN && RAW_NAMES.has(text.slice(at + 2, nameEnd).toLowerCase());
}

/** remark takes the brackets of `]]>` in pairs from the first on, so that `]]]>` does not end the block. */
function endsCdata(text: string, from: number, end: number): boolean {
  let brackets = 0;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === CLOSING_BRACKET) brackets++;
    else if (code === GREATER_THAN && brackets > 0 && brackets % 2 === 0) return true;
    else brackets = 0;
  }
  return false;
}

/** Kind 7: from the end of the tag's name, attributes, `>` and nothing but blanks. */
function endsAsCompleteTag(text: string, nameEnd: number, end: number, closing: boolean): boolean {
  let at = closing ? skipBlanks(text, nameEnd, end) : skipAttributes(text, nameEnd, end);
  if (at < 0) return false;
  if (!closing && codeAt(text, at, end) === SLASH) at++;
  return codeAt(text, at, end) === GREATER_THAN && skipBlanks(text, at + 1, end) === end;
}

/** The offset where no attribute goes on, or -1 when one is broken. */
function skipAttributes(text: string, from: number, end: number): number {
  let at = skipBlanks(text, from, end);
  while (at >= 0 && isAttributeNameStart(codeAt(text, at, end))) {
    at++;
    while (isAttributeNameContinue(codeAt(text, at, end))) at++;
    at = skipAttributeValues(text, skipBlanks(text, at, end), end);
  }
  return at;
}

/** remark lets an unquoted value be followed by another one, `a=b=c`; CommonMark allows at most one. */
function skipAttributeValues(text: string, from: number, end: number): number {
  let at = from;
  while (codeAt(text, at, end) === EQUALS) {
    at = skipBlanks(text, at + 1, end);
    const first = codeAt(text, at, end);
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) return skipQuotedValue(text, at, end);
    if (first === LESS_THAN || first === EQUALS || first === GREATER_THAN || first === BACKTICK) return -1;
    while (isUnquotedValue(codeAt(text, at, end))) at++;
    at = skipBlanks(text, at, end);
  }
  return at;
}

function skipQuotedValue(text: string, from: number, end: number): number {
  const quote = text.charCodeAt(from);
  let close = from + 1;
  while (close < end && text.charCodeAt(close) !== quote) close++;
  const next = codeAt(text, close + 1, end);
  if (next !== SLASH && next !== GREATER_THAN && !isBlank(next)) return -1;
  return skipBlanks(text, close + 1, end);
}

function isUnquotedValue(code: number): boolean {
  if (code < 0 || isBlank(code) || code === DOUBLE_QUOTE || code === SINGLE_QUOTE || code === SLASH) return false;
  return code !== LESS_THAN && code !== EQUALS && code !== GREATER_THAN && code !== BACKTICK;
}

function isAttributeNameStart(code: number): boolean {
  return isAlpha(code) || code === COLON || code === UNDERSCORE;
}

function isAttributeNameContinue(code: number): boolean {
  return isAttributeNameStart(code) || isDigit(code) || code === DASH || code === DOT;
}

function skipTagName(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (!isAlpha(code) && !isDigit(code) && code !== DASH) break;
    at++;
  }
  return at;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The character at `at`, or -1 when the line has ended: a text may hold NUL, so 0 will not do. */
function codeAt(text: string, at: number, end: number): number {
  return at < end ? text.charCodeAt(at) : -1;
}

function isAlpha(code: number): boolean {
  const lower = code | 32;
  return code > 0 && lower >= 97 && lower <= 122;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
