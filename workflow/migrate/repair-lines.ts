import type { ReadLine } from '../../engine/documents/packet-text.js';
import { zoneAt } from '../../engine/documents/zones.js';
import { withoutEnd } from './blanks.js';
import { originOf, type Proposal } from './proposal.js';
import { type Reading, readLines } from './reading.js';
import { folded } from './what-it-says.js';

/** What a shell leaves of three back-ticks and `bash`: a back-tick, a backspace and `ash` (field-notes.md: 36 of 92 packets). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the backspace is what the shell left.
const MANGLED = /^([ \t]*)`\x08?ash[ \t]*$/;
const CODE_SPAN = /(`+[^`]*`+)/;

/** Puts headings that are glued to a line of the contract by a literal `\n\n` on lines of their own (field-notes.md: 37 of 92 packets). */
export function ungluedLines(reading: Reading): Proposal[] {
  const { zones, draft, firstOf } = reading;
  return draft.flatMap(({ text }, index): Proposal[] => {
    if (!text.includes('\\n')) return [];
    const parts = readLines(reading, index, index + 1);
    const [first, ...others] = parts;
    if (!first || others.length === 0 || zoneAt(zones, firstOf[index] ?? 0) !== 'contract') return [];
    const change = {
      line: originOf(reading, index),
      reason: 'glued',
      subject: 'glued',
      from: text,
      to: parts.map((part) => part.text).join('\n'),
    } as const;
    const apart = [withoutEnd(first.text), ...others.flatMap((part) => ['', withoutEnd(part.text)])];
    return [{ first: index, behind: index + 1, lines: apart, meant: {}, change }];
  });
}

/** Makes the fences of the contract again that a shell mangled. */
export function mendedFences(reading: Reading): Proposal[] {
  const { lines, zones } = reading;
  return lines.lines.flatMap((opening, at): Proposal[] => {
    const [, indent] = (opening.kind === 'fence' && MANGLED.exec(opening.text)) || [];
    if (indent === undefined || zoneAt(zones, at) !== 'contract') return [];
    const length = fenceBehind(lines.lines, at) - at;
    const within = lines.lines.slice(at + 1, at + length).map(({ text }) => text);
    if (length <= 0 || within.some((text) => text.includes('```'))) return [];
    const first = opening.line - 1;
    const change = { line: originOf(reading, first), reason: 'fence', subject: 'fence' } as const;
    const mended = [`${indent}\`\`\`bash`, ...within, `${indent}\`\`\``];
    const words = { from: opening.text, to: '```bash' };
    return [{ first, behind: first + length + 1, lines: mended, meant: {}, change: { ...change, ...words } }];
  });
}

/** Writes what was meant where a line of the contract is UTF-8 that was misread. Code stays: it may speak of such a thing. */
export function mendedCharacters(reading: Reading): Proposal[] {
  const { draft, lines, zones } = reading;
  return lines.lines.flatMap((line, at): Proposal[] => {
    const index = line.line - 1;
    const isWhole = line.text === draft[index]?.text;
    if (!isWhole || zoneAt(zones, at) !== 'contract' || (line.kind !== 'text' && line.kind !== 'heading')) return [];
    const now = line.text
      .split(CODE_SPAN)
      .map((part, place) => (place % 2 === 0 ? folded(part) : part))
      .join('');
    if (now === line.text) return [];
    const change = {
      line: originOf(reading, index),
      reason: 'mojibake',
      subject: 'mojibake',
      from: line.text,
      to: now,
    } as const;
    return [{ first: index, behind: index + 1, lines: [now], meant: {}, change }];
  });
}

/** The index of the fence that closes the one at an index; that index itself when none does. */
function fenceBehind(lines: readonly ReadLine[], opening: number): number {
  for (let at = opening + 1; at < lines.length; at++) if (lines[at]?.kind === 'fence') return at;
  return opening;
}
