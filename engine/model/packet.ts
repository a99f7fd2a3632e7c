import type { Span } from './location.js';
import type { RepoPath } from './path.js';
import type { Signature } from './signature.js';
import type { ObjectId } from './snapshot.js';
import type { StatusReading } from './status.js';

/**
 * The fields of a work packet by their canonical names (law.md, "A packet"). What a packet writes ("In-scope paths",
 * `**Why:**`) is folded to these by the reader.
 */
export const FIELD_NAMES = [
  'TASK_ID',
  'DATE',
  'REQUESTOR',
  'AGENT_ID',
  'ROLE',
  'STATUS',
  'SPEC_ANCHOR',
  'USER_SIGNATURE',
  'What',
  'Why',
  'IN_SCOPE_PATHS',
  'OUT_OF_SCOPE',
  'RISK_TIER',
  'TEST_PLAN',
  'DONE_MEANS',
  'ROLLBACK_HINT',
  'FILES_TO_OPEN',
  'SEARCH_TERMS',
  'RUN_COMMANDS',
  'RISK_MAP',
  'SPEC_CURRENT',
  'SPEC_BASELINE',
  'SPEC_TARGET',
  'Codex',
  'Task Board',
  'Logger',
  'ADRs',
  'Assumptions',
  'Open Questions',
  'Dependencies',
] as const;

/** A canonical field name. */
export type FieldName = (typeof FIELD_NAMES)[number];

/** The dress in which a field stands (field-notes.md, "Dress forms of one field"). */
export type FieldDress =
  | 'bullet' // - NAME: v
  | 'bold-bullet' // - **NAME**: v
  | 'bold-bullet-colon' // - **NAME:** v
  | 'bold' // **NAME**: v
  | 'bold-colon' // **NAME:** v
  | 'plain' // NAME: v
  | 'heading' // ### NAME
  | 'heading-inline'; // ### NAME: v

/** One entry of a field's value: a list item, a line of a fenced block, a `;`-separated part, a table row. */
export interface FieldItem {
  /** The source slice, without bullet, checkbox and surrounding blanks; never re-rendered Markdown. */
  readonly text: string;
  readonly span: Span;
  /** Whether it stands inside a code fence, where only the template's own placeholders count. */
  readonly code: boolean;
}

/** A field's value as slices of the source. */
export interface FieldValue {
  /** The whole value, trimmed: the rest of the line, or the block below it, or both. `''` when there is none. */
  readonly text: string;
  /** Only the part on the field's own line, trimmed. */
  readonly inline: string;
  readonly items: readonly FieldItem[];
  readonly span: Span;
}

/** Where a line of a packet belongs (law.md, "The lock"). */
export type Zone = 'contract' | 'record' | 'report';

/** A definition of a field. */
export interface PacketField {
  readonly name: FieldName;
  /** The name as the packet spells it, without its dress. */
  readonly label: string;
  readonly dress: FieldDress;
  readonly zone: Zone;
  readonly value: FieldValue;
  /** From the first character of the definition line to the end of the value. */
  readonly span: Span;
  /** The heading text of the section that holds it; null above the first heading. */
  readonly section: string | null;
}

/** A heading of a packet with the lines below it, up to the next heading of its level or higher. */
export interface PacketSection {
  readonly title: string;
  readonly depth: number;
  readonly zone: Zone;
  /** What may happen to it after signing. */
  readonly kind: 'contract' | 'record' | 'append-only';
  readonly line: number;
  readonly endLine: number;
}

/** One line of the locked text, with where it came from, so that a difference can be pointed at. */
export interface LockLine {
  /** Folded: encoding, line end and trailing blanks are gone, an open field's value is emptied. */
  readonly text: string;
  readonly line: number;
  /** The field whose definition or value the line belongs to, when there is one. */
  readonly field: FieldName | null;
  readonly section: string | null;
}

/** A packet's append-only parts: their folded text may only grow at its end (law.md, "The lock"). */
export interface AppendOnlyPart {
  readonly title: string;
  readonly line: number;
  readonly text: string;
}

/** A Markdown work packet, read. Reading never fails: what is wrong with a packet is for the rules to say. */
export interface WorkPacket {
  readonly path: RepoPath;
  readonly blob: ObjectId;
  /** The id that the file name claims, `WP-1-Foo-20260101`. Look-up is by this exact id (law.md, decision 3). */
  readonly id: string;
  /** The decoded source: what every span refers to. */
  readonly text: string;
  /** The first heading, or null. */
  readonly title: string | null;
  /** The first definition of each field in the contract zone, in the order of the file. */
  readonly fields: readonly PacketField[];
  /** Later definitions, in the contract zone, of fields that were already defined. */
  readonly repeated: readonly PacketField[];
  /** Field definitions in record zones and reports. They are never read as the packet's own. */
  readonly elsewhere: readonly PacketField[];
  readonly sections: readonly PacketSection[];
  readonly status: StatusReading | null;
  /** The packet's valid signature: it makes the packet signed, and thereby locked. Null when there is none. */
  readonly signature: Signature | null;
  /** The contract zone as the lock compares it. */
  readonly lock: readonly LockLine[];
  /** `sha256:` of the lock text, as the ledger's `Lock` column holds it. */
  readonly lockDigest: string;
  readonly appendOnly: readonly AppendOnlyPart[];
  /** Violations of `schemas/work-packet.schema.json`, each at the place it concerns. */
  readonly schemaProblems: readonly SchemaProblem[];
}

/** A violation of the packet schema, placed in the packet. */
export interface SchemaProblem {
  readonly field: FieldName;
  readonly fault: 'missing' | 'empty' | 'malformed';
  /** The value that is malformed, as written. */
  readonly actual: string;
  /** What the schema expects, in words. */
  readonly expected: string;
  /** The field's value, or for a missing field the heading of the section where it belongs (line 1 without one). */
  readonly span: Span;
}

/** The first definition of a field in the contract zone. */
export function fieldOf(packet: WorkPacket, name: FieldName): PacketField | undefined {
  return packet.fields.find((field) => field.name === name);
}

/** A packet with a valid signature, and thereby locked. */
export type SignedPacket = WorkPacket & { readonly signature: Signature };

/** Whether a packet is signed: its contract zone holds a valid USER_SIGNATURE (law.md, "The lock"). */
export function isSigned(packet: WorkPacket): packet is SignedPacket {
  return packet.signature !== null;
}

/** Whether a packet says of itself that its work is finished: Done or VALIDATED, in whatever spelling. */
export function isFinished({ status }: WorkPacket): boolean {
  return status !== null && status.kind !== 'unknown' && (status.status === 'Done' || status.status === 'VALIDATED');
}

/** Whether a packet is past drafting: signed, or in any state but Draft. An unreadable STATUS counts as past (decision 10). */
export function isPastDraft(packet: WorkPacket): boolean {
  return (
    isSigned(packet) || packet.status === null || packet.status.kind === 'unknown' || packet.status.status !== 'Draft'
  );
}
