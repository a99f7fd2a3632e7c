import type { FieldName } from '../../engine/model/packet.js';

/** What a value is, and thereby how it is written. */
export type SaidForm =
  | 'text' // one line of prose
  | 'path' // a file or folder to look at
  | 'scope' // a path or pattern, with `(new)` behind it where it is still to be made
  | 'fence' // what is left alone: a path, or words
  | 'tier'
  | 'command'
  | 'term' // what to search for, to the letter
  | 'risk' // "failure" -> subsystem
  | 'packet' // the id of another packet
  | 'note'; // one line of prose, or `none`

/** One thing that can be said of a new packet. */
export interface SaidOption {
  /** As typed, without hyphens. */
  readonly name: string;
  readonly field: FieldName;
  readonly form: SaidForm;
  /** It may be given more than once: each time is an entry. */
  readonly many: boolean;
  /** What its value is, for the help. */
  readonly value: string;
  /** What it says, for the help and for questions. */
  readonly says: string;
}

/** Everything that can be said of a new packet, in the order of the template. */
export const SAID_OPTIONS = [
  { name: 'requestor', field: 'REQUESTOR', form: 'text', many: false, value: 'NAME', says: 'who asked for the work' },
  { name: 'agent', field: 'AGENT_ID', form: 'text', many: false, value: 'ID', says: 'who writes the packet' },
  {
    name: 'anchor',
    field: 'SPEC_ANCHOR',
    form: 'text',
    many: false,
    value: 'SECTION',
    says: 'the section or id of the Master Spec that asks for it, such as 2.3.1',
  },
  { name: 'what', field: 'What', form: 'text', many: false, value: 'TEXT', says: 'what is done, in a sentence or two' },
  { name: 'why', field: 'Why', form: 'text', many: false, value: 'TEXT', says: 'why it is done' },
  {
    name: 'scope',
    field: 'IN_SCOPE_PATHS',
    form: 'scope',
    many: true,
    value: 'PATH',
    says: 'a file, folder or pattern that the work may touch; "src/new.ts (new)" for one that is still to be made',
  },
  {
    name: 'out-of-scope',
    field: 'OUT_OF_SCOPE',
    form: 'fence',
    many: true,
    value: 'PATH',
    says: 'what the work leaves alone',
  },
  { name: 'tier', field: 'RISK_TIER', form: 'tier', many: false, value: 'TIER', says: 'LOW, MEDIUM or HIGH' },
  {
    name: 'test',
    field: 'TEST_PLAN',
    form: 'command',
    many: true,
    value: 'COMMAND',
    says: 'a command that tests the work',
  },
  {
    name: 'done',
    field: 'DONE_MEANS',
    form: 'text',
    many: true,
    value: 'CRITERION',
    says: 'something that can be checked when the work is done',
  },
  {
    name: 'rollback',
    field: 'ROLLBACK_HINT',
    form: 'command',
    many: true,
    value: 'COMMAND',
    says: 'a command that undoes the work',
  },
  {
    name: 'open',
    field: 'FILES_TO_OPEN',
    form: 'path',
    many: true,
    value: 'FILE',
    says: 'a file to read first, beside the standing documents',
  },
  {
    name: 'search',
    field: 'SEARCH_TERMS',
    form: 'term',
    many: true,
    value: 'TERM',
    says: 'what to search the code for',
  },
  {
    name: 'run',
    field: 'RUN_COMMANDS',
    form: 'command',
    many: true,
    value: 'COMMAND',
    says: 'a command that starts what is worked on',
  },
  {
    name: 'risk',
    field: 'RISK_MAP',
    form: 'risk',
    many: true,
    value: 'ROW',
    says: 'what may go wrong and what it hits: \'"failure" -> subsystem\'',
  },
  { name: 'codex', field: 'Codex', form: 'text', many: false, value: 'NAME', says: 'the codex in force' },
  {
    name: 'assumption',
    field: 'Assumptions',
    form: 'note',
    many: true,
    value: 'TEXT',
    says: 'what is assumed, or none',
  },
  {
    name: 'question',
    field: 'Open Questions',
    form: 'note',
    many: true,
    value: 'TEXT',
    says: 'what has to be answered before the user signs, or none',
  },
  {
    name: 'depends',
    field: 'Dependencies',
    form: 'packet',
    many: true,
    value: 'WP-ID',
    says: 'a packet that this one needs, or none',
  },
] as const satisfies readonly SaidOption[];

/** The name of one of them. */
export type SaidName = (typeof SAID_OPTIONS)[number]['name'];

/** What is said of a new packet: for each name its values, in order. What is left out is not known yet. */
export type PacketSaid = Readonly<Partial<Record<SaidName, readonly string[]>>>;

/** The tiers (Part 4 template). */
export const TIERS = ['LOW', 'MEDIUM', 'HIGH'] as const;
