import { readFileSync } from 'node:fs';
import { type Packet, packetBytes } from './packet-text.js';

/** The modes that git knows; a submodule's content is the id of a commit. */
export type Mode = '100644' | '100755' | '120000' | '160000';

/** A row of the ledger, whole. */
export type Row = string;

/** What a file says, as far as histories have to know. */
export type Content =
  | { readonly kind: 'packet'; readonly packet: Packet }
  /** Column by packet id. */
  | { readonly kind: 'board'; readonly columns: Readonly<Record<string, string>> }
  | { readonly kind: 'ledger'; readonly rows: readonly Row[] }
  | { readonly kind: 'text'; readonly text: string };

export interface Entry {
  readonly mode: Mode;
  readonly content: Content;
}

/** Path to entry. */
export type Tree = ReadonlyMap<string, Entry>;

export const FOLDER = 'docs/task_packets';
export const BOARD = 'docs/TASK_BOARD.md';
export const LEDGER = 'docs/SIGNATURE_AUDIT.md';

const COLUMNS = ['Draft', 'Ready for Dev', 'In Progress', 'Blocked', 'Done', 'Superseded', 'Cancelled'] as const;
const COLUMN_OF: Readonly<Record<string, string>> = {
  'Ready-for-Dev': 'Ready for Dev',
  'In-Progress': 'In Progress',
  VALIDATED: 'Done',
};

const LEDGER_HEAD = `# Signature Audit

| Signature | Used By | Date/Time | Purpose | Packet | Lock |
| --- | --- | --- | --- | --- | --- |
`;

/** Where a packet stands. */
export function pathOf(id: string): string {
  return `${FOLDER}/${id}.md`;
}

/** The column in which a packet of this STATUS belongs. */
export function columnOf(status: string): string {
  return COLUMN_OF[status] ?? status;
}

export function text(content: string, mode: Mode = '100644'): Entry {
  return { mode, content: { kind: 'text', text: content } };
}

export function packetEntry(packet: Packet, mode: Mode = '100644'): Entry {
  return { mode, content: { kind: 'packet', packet } };
}

/** The packet at a path, when a packet is what stands there and nothing else has become of it. */
export function packetAt(tree: Tree, path: string): Packet | null {
  const entry = tree.get(path);
  return entry?.content.kind === 'packet' ? entry.content.packet : null;
}

/** The packets that are where they belong. */
export function packetsOf(tree: Tree): readonly Packet[] {
  const packets = [...tree.keys()].filter((path) => isPacketPath(path)).flatMap((path) => packetAt(tree, path) ?? []);
  return packets.filter(({ id }) => packetAt(tree, pathOf(id))?.id === id);
}

/** Whether a packet stands at this path: its id begins with `WP-` (law.md, decision 3), directly in the folder of packets. */
export function isPacketPath(path: string): boolean {
  return isInFolder(path) && path.startsWith(`${FOLDER}/WP-`);
}

/** Whether a path is directly in the folder of packets, where nothing else belongs. */
export function isInFolder(path: string): boolean {
  return path.startsWith(`${FOLDER}/`) && path.endsWith('.md') && path.split('/').length === 3;
}

export function boardOf(tree: Tree): Readonly<Record<string, string>> {
  const content = tree.get(BOARD)?.content;
  return content?.kind === 'board' ? content.columns : {};
}

export function rowsOf(tree: Tree): readonly Row[] | null {
  const content = tree.get(LEDGER)?.content;
  return content?.kind === 'ledger' ? content.rows : null;
}

/** The tree with other entries; null takes one away. */
export function withEntries(tree: Tree, entries: Readonly<Record<string, Entry | null>>): Tree {
  const next = new Map(tree);
  for (const [path, entry] of Object.entries(entries)) {
    if (entry) next.set(path, entry);
    else next.delete(path);
  }
  return next;
}

const known = new WeakMap<Content, Buffer>();

/** What git stores of an entry; for a submodule, the id itself. */
export function bytesOf({ content }: Entry): Buffer {
  const bytes = known.get(content) ?? written(content);
  known.set(content, bytes);
  return bytes;
}

function written(content: Content): Buffer {
  switch (content.kind) {
    case 'packet':
      return packetBytes(content.packet);
    case 'board':
      return Buffer.from(boardText(content.columns));
    case 'ledger':
      return Buffer.from(LEDGER_HEAD + content.rows.map((row) => `${row}\n`).join(''));
    case 'text':
      return Buffer.from(content.text);
  }
}

export function sameEntry(one: Entry | undefined, other: Entry | undefined): boolean {
  if (!one || !other) return one === other;
  return (
    one === other || (one.mode === other.mode && (one.content === other.content || bytesOf(one).equals(bytesOf(other))))
  );
}

function boardText(columns: Readonly<Record<string, string>>): string {
  const sections = COLUMNS.map((column) => {
    const ids = Object.keys(columns)
      .filter((id) => columns[id] === column)
      .sort();
    return `## ${column}\n\n${ids.map((id) => `- **[${id}]** - ${titleOf(id)}${column === 'Blocked' ? NOTE : ''}\n\n`).join('')}`;
  });
  return `# Task Board\n\n${sections.join('')}`;
}

const NOTE = ' - ESCALATION: blocked by the spec, asked alice on 2026-01-05';

function titleOf(id: string): string {
  return id.split('-').slice(2, -1).join(' ');
}

/** The documents that stand in every tree and that no act touches. */
export function standingDocuments(): Map<string, Entry> {
  const spec = readFileSync(new URL('../../scenarios/fixtures/spec.md', import.meta.url), 'utf8');
  const documents = {
    'docs/spec/Master_Spec_v01.00.md': spec,
    'docs/SPEC_CURRENT.md': '# Current Master Spec\n\nThe Master Spec in force is `docs/spec/Master_Spec_v01.00.md`.\n',
    'docs/START_HERE.md': '# Start here\n\nRead the Master Spec.\n',
    'docs/ARCHITECTURE.md': '# Architecture\n\n`src/` holds the notes, `app/` shows them.\n',
    'docs/CODEX.md': '# Codex\n\nWork starts from a signed packet.\n',
    'docs/ORCHESTRATOR_PROTOCOL.md': '# Orchestrator protocol\n\nWork starts from a signed packet.\n',
    'docs/CODER_PROTOCOL.md': '# Coder protocol\n\nWork starts from a signed packet.\n',
    'docs/VALIDATOR_PROTOCOL.md': '# Validator protocol\n\nWork starts from a signed packet.\n',
    'src/notes.ts': 'export type Note = { text: string };\n',
    'src/export.ts': 'export {};\n',
    'app/main.ts': 'export {};\n',
    'tests/export.test.ts': 'export {};\n',
    'README.md': '# Lantern\n\nKeeps notes.\n',
  };
  return new Map(Object.entries(documents).map(([path, content]) => [path, text(content)]));
}
