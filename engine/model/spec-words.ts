/** Words of a heading or an anchor that say where it stands rather than what it is about. */
const NOISE: ReadonlySet<string> = new Set([
  ...[
    'a',
    'an',
    'and',
    'as',
    'at',
    'by',
    'for',
    'from',
    'in',
    'is',
    'its',
    'of',
    'on',
    'or',
    'per',
    'plus',
    'see',
    'that',
    'the',
  ],
  ...[
    'this',
    'to',
    'via',
    'with',
    'all',
    'body',
    'chapter',
    'main',
    'master',
    'minimum',
    'normative',
    'part',
    'required',
  ],
  ...['section', 'spec', 'specification', 'subsection'],
]);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  sect: '§',
};

/**
 * A heading's source as a reader sees it: without inline markup (code, emphasis, links, tags), entities and escapes.
 * What a heading looks like is what anchors cite and what forges make fragments of.
 */
export function plainHeading(source: string): string {
  if (!/[&<[\\`*]/.test(source)) return source.trim();
  return source
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '�';
    })
    .replace(/\\([!-/:-@[-`{-~])|[`*]+/g, '$1')
    .trim();
}

/**
 * The fragment that GitHub gives to a heading, before `-1`, `-2` for repeats: lower case, without punctuation, each blank a hyphen.
 * @param source the heading as written.
 */
export function slugOf(source: string): string {
  return plainHeading(source)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** Text in which twins are equal: compatibility forms, case and invisible characters are folded (threat B04). */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
}

/** The words that a title or a piece of prose is about, each once: folded, singular, without noise and bare numbers. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [word] of foldText(plainHeading(text)).matchAll(/[\p{L}\p{N}]+/gu)) {
    if (/^v?\d+$/.test(word)) continue;
    const singular = word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
    if (!NOISE.has(word) && !NOISE.has(singular)) words.add(singular);
  }
  return words;
}

/** A text without the given characters at its ends. Linear, which `[...]+$` as a pattern is not. */
export function trimMarks(text: string, marks: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && marks.includes(text.charAt(start))) start++;
  while (end > start && marks.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The text with its HTML comments blanked out, so that offsets stay. An unclosed comment runs to the end, as it does on the page. */
export function withoutComments(text: string): string {
  let visible = '';
  let shown = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', shown)) {
    const close = text.indexOf('-->', start + 4);
    const end = close < 0 ? text.length : close + 3;
    visible += text.slice(shown, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    shown = end;
  }
  return visible + text.slice(shown);
}
