import type { Span } from './location.js';
import { type FieldItem, type FieldName, fieldOf, type WorkPacket } from './packet.js';
import type { RepoPath } from './path.js';
import { covers, type PatternFault, readPattern } from './scope-pattern.js';
import { entryPaths } from './scope-text.js';

/** One entry of IN_SCOPE_PATHS or OUT_OF_SCOPE. */
export interface ScopeEntry {
  /** The path as written, without quotes and what is said about it; the whole entry when it is no path. */
  readonly text: string;
  /** What it matches (`scope-pattern.ts`); null when it cannot be read as a path, and then it matches nothing. */
  readonly pattern: string | null;
  /** Why there is no pattern. `prose` is words that are no path, or that limit one. */
  readonly fault: PatternFault | 'prose' | null;
  /** Marked `(new)`, `(New file)`, `(NEW - …)`, `(create …)`: the tree does not hold it yet. */
  readonly isNew: boolean;
  /** Marked as only to be read. It is part of no scope. */
  readonly isReadOnly: boolean;
  /** A bare word (`backend`, `Makefile`): only the tree can tell whether it is a path. */
  readonly isWord: boolean;
  readonly span: Span;
}

/** The two lists that fence the work on a packet. */
export interface PacketScope {
  readonly inScope: readonly ScopeEntry[];
  readonly outOfScope: readonly ScopeEntry[];
}

/** What a packet puts in and out of its scope. Nothing is looked up: the tree says whether a path is there. */
export function scopeOf(packet: WorkPacket): PacketScope {
  return {
    inScope: entriesOf(packet, 'IN_SCOPE_PATHS'),
    // What OUT_OF_SCOPE says in words, or of a part of a file, is for people.
    outOfScope: entriesOf(packet, 'OUT_OF_SCOPE').filter(({ pattern }) => pattern !== null),
  };
}

/** Whether the scope puts a path in. Upper and lower case differ: what a scope allows, it allows to the letter. */
export function isInScope({ inScope }: PacketScope, path: RepoPath): boolean {
  return inScope.some(({ pattern, isReadOnly }) => pattern !== null && !isReadOnly && covers(pattern, path));
}

/**
 * The entry that puts a path out, if there is one. It wins over what puts the path in, and does not regard upper and lower case:
 * `SRC/x.ts` is the file `src/x.ts` on two of three operating systems (threat R15).
 */
export function excludedBy({ outOfScope }: PacketScope, path: RepoPath): ScopeEntry | undefined {
  const lower = path.toLowerCase();
  return outOfScope.find(({ pattern }) => pattern !== null && covers(pattern.toLowerCase(), lower));
}

function entriesOf(packet: WorkPacket, name: FieldName): ScopeEntry[] {
  const items = fieldOf(packet, name)?.value.items ?? [];
  return items.flatMap((item) => linesOf(item).flatMap((line) => lineEntries(line, item, name)));
}

/** An item's first line, and those of its further lines that are paths themselves: a list without bullets is one paragraph. */
function linesOf({ text, code }: FieldItem): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line, index) => {
    if (line === '' || line.startsWith('<!--') || (code && line.startsWith('#'))) return false;
    return index === 0 || (/[/*]/.test(line) && entryPaths(line).every(({ isProse }) => !isProse));
  });
}

function lineEntries(line: string, { span }: FieldItem, name: FieldName): ScopeEntry[] {
  return entryPaths(line).map(({ text, isProse, isQuoted, note }) => {
    const reading = readPattern(text);
    const isUnclear = isProse || LIMITS.test(note) || (name === 'OUT_OF_SCOPE' && note.startsWith(':'));
    const fault = isUnclear ? 'prose' : 'fault' in reading ? reading.fault : null;
    const pattern = fault === null && 'pattern' in reading ? reading.pattern : null;
    return {
      text: isUnclear ? line : text,
      pattern,
      fault,
      isNew: NEW.test(note),
      isReadOnly: READ_ONLY.test(note),
      isWord: pattern !== null && !isQuoted && !/[/.*]/.test(pattern),
      span,
    };
  });
}

/** Words at the start of a remark that say that a path is still to be made. */
const NEW = /^[\s([*_|:–—-]*(?:new|created?|to be created)\b/i;
const READ_ONLY = /\b(?:read[- ]only|do not (?:edit|change|modify|touch))\b/i;
/** A remark that takes something out of a path in words: what is left cannot be matched. */
const LIMITS = /\b(?:except|excluding|but not)\b/i;
