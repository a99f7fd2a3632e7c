import { type Packet, RECORDS } from './packet-text.js';
import { type Content, type Entry, sameEntry, type Tree } from './tree.js';

/** What a person makes of two sides when nothing of either shall be lost; where both changed one thing, ours stands. */
export function mergedTrees(base: Tree, ours: Tree, theirs: Tree): Tree {
  const merged = new Map<string, Entry>();
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const entry = mergedEntries(base.get(path), ours.get(path), theirs.get(path));
    if (entry) merged.set(path, entry);
  }
  return merged;
}

function mergedEntries(base: Entry | undefined, ours: Entry | undefined, theirs: Entry | undefined): Entry | undefined {
  if (sameEntry(base, ours)) return theirs;
  if (sameEntry(base, theirs) || sameEntry(ours, theirs)) return ours;
  if (!ours || !theirs || !base) return ours ?? (base ? undefined : theirs);
  // Of a file that became something else on one side nothing can be put together.
  const kinds = [base, ours, theirs].map(({ mode, content }) => (mode.startsWith('100') ? content.kind : mode));
  if (new Set(kinds).size > 1) return ours;
  return {
    mode: pick(base.mode, ours.mode, theirs.mode),
    content: mergedContents(base.content, ours.content, theirs.content),
  };
}

function pick<Value>(base: Value, ours: Value, theirs: Value): Value {
  return JSON.stringify(base) === JSON.stringify(ours) ? theirs : ours;
}

function mergedContents(base: Content, ours: Content, theirs: Content): Content {
  if (base.kind === 'packet' && ours.kind === 'packet' && theirs.kind === 'packet') {
    return { kind: 'packet', packet: mergedPackets(base.packet, ours.packet, theirs.packet) };
  }
  if (base.kind === 'board' && ours.kind === 'board' && theirs.kind === 'board') {
    return { kind: 'board', columns: mergedRecords(base.columns, ours.columns, theirs.columns) };
  }
  if (base.kind === 'ledger' && ours.kind === 'ledger' && theirs.kind === 'ledger') {
    return { kind: 'ledger', rows: mergedLists(base.rows, ours.rows, theirs.rows) };
  }
  return ours;
}

function mergedPackets(base: Packet, ours: Packet, theirs: Packet): Packet {
  const single = (name: 'dress' | 'signature' | 'status' | 'id'): Pick<Packet, typeof name> =>
    ({ [name]: pick(base[name], ours[name], theirs[name]) }) as Pick<Packet, typeof name>;
  return {
    ...ours,
    ...single('id'),
    ...single('dress'),
    ...single('signature'),
    ...single('status'),
    words: mergedRecords(base.words, ours.words, theirs.words) as Packet['words'],
    twists: mergedLists(base.twists, ours.twists, theirs.twists),
    claims: mergedRecords(base.claims, ours.claims, theirs.claims),
    records: Object.fromEntries(
      RECORDS.flatMap((title) => {
        const entries = mergedOptional(base.records[title], ours.records[title], theirs.records[title]);
        return entries ? [[title, entries]] : [];
      }),
    ),
    reports: mergedLists(base.reports, ours.reports, theirs.reports),
    form: mergedRecords({ ...base.form }, { ...ours.form }, { ...theirs.form }) as unknown as Packet['form'],
  };
}

function mergedOptional<Value>(
  base: readonly Value[] | undefined,
  ours: readonly Value[] | undefined,
  theirs: readonly Value[] | undefined,
): readonly Value[] | undefined {
  if (ours && theirs) return mergedLists(base ?? [], ours, theirs);
  return pick(base ?? null, ours ?? null, theirs ?? null) ?? undefined;
}

function mergedRecords<Value>(
  base: Readonly<Record<string, Value>>,
  ours: Readonly<Record<string, Value>>,
  theirs: Readonly<Record<string, Value>>,
): Record<string, Value> {
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = pick(base[name] ?? null, ours[name] ?? null, theirs[name] ?? null);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** What either side took away is gone, what either brought is there; ours first. */
function mergedLists<Value>(base: readonly Value[], ours: readonly Value[], theirs: readonly Value[]): Value[] {
  const kept = ours.filter((value) => !base.includes(value) || theirs.includes(value));
  return [...kept, ...theirs.filter((value) => !base.includes(value) && !ours.includes(value))];
}
