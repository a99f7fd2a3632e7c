import type { FieldName } from '../../engine/model/packet.js';
import type { RepoPath } from '../../engine/model/path.js';
import { written } from './packet-said.js';
import { type PacketSaid, SAID_OPTIONS, type SaidForm, type SaidName } from './said-options.js';

/** What the repository knows of every packet. */
export interface PacketSetting {
  readonly id: string;
  /** Seconds since 1970: the packet's DATE. */
  readonly now: number;
  /** The documents that every packet has its Coder open, in their order. */
  readonly standingDocuments: readonly RepoPath[];
  readonly specPointer: RepoPath;
  readonly board: RepoPath;
  /** The codex in force where the repository says so; null where it does not. */
  readonly codex: string | null;
}

/** A line of a new packet, and which value it was written for. */
export interface TemplateLine {
  readonly text: string;
  readonly said: { readonly name: SaidName; readonly value: string } | null;
}

/** What a field of a new packet shall say, entry by entry as it is written. */
export interface MeantField {
  readonly field: FieldName;
  /** On the line of the field, or as a list or code below it. */
  readonly place: 'line' | 'below';
  readonly entries: readonly string[];
  /** The option that it was said with; null for what the repository says. */
  readonly said: SaidName | null;
}

/** A new packet as it is meant. */
export interface NewPacket {
  readonly lines: readonly TemplateLine[];
  readonly meant: readonly MeantField[];
}

/** The template's own words where nothing is known yet (Part 4 template); `no-placeholder` reports each. */
const PLACEHOLDERS: Readonly<Record<SaidName, readonly string[]>> = {
  requestor: ['{user or source}'],
  agent: ['{your agent ID}'],
  anchor: ['{section or id of the Master Spec Main Body}'],
  what: ['{1-2 sentence description}'],
  why: ['{Business/technical rationale}'],
  scope: ['{specific file or directory}', '{another specific path}'],
  'out-of-scope': ['{what NOT to change}', '{deferred work}'],
  tier: ['{LOW, MEDIUM or HIGH}'],
  test: ['{specific commands coder MUST run}', 'just ai-review  # If MEDIUM/HIGH'],
  done: ['{Specific criterion 1}', '{Specific criterion 2}', 'All tests pass', 'Validation clean'],
  rollback: ['git revert <commit-sha>'],
  open: ['{5-10 implementation-specific files}'],
  search: ['"{key symbol/function}"', '"{error message}"', '"{feature name}"', '"{5-20 grep targets}"'],
  run: ['{specific commands that start what is worked on}'],
  risk: ['{3-8 failure modes, each as "failure" -> affected subsystem}'],
  codex: ['{the codex in force}'],
  assumption: ['{If any - mark as ASSUMPTION}'],
  question: ['{If any - must resolve before coding}'],
  depends: ['{Other work this depends on}'],
};

/** What the tiers mean, for whoever has to choose one. */
const TIER_WORDS = [
  'LOW: Docs-only, no behavior change',
  'MEDIUM: Code change, one module, no migrations',
  'HIGH: Cross-module, migrations, IPC, security',
];

/**
 * A new packet in canonical form: the protocol's template with the fields that rules require (Part 4; law.md, decision 2), what is known in
 * its place. STATUS is Draft even when everything is known: from Ready-for-Dev on a packet is signed, and `sign --ready` takes that step in
 * the act that records the signature of a user who has read it.
 */
export function newPacket(setting: PacketSetting, said: PacketSaid): NewPacket {
  const draft = new Drafting(said);
  const { id } = setting;
  draft.heading(`# Task Packet: ${id}`);
  draft.section('Metadata');
  draft.known('TASK_ID', id);
  draft.known('DATE', new Date(setting.now * 1000).toISOString().replace('.000Z', 'Z'));
  draft.line('requestor', 'plain');
  draft.line('agent', 'plain');
  draft.known('ROLE', 'Orchestrator');
  draft.known('STATUS', 'Draft');
  draft.line('anchor', 'plain');
  draft.known('USER_SIGNATURE', '<pending>');
  draft.section('Scope');
  draft.line('what');
  draft.line('why');
  draft.list('scope');
  draft.list('out-of-scope');
  draft.section('Quality Gate');
  draft.line('tier');
  if (said.tier === undefined) draft.remarks(TIER_WORDS);
  draft.code('test');
  draft.list('done');
  draft.code('rollback');
  draft.section('Bootstrap (Coder Work Plan)');
  draft.list('open', setting.standingDocuments);
  draft.list('search');
  draft.code('run');
  draft.list('risk');
  draft.section('Authority');
  draft.known('SPEC_CURRENT', setting.specPointer, 'bold');
  if (said.codex === undefined && setting.codex !== null) draft.known('Codex', setting.codex, 'bold');
  else draft.line('codex');
  draft.known('Task Board', setting.board, 'bold');
  draft.section('Notes');
  draft.note('assumption');
  draft.note('question');
  draft.joined('depends');
  return draft;
}

type Dress = 'plain' | 'bold';

/** One value of an option, as it is given and as it is written. */
interface Entry {
  readonly text: string;
  readonly said: TemplateLine['said'];
}

class Drafting implements NewPacket {
  readonly lines: TemplateLine[] = [];
  readonly meant: MeantField[] = [];

  constructor(private readonly said: PacketSaid) {}

  heading(text: string): void {
    this.add(text);
  }

  section(title: string): void {
    this.add('');
    this.add(`## ${title}`);
  }

  /** A field whose value is not asked for. */
  known(field: FieldName, value: string, dress: Dress = 'plain'): void {
    this.add(`- ${label(field, dress)}: ${value}`);
    this.meant.push({ field, place: 'line', entries: [value], said: null });
  }

  /** A field with its one value on its line. */
  line(name: SaidName, dress: Dress = 'bold'): void {
    const { field } = optionOf(name);
    const [entry] = this.entriesOf(name);
    this.add(`- ${label(field, dress)}: ${entry?.text ?? ''}`, entry?.said);
    this.mean(name, 'line', [entry?.text ?? '']);
  }

  /** A field with a list below it. @param always entries that come first, whatever is said */
  list(name: SaidName, always: readonly string[] = []): void {
    const entries = this.entriesOf(name).filter(({ text }) => !always.includes(text));
    const texts = [...always, ...entries.map(({ text }) => text)];
    this.add(`- ${label(optionOf(name).field, 'bold')}:`);
    for (const text of always) this.add(`  * ${text}`);
    for (const { text, said } of entries) this.add(`  * ${text}`, said);
    this.mean(name, 'below', texts);
  }

  /** A field with commands below it. */
  code(name: SaidName): void {
    const entries = this.entriesOf(name);
    this.add(`- ${label(optionOf(name).field, 'bold')}:`);
    this.add('  ```bash');
    for (const { text, said } of entries) this.add(`  ${text}`, said);
    this.add('  ```');
    this.mean(
      name,
      'below',
      entries.map(({ text }) => text),
    );
  }

  /** A field with one entry on its line, or several below it. */
  note(name: SaidName): void {
    if (this.entriesOf(name).length === 1) this.line(name);
    else this.list(name);
  }

  /** A field with its entries on its line, commas between. */
  joined(name: SaidName): void {
    const entries = this.entriesOf(name);
    const text = entries.map((entry) => entry.text).join(', ');
    this.add(`- ${label(optionOf(name).field, 'bold')}: ${text}`, entries[0]?.said);
    this.mean(name, 'line', [text]);
  }

  remarks(lines: readonly string[]): void {
    for (const line of lines) this.add(`  - ${line}`);
  }

  private add(text: string, said: TemplateLine['said'] = null): void {
    this.lines.push({ text, said });
  }

  private mean(name: SaidName, place: MeantField['place'], entries: readonly string[]): void {
    const said = this.said[name] === undefined ? null : name;
    this.meant.push({ field: optionOf(name).field, place, entries, said });
  }

  private entriesOf(name: SaidName): Entry[] {
    const { form }: { readonly form: SaidForm } = optionOf(name);
    const values = this.said[name];
    if (values === undefined) return PLACEHOLDERS[name].map((text) => ({ text, said: null }));
    return values.map((value) => ({ text: written(form, value), said: { name, value } }));
  }
}

function label(field: FieldName, dress: Dress): string {
  return dress === 'bold' ? `**${field}**` : field;
}

/** The option of a name. */
export function optionOf(name: SaidName): (typeof SAID_OPTIONS)[number] {
  const option = SAID_OPTIONS.find((each) => each.name === name);
  if (!option) throw new RangeError(`there is no option ${name}`);
  return option;
}
