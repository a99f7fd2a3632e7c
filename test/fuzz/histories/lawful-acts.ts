import { CLAIMS, digestOf, newPacket, type Packet, PLACES, RECORDS } from './packet-text.js';
import {
  BOARD,
  boardOf,
  columnOf,
  type Entry,
  LEDGER,
  packetEntry,
  packetsOf,
  pathOf,
  rowsOf,
  sameEntry,
  type Tree,
  text,
} from './tree.js';

/** What one commit does to a tree, and how it is recorded. */
export interface Edit {
  readonly entries: Readonly<Record<string, Entry | null>>;
  readonly story: string;
  /** Default: Orchestrator. */
  readonly role?: 'Coder' | 'Validator';
  readonly packet?: string;
  readonly smells?: readonly string[];
}

/** Where an act happens and what it chooses; `serial` is another number for each act. */
export interface Scene {
  readonly tree: Tree;
  readonly pick: number;
  readonly by: number;
  readonly serial: number;
  readonly where: 'main' | 'topic' | 'side';
}

/** An act on one tree; null where there is nothing that it could be done to. */
export type Act = (scene: Scene) => Edit | null;

/** The packet under which all code is written: signed and ready from the first commit on. */
export const CODED = 'WP-1-Export-20260101';

export function chosen<Value>(values: readonly Value[], pick: number): Value | undefined {
  return values[pick % Math.max(values.length, 1)];
}

export function signedOf(tree: Tree): readonly Packet[] {
  return packetsOf(tree).filter(({ signature }) => signature !== null);
}

function draftsOf(tree: Tree): readonly Packet[] {
  return packetsOf(tree).filter(({ signature, twists }) => signature === null && twists.length === 0);
}

/** A whole tree with the packet as it is now; its mode stays. */
export function edited(tree: Tree, packet: Packet): Record<string, Entry> {
  const path = pathOf(packet.id);
  return { [path]: packetEntry(packet, tree.get(path)?.mode) };
}

function listed(tree: Tree, id: string, status: string): Record<string, Entry> {
  return {
    [BOARD]: { mode: '100644', content: { kind: 'board', columns: { ...boardOf(tree), [id]: columnOf(status) } } },
  };
}

function unlisted(tree: Tree, id: string): Record<string, Entry> {
  const { [id]: _, ...columns } = boardOf(tree);
  return { [BOARD]: { mode: '100644', content: { kind: 'board', columns } } };
}

/** Whether a packet was signed before the history began. */
function isOld({ signature }: Packet): boolean {
  return signature !== null && FIRST_SIGNATURES.includes(signature);
}

/** A signature that nothing else has, dated before every commit. */
export function signatureFor(serial: number): string {
  return `alice05012026${`${Math.floor(serial / 60) % 24}`.padStart(2, '0')}${`${serial % 60}`.padStart(2, '0')}`;
}

/** What the packets of the first commit are signed with. */
export const FIRST_SIGNATURES: readonly string[] = Array.from({ length: 20 }, (_, n) => signatureFor(1200 + n));

export function rowFor(packet: Packet): string {
  return `| ${packet.signature} | alice | 2026-01-05 12:00 | Approves it | ${packet.id} | ${digestOf(packet)} |`;
}

export function recorded(tree: Tree, packet: Packet, by: number): Record<string, Entry> {
  const rows = rowsOf(tree) ?? [];
  const row = rowFor(packet);
  const next = by % 2 === 0 ? [...rows, row] : [row, ...rows];
  return { [LEDGER]: { mode: '100644', content: { kind: 'ledger', rows: next } } };
}

/** A record or a report of a packet that is signed or not. */
function noted(tree: Tree, pick: number, change: (packet: Packet) => Packet, story: string): Edit | null {
  const packet = chosen(packetsOf(tree), pick);
  if (!packet) return null;
  const next = change(packet);
  const entry = edited(tree, next);
  const same = sameEntry(tree.get(pathOf(packet.id)), entry[pathOf(packet.id)]);
  return same ? null : { entries: entry, story: `${story} of ${packet.id}` };
}

/** The steps that these histories take; the states of closing need more than a history of packets. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  'Ready-for-Dev': ['In-Progress', 'Blocked'],
  'In-Progress': ['Blocked'],
  Blocked: ['Ready-for-Dev', 'In-Progress'],
};

const FORMS = ['bom', 'crlf', 'trailing', 'unended', 'roomy'] as const;

/** What nobody may be stopped from doing. */
export const LAWFUL = {
  step({ tree, pick, by }) {
    const packet = chosen(
      // Of a packet that a step advances nothing is inherited, its encoding neither (law.md, decision 10).
      signedOf(tree).filter(({ status, form }) => STEPS[status] && form.encoding === 'utf8'),
      pick,
    );
    const steps = STEPS[packet?.status ?? ''] ?? [];
    const status = packet?.id === CODED ? steps.find((next) => next === 'In-Progress') : chosen(steps, by);
    if (!packet || status === undefined) return null;
    // What a change brings has to be plain; the dress of what was there before changes with its STATUS.
    const mayDress = isOld(packet) && by % 3 === 0;
    const next = { ...packet, status, form: { ...packet.form, statusDress: mayDress ? by : packet.form.statusDress } };
    return {
      entries: { ...edited(tree, next), ...listed(tree, packet.id, status) },
      story: `STATUS of ${packet.id} steps to ${status}`,
    };
  },
  claim: ({ tree, pick, by, serial }) =>
    noted(
      tree,
      pick,
      (packet) => {
        const name = CLAIMS[by % CLAIMS.length] ?? 'Branch';
        const { [name]: old, ...others } = packet.claims;
        return { ...packet, claims: old !== undefined && by % 3 === 0 ? others : { ...others, [name]: serial } };
      },
      'a claim',
    ),
  record: ({ tree, pick, by, serial }) =>
    noted(
      tree,
      pick,
      (packet) => {
        const title = RECORDS[by % RECORDS.length] ?? RECORDS[0];
        const old = packet.records[title] ?? [];
        return { ...packet, records: { ...packet.records, [title]: [...old, serial] } };
      },
      'a record',
    ),
  unrecord: ({ tree, pick, by }) =>
    noted(
      tree,
      pick,
      (packet) => {
        const title = chosen(Object.keys(packet.records), by) ?? '';
        const { [title]: old = [], ...others } = packet.records;
        return { ...packet, records: old.length > 1 ? { ...others, [title]: old.slice(1) } : others };
      },
      'an older record',
    ),
  report({ tree, pick, serial }) {
    const change = (packet: Packet): Packet => ({ ...packet, reports: [...packet.reports, serial] });
    const edit = noted(tree, pick, change, 'a report');
    return edit && { ...edit, role: 'Validator' };
  },
  form: ({ tree, pick, by }) =>
    noted(
      tree,
      pick,
      (packet) => {
        const name = FORMS[by % FORMS.length] ?? 'crlf';
        if (packet.signature === null) return packet;
        if (packet.form.encoding !== 'utf8') return { ...packet, form: { ...packet.form, encoding: 'utf8' } };
        return { ...packet, form: { ...packet.form, [name]: !packet.form[name] } };
      },
      'the form of the file',
    ),
  note: ({ serial }) => ({ entries: { [`notes/${serial}.md`]: text(`# Note ${serial}\n`) }, story: 'a note' }),
  code({ tree, serial, where }) {
    if (where !== 'topic') return null;
    const old = tree.get('src/export.ts');
    const before = old?.content.kind === 'text' ? old.content.text : '';
    const entries = { 'src/export.ts': text(`${before}export const step${serial} = ${serial};\n`) };
    return { entries, story: 'code', role: 'Coder', packet: CODED };
  },
  sign({ tree, pick, by, serial }) {
    const draft = chosen(draftsOf(tree), pick);
    if (!draft) return null;
    const signed = { ...draft, signature: signatureFor(serial), status: 'Ready-for-Dev' };
    const entries = {
      ...edited(tree, signed),
      ...recorded(tree, signed, by),
      ...listed(tree, draft.id, signed.status),
    };
    return { entries, story: `${draft.id} is signed` };
  },
  plan({ tree, by, serial }) {
    if (tree.has('docs/task_packets')) return null;
    const id = `WP-1-Plan${serial}-20260105`;
    const words = { ...newPacket(id).words, why: by % 4, done: serial % 4 };
    const draft = newPacket(id, { words });
    const packet: Packet =
      by % 2 === 0 ? draft : { ...draft, signature: signatureFor(serial), status: 'Ready-for-Dev' };
    const row = packet.signature === null ? {} : recorded(tree, packet, by);
    const entries = { ...edited(tree, packet), ...listed(tree, id, packet.status), ...row };
    return { entries, story: `${id} is new, ${packet.signature === null ? 'a draft' : 'signed'}` };
  },
  redraft({ tree, pick, by, serial }) {
    const draft = chosen(draftsOf(tree), pick);
    if (!draft) return null;
    const place = PLACES[by % PLACES.length] ?? 'why';
    const words = { ...draft.words, [place]: (draft.words[place] + 1 + (serial % 3)) % 4 };
    return { entries: edited(tree, { ...draft, words }), story: `${place} of the draft ${draft.id}` };
  },
  discard({ tree, pick }) {
    const draft = chosen(draftsOf(tree), pick);
    if (!draft) return null;
    return { entries: { [pathOf(draft.id)]: null, ...unlisted(tree, draft.id) }, story: `the draft ${draft.id} goes` };
  },
  /** Only the base closes packets here: what a change needs for it is no matter of the lock. */
  close({ tree, pick, where }) {
    const packet = chosen(
      signedOf(tree).filter(({ id, status }) => id !== CODED && status !== 'VALIDATED'),
      pick,
    );
    if (!packet || where !== 'main') return null;
    const status = 'VALIDATED';
    const entries = { ...edited(tree, { ...packet, status }), ...listed(tree, packet.id, status) };
    return { entries, story: `${packet.id} is closed`, smells: ['close'] };
  },
  empty: () => ({ entries: {}, story: 'nothing' }),
} as const satisfies Readonly<Record<string, Act>>;
