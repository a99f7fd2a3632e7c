import type { TextFile } from '../../model/text-file.js';
import type { ReadingWork } from '../packet-lines.js';
import type { ProblemList } from './problem-list.js';
import { lineIndexAt, type SourceText } from './source-text.js';

/** Control, format and lone surrogate characters, and those that show nothing although they are letters or marks. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const PICTURE_BEFORE = /(?:\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})$/u;
const PICTURE_BEHIND = /^\p{Extended_Pictographic}/u;
const KEY_BEFORE = /[0-9#*]$/;
const KEYCAP = '\u20e3';

/**
 * Finds what is not plain text in the whole file: bytes that are not UTF-8, a lone CR, and characters that nobody sees (threats
 * M14, M15, M17 to M19). Tabs and line ends are plain; so are the joiners and selectors inside an emoji. One byte order mark before
 * the text is plain as well: every reader takes it off, and the lock folds it (law.md, "The lock").
 */
export function findHiddenCharacters(
  source: SourceText,
  file: TextFile,
  problems: ProblemList,
  work: ReadingWork,
): void {
  const { text, lines } = source;
  const invalid = file.firstInvalid === null ? undefined : lines[lineIndexAt(lines, file.firstInvalid)];
  if (invalid) {
    const from = (file.firstInvalid ?? 0) - invalid.start;
    problems.add('encoding', 'invalid UTF-8', invalid, from, from + 1);
  }
  work.steps += text.length;
  let index = 0;
  let seen = new Set<string>();
  for (const { 0: character, index: at } of text.matchAll(HIDDEN)) {
    work.steps++;
    while (at >= (lines[index + 1]?.start ?? Number.POSITIVE_INFINITY)) {
      index++;
      seen = new Set();
    }
    const line = lines[index];
    if (!line || seen.has(character) || isPlain(character, at, text)) continue;
    seen.add(character);
    const from = Math.max(0, at - line.start);
    problems.add('encoding', nameOf(character), line, from, from + character.length);
  }
}

function isPlain(character: string, at: number, text: string): boolean {
  if (character === '\t' || character === '\n') return true;
  if (character === '\r') return text[at + 1] === '\n';
  if (character !== '\ufe0f' && character !== '\u200d') return false;
  const before = text.slice(Math.max(0, at - 4), at);
  const picture = PICTURE_BEFORE.test(before);
  if (character === '\ufe0f') return picture || (text[at + 1] === KEYCAP && KEY_BEFORE.test(before));
  return picture && PICTURE_BEHIND.test(text.slice(at + 1, at + 3));
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
