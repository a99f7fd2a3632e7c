import type { ActChoice, HistoryChoice } from './choices.js';
import { firstTree } from './first-tree.js';
import { between, type Commit, type Commits, mergeBases, reachable } from './graph.js';
import { type Edit, LAWFUL, type Scene } from './lawful-acts.js';
import { mergedTrees } from './merging.js';
import { packetAt, packetEntry, packetsOf, pathOf, sameEntry, type Tree, withEntries } from './tree.js';
import { UNLAWFUL } from './unlawful-acts.js';

type Branch = Scene['where'];

/** A history that is told to its end. */
export interface History {
  readonly commits: Commits;
  readonly main: number;
  readonly topic: number;
  /** The kinds of acts that were done, in order: others found nothing that they could be done to. */
  readonly done: readonly string[];
}

/** Tells a history from its choices: the same choices, the same history. */
export function tell({ packets, acts }: HistoryChoice): History {
  const teller = new Teller(firstTree(packets));
  const done = acts.filter((choice, index) => {
    const before = teller.commits.length;
    teller.act(choice, index + 1);
    return teller.commits.length > before;
  });
  const { main, topic } = teller.tips;
  return { commits: teller.commits, main, topic, done: done.map(({ kind }) => kind) };
}

/** What acts on branches are made of: more than one tree. */
type GraphAct = (teller: Teller, choice: ActChoice, serial: number) => void;

class Teller {
  readonly commits: Commit[] = [];
  readonly tips: Record<Branch, number> = { main: 0, topic: 0, side: 0 };
  /** The commits that did something unlawful themselves: main takes no branch that holds one. */
  private readonly tainted = new Set<number>();

  constructor(tree: Tree) {
    this.add([], tree, { entries: {}, story: 'base' });
  }

  treeOf(number: number): Tree {
    return this.commits[number]?.tree ?? new Map();
  }

  act(choice: ActChoice, serial: number): void {
    const { kind, where, pick, by } = choice;
    const onGraph: GraphAct | undefined = GRAPH[kind];
    if (onGraph) {
      onGraph(this, choice, serial);
      return;
    }
    const act = { ...LAWFUL, ...UNLAWFUL }[kind as keyof typeof LAWFUL | keyof typeof UNLAWFUL];
    const tree = this.treeOf(this.tips[where]);
    const edit: Edit | null = act({ tree, pick, by, serial, where });
    // The base drifts at most in its words: what else somebody may do to it, its own gate has seen.
    const isUnlawful = kind in UNLAWFUL;
    if (!edit || (isUnlawful && where === 'main' && kind !== 'reword')) return;
    if (isUnlawful) this.taint();
    const smells = [...(edit.smells ?? []), ...(isUnlawful ? [kind] : [])];
    this.commit(where, [this.tips[where]], withEntries(tree, edit.entries), { ...edit, smells });
  }

  commit(where: Branch, parents: readonly number[], tree: Tree, edit: Edit): void {
    this.tips[where] = this.add(parents, tree, { ...edit, story: `${where}: ${edit.story}` });
  }

  isTainted(base: number, head: number): boolean {
    return between(this.commits, base, head).some(({ number }) => this.tainted.has(number));
  }

  taint(): void {
    this.tainted.add(this.commits.length);
  }

  private add(parents: readonly number[], tree: Tree, { story, role, packet, smells = [] }: Edit): number {
    const number = this.commits.length;
    const named = packet === undefined ? '' : `\nWork-Packet: ${packet}`;
    const message = `${story}\n\nRole: ${role ?? 'Orchestrator'}${named}\n`;
    this.commits.push({ number, parents: [...new Set(parents)], tree: settled(tree), message, story, smells });
    return number;
  }
}

/** A file in the place of a folder takes all that was below it away. */
function settled(tree: Tree): Tree {
  const files = [...tree].filter(([path]) => {
    const parts = path.split('/');
    return parts.slice(1).every((_, index) => !tree.has(parts.slice(0, index + 1).join('/')));
  });
  return new Map(files);
}

function mergeInto(
  teller: Teller,
  where: Branch,
  others: readonly number[],
  change?: (merged: Tree, theirs: Tree) => Tree,
): void {
  const ours = teller.tips[where];
  const news = others.filter((other) => !reachable(teller.commits, ours).has(other));
  if (news.length === 0) return;
  const stories = news.map((number) => `#${number}`).join(' and ');
  let merged = teller.treeOf(ours);
  const smells: string[] = [];
  for (const other of news) {
    const before = merged;
    merged = mergedOnto(teller, ours, before, other);
    // Whoever merges two reports into one file is taken to have written them (task-state-owner), which is no matter of the lock.
    if (joinsReports(merged, before, teller.treeOf(other))) smells.push('two reports');
  }
  const last = teller.treeOf(news.at(-1) ?? 0);
  const tree = change ? change(merged, last) : merged;
  // Who drops the code of a branch has changed code.
  if (!sameEntry(tree.get('src/export.ts'), merged.get('src/export.ts'))) smells.push('code dropped');
  teller.commit(where, [ours, ...news], tree, {
    entries: {},
    story: `merges ${stories}${change ? ', otherwise' : ''}`,
    smells,
  });
}

function joinsReports(merged: Tree, ours: Tree, theirs: Tree): boolean {
  return packetsOf(merged).some(({ id, reports }) =>
    [ours, theirs].every((tree) => reports.length > (packetAt(tree, pathOf(id))?.reports.length ?? 0)),
  );
}

function mergedOnto(teller: Teller, ours: number, tree: Tree, other: number): Tree {
  const [base] = mergeBases(teller.commits, ours, other);
  return mergedTrees(teller.treeOf(base ?? 0), tree, teller.treeOf(other));
}

/** Main has nothing else to merge than what the others did; the others merge main or each other. */
function other(teller: Teller, where: Branch, pick: number): number {
  const { main, topic, side } = teller.tips;
  if (where === 'topic') return pick % 3 === 0 ? side : main;
  return where === 'side' ? (pick % 2 === 0 ? main : topic) : topic;
}

const GRAPH: Readonly<Record<string, GraphAct>> = {
  merge(teller, { where, pick }) {
    const from = other(teller, where, pick);
    if (where === 'main' && teller.isTainted(teller.tips.main, from)) return;
    mergeInto(teller, where, [from]);
  },
  'merge-ours'(teller, { where, pick }) {
    if (where === 'main') return;
    mergeInto(teller, where, [other(teller, where, pick)], () => teller.treeOf(teller.tips[where]));
  },
  'merge-theirs'(teller, { where, pick }) {
    if (where === 'main') return;
    mergeInto(teller, where, [other(teller, where, pick)], (_, theirs) => theirs);
  },
  octopus(teller) {
    mergeInto(teller, 'topic', [teller.tips.side, teller.tips.main]);
  },
  /** A merge that does more than to merge. */
  'evil-merge'(teller, { where, pick, by }, serial) {
    if (where === 'main') return;
    const others = by % 3 === 0 ? [teller.tips.side, teller.tips.main] : [other(teller, where, pick)];
    const acts = [UNLAWFUL.reword, UNLAWFUL.twist, UNLAWFUL.remove, UNLAWFUL.strip, LAWFUL.record, LAWFUL.redraft];
    const act = acts[pick % acts.length] ?? UNLAWFUL.reword;
    mergeInto(teller, where, others, (merged) => {
      const edit = act({ tree: merged, pick, by, serial, where });
      if (edit && !(act === LAWFUL.record || act === LAWFUL.redraft)) teller.taint();
      return edit ? withEntries(merged, edit.entries) : merged;
    });
  },
  /** The branch beside the topic begins anew. */
  fork(teller, { pick }) {
    teller.tips.side = [teller.tips.topic, teller.tips.main, 0][pick % 3] ?? 0;
  },
  revert(teller, { where, pick }) {
    const range = between(teller.commits, 0, teller.tips[where]).filter(({ parents }) => parents.length === 1);
    const commit = range.at(-1 - (pick % 3));
    if (!commit || where === 'main') return;
    const before = teller.treeOf(commit.parents[0] ?? 0);
    const tree = mergedTrees(commit.tree, teller.treeOf(teller.tips[where]), before);
    const role = /Role: (Coder|Validator)/.exec(commit.message)?.[1] as Edit['role'];
    const packet = /Work-Packet: (\S+)/.exec(commit.message)?.[1];
    const edit = { entries: {}, story: `reverts #${commit.number}`, smells: ['revert'] };
    teller.commit(where, [teller.tips[where]], tree, { ...edit, ...(role && { role }), ...(packet && { packet }) });
  },
  rebase(teller) {
    const { main, topic } = teller.tips;
    const range = between(teller.commits, main, topic);
    teller.tips.topic = main;
    for (const { number, parents, tree, story, message, smells } of range) {
      if (parents.length !== 1) continue;
      const onto = teller.tips.topic;
      const next = mergedTrees(teller.treeOf(parents[0] ?? 0), teller.treeOf(onto), tree);
      const role = /Role: (Coder|Validator)/.exec(message)?.[1] as Edit['role'];
      const packet = /Work-Packet: (\S+)/.exec(message)?.[1];
      const edit = { entries: {}, story: `${story} (#${number} again)`, smells };
      if (teller.isTainted(parents[0] ?? 0, number)) teller.taint();
      teller.commit('topic', [onto], next, { ...edit, ...(role && { role }), ...(packet && { packet }) });
    }
  },
  /** All signed packets as main has them, or as the first commit had them. */
  restore(teller, { where, pick }) {
    if (where === 'main') return;
    const from = teller.treeOf(pick % 2 === 0 ? teller.tips.main : 0);
    const tree = teller.treeOf(teller.tips[where]);
    const packets = packetsOf(from).filter((packet) => packet.signature !== null);
    const entries = packets
      .map((packet) => [pathOf(packet.id), packetEntry(packet)] as const)
      .filter(([path, entry]) => !sameEntry(tree.get(path), entry));
    if (entries.length === 0) return;
    const smells = ['restored'];
    const edit = { entries: Object.fromEntries(entries), story: 'packets are put back', smells };
    teller.commit(where, [teller.tips[where]], withEntries(tree, edit.entries), edit);
  },
};
