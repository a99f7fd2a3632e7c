import type { RetiredColumn } from './board.js';
import { fieldOf, type WorkPacket } from './packet.js';
import type { Status } from './status.js';
import { trimRight } from './trim.js';

/** One packet of the graph. */
export interface GraphNode {
  readonly id: string;
  /**
   * Its STATUS, or the column in which the board took it out of the work; `unknown` when the packet's cannot be read, `absent` when there is
   * no packet with this id.
   */
  readonly status: Status | RetiredColumn | 'unknown' | 'absent';
  /** The ids that its Dependencies field lists, each once, in the order of the field (law.md, decision 4). */
  readonly needs: readonly string[];
}

/** Which packet needs which. */
export interface DependencyGraph {
  /** Every packet, and every id that one needs although there is no such packet; sorted by id. */
  readonly nodes: readonly GraphNode[];
  /**
   * A shortest cycle of every knot of packets that wait for one another, as the ids on the way, without the first one again at the end.
   * Sorted by their first ids, which are the smallest of their knots.
   */
  readonly cycles: readonly (readonly string[])[];
}

/** A word that may be an id. What stands next to an id without a blank belongs to the word, so that no part of a longer one is read. */
const WORD = /[\p{L}\p{M}\p{N}._-]+/gu;
/** The grammar of ids (law.md, decision 3). */
const ID = /^WP(?:-[A-Za-z0-9.]+)+$/;

/** What an id is at most a part of, in a text of any kind. */
const ID_IN_TEXT = /WP-[A-Za-z0-9.-]+/g;

/** What an item begins with that says who waits for this packet: the other direction. `Blocked by:` and other words do not. */
const NEEDED_BY = /^(?:\*\*)?(?:blocks|unblocks|needed by|required by)(?:\*\*:|:)/i;

/**
 * The ids that a packet lists as its dependencies, each once. An id is read exactly, never as the beginning of another. An item
 * behind `Blocks:` names packets that wait for this one, and is none of them.
 */
export function dependenciesOf(packet: WorkPacket): readonly string[] {
  const items = fieldOf(packet, 'Dependencies')?.value.items ?? [];
  const words = items.flatMap(({ text }) => (NEEDED_BY.test(text) ? [] : (text.match(WORD) ?? [])));
  return [...new Set(words.map(bare).filter((word) => ID.test(word)))];
}

/**
 * Whether a text names one of some ids anywhere. Where it does not, `dependenciesOf` finds none of them in it either, and to know that takes
 * a look at the text in place of a reading.
 */
export function namesAny(text: string, ids: ReadonlySet<string>): boolean {
  for (const [word] of text.matchAll(ID_IN_TEXT)) if (ids.has(bare(word))) return true;
  return false;
}

/** The dot that ends a sentence, and the ending of a file name, are no part of an id. */
function bare(word: string): string {
  return trimRight(word, /\./).replace(/\.md$/, '');
}

/** The graph of all packets of a tree. Of packets with the same id the first counts: an id leads to one packet. */
export function dependencyGraph(packets: readonly WorkPacket[]): DependencyGraph {
  const nodes = new Map<string, GraphNode>();
  for (const packet of packets) {
    if (nodes.has(packet.id)) continue;
    nodes.set(packet.id, { id: packet.id, status: statusOf(packet), needs: dependenciesOf(packet) });
  }
  for (const id of [...nodes.values()].flatMap(({ needs }) => needs)) {
    if (!nodes.has(id)) nodes.set(id, { id, status: 'absent', needs: [] });
  }
  const sorted = [...nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { nodes: sorted, cycles: cyclesOf(sorted) };
}

/**
 * A graph in which packets that the board took out of the work stand as what they are: their own STATUS stays as it was.
 * @param retiredTo the column of such a packet; null for every other
 */
export function withRetired(graph: DependencyGraph, retiredTo: (id: string) => RetiredColumn | null): DependencyGraph {
  const nodes = graph.nodes.map((node) => {
    const column = node.status === 'absent' ? null : retiredTo(node.id);
    return column === null ? node : { ...node, status: column };
  });
  return { ...graph, nodes };
}

/**
 * The part of a graph around some packets: themselves, what they need and what needs them.
 * @param ids ids that the graph does not know are passed over
 */
export function neighbourhood(graph: DependencyGraph, ids: ReadonlySet<string>): DependencyGraph {
  const near = new Set(ids);
  for (const { id, needs } of graph.nodes) {
    if (ids.has(id)) for (const needed of needs) near.add(needed);
    else if (needs.some((needed) => ids.has(needed))) near.add(id);
  }
  return {
    nodes: graph.nodes.filter(({ id }) => near.has(id)),
    cycles: graph.cycles.filter((cycle) => cycle.some((id) => ids.has(id))),
  };
}

function statusOf({ status }: WorkPacket): GraphNode['status'] {
  return status === null || status.kind === 'unknown' ? 'unknown' : status.status;
}

function cyclesOf(nodes: readonly GraphNode[]): string[][] {
  const needs = new Map(nodes.map((node) => [node.id, node.needs]));
  const walk = new KnotWalk(needs);
  for (const { id } of nodes) walk.from(id);
  const { knots } = walk;
  const found = new Set<number>();
  return nodes.flatMap(({ id }) => {
    const knot = knots.get(id);
    if (knot === undefined || found.has(knot)) return [];
    const cycle = wayBack(id, needs, (other) => knots.get(other) === knot);
    // A packet alone in its knot waits for itself only when it lists itself.
    if (cycle !== null) found.add(knot);
    return cycle === null ? [] : [cycle];
  });
}

/** The shortest way from an id to itself through ids of its knot; breadth first. */
function wayBack(
  start: string,
  needs: ReadonlyMap<string, readonly string[]>,
  inKnot: (id: string) => boolean,
): string[] | null {
  const from = new Map<string, string>();
  const queue = [start];
  for (const id of queue) {
    for (const next of needs.get(id) ?? []) {
      if (next === start) return traced(id, start, from);
      if (!inKnot(next) || from.has(next)) continue;
      from.set(next, id);
      queue.push(next);
    }
  }
  return null;
}

function traced(last: string, start: string, from: ReadonlyMap<string, string>): string[] {
  const path = [last];
  for (let at: string | undefined = last; at !== undefined && at !== start; ) {
    at = from.get(at);
    if (at !== undefined) path.push(at);
  }
  return path.reverse();
}

/** A visit of the depth-first walk below: a packet, and which of its needs comes next. */
interface Visit {
  readonly id: string;
  next: number;
}

/**
 * The knots: ids that reach one another have the same number (strongly connected components, after Tarjan). It keeps a stack of its own,
 * because a chain of packets may be longer than the call stack is deep.
 */
class KnotWalk {
  readonly knots = new Map<string, number>();
  private readonly order = new Map<string, number>();
  private readonly lowest = new Map<string, number>();
  private readonly open: string[] = [];
  private readonly visits: Visit[] = [];

  constructor(private readonly needs: ReadonlyMap<string, readonly string[]>) {}

  from(start: string): void {
    if (this.order.has(start)) return;
    this.enter(start);
    for (let visit = this.visits.at(-1); visit; visit = this.visits.at(-1)) {
      const next = this.needs.get(visit.id)?.[visit.next++];
      if (next === undefined) this.leave(visit.id);
      else if (!this.order.has(next)) this.enter(next);
      else if (!this.knots.has(next)) this.lower(visit.id, this.order.get(next) ?? 0);
    }
  }

  private enter(id: string): void {
    this.lower(id, this.order.size);
    this.order.set(id, this.order.size);
    this.open.push(id);
    this.visits.push({ id, next: 0 });
  }

  private leave(id: string): void {
    const number = this.order.get(id) ?? 0;
    if (this.lowest.get(id) === number)
      for (const member of this.open.splice(this.open.lastIndexOf(id))) this.knots.set(member, number);
    this.visits.pop();
    const parent = this.visits.at(-1);
    if (parent) this.lower(parent.id, this.lowest.get(id) ?? number);
  }

  private lower(id: string, to: number): void {
    this.lowest.set(id, Math.min(this.lowest.get(id) ?? to, to));
  }
}
