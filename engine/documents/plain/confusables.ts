/**
 * Characters that look like the letters and marks of field names, beyond what compatibility decomposition folds (fullwidth and
 * mathematical letters, ligatures, accents). Small and made by hand: upper and lower case stand apart because Greek capitals and
 * small letters look like different Latin ones.
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'аАαΑɑᴀᎪ∀Λꓮ',
  b: 'вВЬьβΒʙᏴƄßꓐ',
  c: 'сСϲϹᴄᏟꓚ',
  d: 'ԁԀᎠᴅɗđÐðꓓ',
  e: 'еЕεΕєЄҽᴇᎬ℮ɛꓰ',
  f: 'ϝϜƒꜰꓝ',
  g: 'ԍԌɡɢᏀꓖ',
  h: 'нНһҺΗʜᎻћħꓧ',
  i: 'іІιΙıɩɪӀӏᎥǀ∣׀ⵏꓲⅼ',
  j: 'јЈϳͿᴊᎫꓙ',
  k: 'кКκΚᴋᏦĸқꓗ',
  l: 'ʟᏞłŁꓡ',
  m: 'мМΜᴍᎷϺϻꓟ',
  n: 'ΝηпПղոɴŋꓠ',
  o: 'оОοΟσօՕᴏ০०〇ⵔøØꓳ',
  p: 'рРρΡᴘᏢϷϸꓑ',
  q: 'ԛԚքʠ',
  r: 'гᎡʀƦᴦꓣ',
  s: 'ѕЅՏꜱᏚƽꓢ',
  t: 'тТτΤᴛᎢŧꓔ',
  u: 'υսՍᴜʊ∪⋃ꓴ',
  v: 'ѵѴνᴠᏙ∨ꓦ',
  w: 'ԝԜωѡѠᴡᎳɯꓪ',
  x: 'хХχΧ×ᕁꓫ',
  y: 'уУΥγүҮʏᎩყꓬ',
  z: 'ΖᴢᏃꓜ',
  _: '‗‿⁀ˍ⎯',
  '-': '‐‑‒–—―−⁃˗',
  ':': 'ːˑ˸։׃܃܄᛬᠃᠉⁚∶꞉ः፥፡⁝︓',
  '=': '꞊゠═⹀᐀',
  '|': '│┃¦❘ᅵ丨',
};

const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOKALIKES).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

/** Squared and circled white-on-black letters and regional indicators: alphabets without a decomposition. */
const ALPHABETS: readonly number[] = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6];
const LETTERS = 26;

/** Printable ASCII and tabs need no folding. */
const ASCII = /^[\t\x20-\x7e]*$/;
const BLANK_CONTROL = /[\t\n\v\f\r\u0085]/;
const DROPPED = /[\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;
const OTHER_BLANK = /\p{Z}/u;

/**
 * Folds a text to what a hurried eye reads in it: Latin letters in lower case, without accents, invisible characters and marks;
 * every kind of blank is a space. Only for suspecting, never for accepting. Linear.
 */
export function foldLookalikes(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += LATIN.get(character) ?? alphabetLetter(character) ?? decomposed(character);
  return folded.toLowerCase();
}

function decomposed(character: string): string {
  let folded = '';
  for (const part of character.normalize('NFKD')) {
    if (BLANK_CONTROL.test(part) || OTHER_BLANK.test(part)) folded += ' ';
    else if (!DROPPED.test(part)) folded += LATIN.get(part) ?? part;
  }
  return folded;
}

function alphabetLetter(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  const start = ALPHABETS.find((first) => code >= first && code < first + LETTERS);
  return start === undefined ? undefined : String.fromCharCode(97 + code - start);
}

/** Digits and letters that stand for each other in a name: `RlSK_T1ER`. Keeps every character's place. */
export function foldShapes(folded: string): string {
  return folded.replace(/[01l]/g, (char) => (char === '0' ? 'o' : 'i'));
}
