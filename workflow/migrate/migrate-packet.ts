import { readTextFile } from '../../engine/documents/text-file.js';
import { zoneAt } from '../../engine/documents/zones.js';
import { isSigned } from '../../engine/model/packet.js';
import type { RepoPath } from '../../engine/model/path.js';
import { quote } from '../../engine/model/quote.js';
import { type Change, joined, unexplainedLine } from './change.js';
import { apart, commonEnd, type Draft, rewrite, textOf } from './draft.js';
import { dressedFields } from './dress-fields.js';
import { dressedHeadings } from './dress-headings.js';
import { knownFields } from './known-fields.js';
import type { Proposal, Propose } from './proposal.js';
import { type MigrationLaw, type Reading, readDraft } from './reading.js';
import { repairBytes } from './repair-bytes.js';
import { mendedCharacters, mendedFences, ungluedLines } from './repair-lines.js';
import { mergedFields } from './repeated-fields.js';
import { difference, type Says, whatItSays } from './what-it-says.js';

/** What becomes of one packet. */
export type PacketMigration =
  | {
      /** In canonical form as far as it can be; `bytes` are those that it had when nothing had to be changed. */
      readonly kind: 'migrated';
      readonly bytes: Uint8Array;
      readonly changes: readonly Change[];
      /** What would have said something else in canonical form, and stays as it was. */
      readonly kept: readonly Kept[];
    }
  /** Its contract is locked. */
  | { readonly kind: 'signed' }
  /** Nothing of it can be rewritten. */
  | { readonly kind: 'refused'; readonly reason: string };

/** A place that stays as it was, because rewriting it would change what the packet says. */
export interface Kept {
  readonly line: number;
  readonly subject: string;
  /** What would be changed. */
  readonly difference: string;
}

/** The strict reader reads no contract of more lines, so that no longer one can be in canonical form. */
const MOST_LINES = 5000;

/**
 * How many characters are read again at most, to find out which lines can be rewritten. A packet of the field needs a tenth of it at
 * most; what needs more was made to.
 */
const MOST_READ = 60_000_000;
/** What reading a packet again costs at least: comparing what it says takes its time, however short it is. */
const LEAST_READ = 150_000;

/** In the order in which they are tried: what makes lines readable first, then their form, then what is missing. */
const STEPS: readonly Propose[] = [
  ungluedLines,
  mendedFences,
  mendedCharacters,
  dressedHeadings,
  mergedFields,
  dressedFields,
  knownFields,
];

/** Each pass can make another one useful; more than these are a way in circles. */
const MOST_PASSES = 12;

/**
 * Brings a packet that is not signed into canonical form (law.md, `migrate`; rules/plain-packet.md): every step rewrites lines, reads
 * the packet again, and is taken only when the packet still says the same, value by value. Text beside fields stays byte for byte.
 * A migrated packet migrates to itself: passes are made until one changes nothing.
 */
export function migratePacket(path: RepoPath, bytes: Uint8Array, law: MigrationLaw): PacketMigration {
  const repaired = repairBytes(bytes);
  if (repaired.kind === 'unsure') return { kind: 'refused', reason: repaired.reason };
  const first = readDraft(path, repaired.draft, law);
  if (isSigned(first.packet)) return { kind: 'signed' };
  const lines = contractLines(first);
  if (lines > MOST_LINES)
    return { kind: 'refused', reason: `its contract has ${lines} lines, more than ${MOST_LINES}` };
  const migrating = new Migrating(first);
  if (!migrating.run()) return { kind: 'refused', reason: 'it takes too long to find its canonical form' };
  const { reading, kept } = migrating;
  const said = difference(whatItSays(first), whatItSays(reading), migrating.meant);
  if (said !== null) return { kind: 'refused', reason: `its canonical form would change ${said}` };
  const changes = joined([...repaired.changes, ...migrating.changes]);
  const line = unexplainedLine(first.draft, reading.draft, changes);
  if (line !== null)
    return {
      kind: 'refused',
      reason: `its canonical form would change line ${line} unsaid`,
    };
  const text = repaired.mark + textOf(reading.draft);
  return { kind: 'migrated', bytes: changes.length === 0 ? bytes : Buffer.from(text, 'utf8'), changes, kept };
}

function contractLines({ lines, zones }: Reading): number {
  return lines.lines.reduce((count, _, index) => count + (zoneAt(zones, index) === 'contract' ? 1 : 0), 0);
}

class Migrating {
  readonly changes: Change[] = [];
  readonly meant: Proposal['meant'][] = [];
  kept: Kept[] = [];
  private says: Says;
  private left = MOST_READ;

  constructor(public reading: Reading) {
    this.says = whatItSays(reading);
  }

  /** @returns false when it does not come to an end */
  run(): boolean {
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      this.kept = [];
      const before = this.reading;
      for (const step of STEPS) this.take(this.clean(apart(step(this.reading))));
      if (this.left <= 0) return false;
      if (before === this.reading) return true;
    }
    return false;
  }

  /**
   * Those of the proposals that bring no line with characters that nobody may see: in another line the same character is another finding
   * (`governed-text`), and only a person can tell whether it belongs there.
   */
  private clean(proposals: readonly Proposal[]): Proposal[] {
    const { draft, packet } = this.reading;
    return proposals.filter(({ first, behind, lines, change: { line, subject } }) => {
      const old = new Set(
        blemished(
          packet.path,
          draft.slice(first, behind).map(({ text }) => text),
        ),
      );
      const [brought] = blemished(packet.path, lines).filter((each) => !old.has(each));
      if (brought !== undefined) this.kept.push({ line, subject, difference: `the line that holds ${brought}` });
      return brought === undefined;
    });
  }

  /** Takes all of the proposals, or as many as leave the packet saying what it says: by halves, so that one is found soon. */
  private take(proposals: readonly Proposal[]): void {
    let taken: readonly Proposal[] = [];
    let best: Tried | null = null;
    const waiting = [proposals];
    for (let some = waiting.pop(); some !== undefined && this.left > 0; some = waiting.pop()) {
      const [first] = some;
      if (!first) continue;
      const tried = this.tried([...taken, ...some]);
      if (typeof tried !== 'string') {
        taken = [...taken, ...some];
        best = tried;
      } else if (some.length > 1) {
        const half = Math.ceil(some.length / 2);
        waiting.push(some.slice(half), some.slice(0, half));
      } else {
        this.kept.push({ line: first.change.line, subject: first.change.subject, difference: tried });
      }
    }
    if (best) this.accept(taken, best);
  }

  private tried(proposals: readonly Proposal[]): Tried | string {
    const { packet, draft, law } = this.reading;
    this.left -= Math.max(packet.text.length, LEAST_READ);
    const reading = readDraft(packet.path, rewrite(draft, proposals), law);
    const says = whatItSays(reading);
    return (
      difference(
        this.says,
        says,
        proposals.map(({ meant }) => meant),
      ) ?? { reading, says }
    );
  }

  private accept(proposals: readonly Proposal[], { reading, says }: Tried): void {
    for (const proposal of proposals) {
      this.changes.push(spanning(proposal, this.reading.draft));
      this.meant.push(proposal.meant);
    }
    this.reading = reading;
    this.says = says;
  }
}

/** The change of a proposal with the last line that goes with it: what is common to the ends of both forms stays. */
function spanning({ first, behind, lines, change }: Proposal, draft: Draft): Change {
  const old = draft.slice(first, behind);
  const changed = old.slice(0, old.length - commonEnd(old, lines));
  const through = Math.max(change.line, ...changed.map(({ origin }) => origin));
  return through > change.line ? { ...change, through } : change;
}

/** Each character that a governed file must not hold, with its line. */
function blemished(path: RepoPath, lines: readonly string[]): string[] {
  const bytes = Buffer.from(lines.join('\n'), 'utf8');
  return readTextFile(path, bytes).blemishes.map(({ what, lineText }) => `${what} in ${quote(lineText, 80)}`);
}

interface Tried {
  readonly reading: Reading;
  readonly says: Says;
}
