import { between, type Commit, type Commits, mergeBases, reachable } from './graph.js';
import { mergedTrees } from './merging.js';
import { digestOf, lockedPart } from './packet-text.js';
import {
  bytesOf,
  columnOf,
  type Entry,
  isInFolder,
  isPacketPath,
  LEDGER,
  packetAt,
  rowsOf,
  sameEntry,
  type Tree,
} from './tree.js';

/**
 * What the law says of a history (law.md, "The lock", decisions 5, 16; trust.md, "What is judged"). It is told what was done and reads
 * no file, so that it has no reader to share a mistake with.
 */
export interface Expected {
  /** Why the lock has to block; empty where it must not. */
  readonly lock: readonly string[];
  /** Why the lock may block or not: the law leaves it open, or two mechanical merges are thinkable. */
  readonly open: readonly string[];
  /** Other rules that have to block, each with the reason. */
  readonly others: readonly { readonly rule: string; readonly why: string }[];
  /** Whether nothing at all may be found. */
  readonly isLawful: boolean;
}

/** A history from the protected side to the side that is judged. */
export interface Judged {
  readonly commits: Commits;
  readonly main: number;
  readonly topic: number;
  /** What git makes of the two, when it is what a person would; null where it is not known. */
  readonly result: Tree | null;
}

/** Says what the gate has to say. */
export function expectedOf(judged: Judged): Expected {
  const { commits, main, topic, result } = judged;
  const range = between(commits, main, topic);
  const base = treeOf(commits, main);
  const lock: string[] = [];
  const open: string[] = [];
  const others: { rule: string; why: string }[] = [];
  for (const commit of range) {
    for (const parent of commit.parents) {
      const before = treeOf(commits, parent);
      lock.push(...breaches(before, commit.tree, base, `#${commit.number} against #${parent}`));
      if (losesRows(before, commit.tree))
        others.push({ rule: 'signature-ledger', why: `#${commit.number} loses a row of #${parent}` });
    }
    touches(judged, commit, { base, lock, open });
    others.push(...wrongSteps(commits, commit));
  }
  if (result === null) open.push('the result is not known');
  else {
    lock.push(...breaches(base, result, base, 'the result against the base'));
    if (losesRows(base, result)) others.push({ rule: 'signature-ledger', why: 'the result loses a row of the base' });
    others.push(
      ...leaps(commits, range, base, result),
      ...copies(base, result),
      ...strangeRows(base, result),
      ...drifts(base, treeOf(commits, topic), result),
    );
  }
  const known = reachable(commits, main);
  const isClean = [...range, ...commits.filter(({ number }) => known.has(number))].every(
    ({ smells }) => smells.length === 0,
  );
  return {
    lock,
    open,
    others,
    isLawful: isClean && lock.length + open.length + others.length === 0 && agreesWithBoard(base, result),
  };
}

/** A packet at a path of a tree: its lock, whatever has become of the file. */
interface State {
  readonly kind: Entry['mode'];
  readonly part: string;
  readonly signature: string | null;
  /** What the ledger would hold of it, with its id; null where nobody could have signed it so. */
  readonly row: { readonly id: string; readonly digest: string } | null;
}

function stateOf(tree: Tree, path: string): State | null {
  const entry = tree.get(path);
  if (!entry) return null;
  const packet = packetAt(tree, path);
  if (!packet || entry.mode === '120000' || entry.mode === '160000')
    return { kind: entry.mode, part: bytesOf(entry).toString('latin1'), signature: null, row: null };
  const row = packet.twists.length === 0 ? { id: packet.id, digest: digestOf(packet) } : null;
  return { kind: entry.mode, part: lockedPart(packet), signature: packet.signature, row };
}

/** Every packet that is signed in `before` stands in `after`: same path, same type, same locked text, or the text that base recorded. */
function breaches(before: Tree, after: Tree, base: Tree, where: string): string[] {
  return [...before.keys()].filter(isPacketPath).flatMap((path) => {
    if (sameEntry(before.get(path), after.get(path))) return [];
    const old = stateOf(before, path);
    if (!old || old.signature === null) return [];
    const now = stateOf(after, path);
    if (!now) return [`${where}: ${path} is gone`];
    if (now.kind !== old.kind) return [`${where}: ${path} is ${now.kind} and was ${old.kind}`];
    if (now.part === old.part || isRestored(now, old.signature, base)) return [];
    return [`${where}: the locked text of ${path} is another`];
  });
}

/** The lock, "Restoring a packet to the digest that base's ledger holds is allowed"; there is no re-sign. */
function isRestored({ signature, row }: State, signed: string, base: Tree): boolean {
  if (!row || signature !== signed) return false;
  const rows = (rowsOf(base) ?? []).filter((line) => line.startsWith(`| ${signed} |`));
  return (
    rows.every((line) => !line.includes('INVALID')) &&
    rows.some((line) => line.endsWith(`| ${row.id} | ${row.digest} |`))
  );
}

interface Findings {
  readonly base: Tree;
  readonly lock: string[];
  readonly open: string[];
}

/** No commit touches a path that is signed at the base tip, unless it brings what base has there (threat L15). */
function touches({ commits }: Judged, commit: Commit, { base, lock, open }: Findings): void {
  for (const path of [...base.keys()].filter(isPacketPath)) {
    const signed = stateOf(base, path);
    const now = stateOf(commit.tree, path);
    if (!signed || signed.signature === null || now?.part === signed.part) continue;
    const touched = touchedBy(commits, commit, path);
    if (touched === 'no') continue;
    const why = `#${commit.number} touches ${path}, which the base has signed`;
    // A parent that has it signed is held against its own lock; what is gone is not another text, and a merge tells what becomes of it.
    const started = commit.parents.some((parent) => stateOf(treeOf(commits, parent), path)?.signature != null);
    const isRecorded = now !== null && isRestored(now, signed.signature, base);
    if (touched === 'perhaps' || started || !now || isRecorded) open.push(why);
    else lock.push(why);
  }
}

/** Whether a commit itself changed a path: against its parent, or against what git would make of its parents. */
function touchedBy(commits: Commits, { parents, tree }: Commit, path: string): 'yes' | 'no' | 'perhaps' {
  const now = tree.get(path);
  const befores = parents.map((parent) => treeOf(commits, parent).get(path));
  const equal = befores.filter((before) => sameEntry(before, now)).length;
  const [first, second, ...more] = parents;
  if (second === undefined || first === undefined) return equal > 0 || parents.length === 0 ? 'no' : 'yes';
  if (equal === parents.length) return 'no';
  const bases = mergeBases(commits, first, second);
  const [only] = bases;
  if (more.length > 0 || bases.length !== 1 || only === undefined) return equal > 0 ? 'perhaps' : 'yes';
  const old = treeOf(commits, only).get(path);
  const [ours, theirs] = befores;
  if (sameEntry(old, ours)) return sameEntry(theirs, now) ? 'no' : 'yes';
  if (sameEntry(old, theirs)) return sameEntry(ours, now) ? 'no' : 'yes';
  const mechanical = mergedTrees(treeOf(commits, only), treeOf(commits, first), treeOf(commits, second)).get(path);
  return equal > 0 || sameEntry(mechanical, now) ? 'perhaps' : 'yes';
}

/** Decision 16: the old rows, in order, are among the new. */
function losesRows(before: Tree, after: Tree): boolean {
  if (sameEntry(before.get(LEDGER), after.get(LEDGER))) return false;
  const old = rowsOf(before) ?? [];
  let found = 0;
  for (const row of rowsOf(after) ?? []) if (row === old[found]) found++;
  return found < old.length;
}

const STEPS: Readonly<Record<string, readonly string[]>> = {
  Draft: ['Ready-for-Dev', 'Blocked'],
  'Ready-for-Dev': ['In-Progress', 'Blocked'],
  'In-Progress': ['Done', 'Blocked'],
  Blocked: ['Draft', 'Ready-for-Dev', 'In-Progress'],
  Done: ['VALIDATED', 'In-Progress', 'Blocked'],
  VALIDATED: [],
};

/** Decision 5: one canonical word along an allowed step; what a merge takes over was judged where it was written. */
function wrongSteps(commits: Commits, commit: Commit): Expected['others'] {
  return [...commit.tree.keys()].filter(isPacketPath).flatMap((path) => {
    const status = packetAt(commit.tree, path)?.status;
    const [first, ...rest] = commit.parents.map((parent) => treeOf(commits, parent));
    if (status === undefined || !first || commit.tree.get(path)?.mode.startsWith('1006') !== true) return [];
    const old = packetAt(first, path)?.status;
    // What stood there and was no packet may be repaired to any state.
    if (old === undefined && first.has(path)) return [];
    if (old === status || rest.some((tree) => packetAt(tree, path)?.status === status)) return [];
    const allowed = old === undefined ? ['Draft', 'Ready-for-Dev'] : STEPS[old];
    const isWrong = old !== undefined && !(status in STEPS) ? true : allowed !== undefined && !allowed.includes(status);
    return isWrong ? [{ rule: 'status-step', why: `#${commit.number}: ${path} goes from ${old} to ${status}` }] : [];
  });
}

/**
 * A merge that keeps its own side takes back what the base has come to since (threats L11, L42): from the base to the result a packet goes
 * along one step, or along the steps that the commits of the change took.
 */
function leaps(commits: Commits, range: readonly Commit[], base: Tree, result: Tree): Expected['others'] {
  return [...base.keys()].filter(isPacketPath).flatMap((path) => {
    const [from, to] = [packetAt(base, path)?.status, packetAt(result, path)?.status];
    if (from === undefined || to === undefined || from === to || !(from in STEPS) || !(to in STEPS)) return [];
    const taken = range.flatMap((commit) => stepOf(commits, commit, path));
    const reached = [from];
    for (const state of reached) {
      const next = taken.flatMap(([start, end]) => (start === state && !reached.includes(end) ? [end] : []));
      reached.push(...next);
    }
    const isLawful = STEPS[from]?.includes(to) === true || reached.includes(to);
    return isLawful ? [] : [{ rule: 'status-step', why: `${path} is ${from} in the base and ${to} in the result` }];
  });
}

/** What a commit itself did to a STATUS: what a merge takes over from another parent is that parent's. */
function stepOf(commits: Commits, commit: Commit, path: string): (readonly [string, string])[] {
  const now = packetAt(commit.tree, path)?.status;
  const [old, ...rest] = commit.parents.map((parent) => packetAt(treeOf(commits, parent), path)?.status);
  return now === undefined || old === undefined || now === old || rest.includes(now) ? [] : [[old, now]];
}

/** What the change signs is signed in the result with the text that it had: not with what the base has made of a draft (threat L12). */
function drifts(base: Tree, head: Tree, result: Tree): Expected['others'] {
  return [...head.keys()].filter(isPacketPath).flatMap((path) => {
    const signed = stateOf(head, path);
    const now = stateOf(result, path);
    if (!signed || signed.signature === null || stateOf(base, path)?.signature != null) return [];
    const why = `${path} is signed in the result with a text that the change has not signed`;
    return now && now.signature === signed.signature && now.part !== signed.part
      ? [{ rule: 'signature-ledger', why }]
      : [];
  });
}

/** A row that the change brings is for a packet that has its signature: both sides may have signed one draft. */
function strangeRows(base: Tree, result: Tree): Expected['others'] {
  const signatures = new Set([...result.keys()].map((path) => packetAt(result, path)?.signature));
  const news = (rowsOf(result) ?? []).filter((row) => !rowsOf(base)?.includes(row));
  const strange = news.filter((row) => !signatures.has(row.split(' ')[1]));
  return [
    ...strange.map((row) => ({ rule: 'signature-ledger', why: `no packet is signed as the row says: ${row}` })),
    ...otherTexts(news, result),
  ];
}

/** A signing that is made again behind a change of its draft signs another text than the row says (threat L12). */
function otherTexts(news: readonly string[], result: Tree): Expected['others'] {
  return [...result.keys()].filter(isPacketPath).flatMap((path) => {
    const state = stateOf(result, path);
    const row = state?.signature ? news.find((line) => line.startsWith(`| ${state.signature} |`)) : undefined;
    if (!state?.row || row === undefined || row.endsWith(`| ${state.row.digest} |`)) return [];
    return [{ rule: 'signature-ledger', why: `${path} has another text than its row says` }];
  });
}

/** A packet that says it is another one, or has its signature, is seen in the result. */
function copies(base: Tree, result: Tree): Expected['others'] {
  const news = [...result.keys()].filter((path) => isInFolder(path) && !base.has(path));
  return news.flatMap((path) => {
    const packet = packetAt(result, path);
    const isRegular = result.get(path)?.mode.startsWith('100') === true;
    if (!packet || !isRegular || path.endsWith(`/${packet.id}.md`)) return [];
    return [{ rule: 'packet-id', why: `${path} calls itself ${packet.id}` }];
  });
}

/** Two sides that both moved entries may leave the board behind, which other rules speak of. */
function agreesWithBoard(base: Tree, result: Tree | null): boolean {
  const tree = result ?? base;
  const board = tree.get('docs/TASK_BOARD.md')?.content;
  if (board?.kind !== 'board') return false;
  const packets = [...tree.keys()].filter(isPacketPath).flatMap((path) => packetAt(tree, path) ?? []);
  const listed = Object.keys(board.columns);
  return packets.length === listed.length && packets.every(({ id, status }) => board.columns[id] === columnOf(status));
}

function treeOf(commits: Commits, number: number): Tree {
  return commits[number]?.tree ?? new Map();
}
