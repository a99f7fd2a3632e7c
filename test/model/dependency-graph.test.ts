import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependenciesOf, dependencyGraph, neighbourhood } from '../../engine/model/dependency-graph.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { PACKET, read } from '../documents/reading.js';

const TEMPLATE = read(PACKET);

/** A packet that was read from a file with these lines as its dependencies. */
function reading(dependencies: string): WorkPacket {
  return read(PACKET.replace('- **Dependencies**: none', `- **Dependencies**: ${dependencies}`));
}

/** A packet that needs others, by their names. */
function packet(name: string, ...needs: string[]): WorkPacket {
  const span = { start: 0, end: 0, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const items = needs.map((need) => ({ text: `WP-1-${need}`, span, code: false }));
  const value = { text: '', inline: '', items, span };
  const field = {
    name: 'Dependencies',
    label: 'Dependencies',
    dress: 'bullet',
    zone: 'contract',
    section: null,
  } as const;
  return { ...TEMPLATE, id: `WP-1-${name}`, fields: [{ ...field, value, span }] };
}

const names = (ids: readonly string[]): string => ids.map((id) => id.replace('WP-1-', '')).join(' ');

describe('the dependencies of a packet', () => {
  it.each([
    ['none', ''],
    ['WP-1-A-20260101', 'WP-1-A-20260101'],
    ['`WP-1-A-v2`; WP-1.5-B-v1', 'WP-1-A-v2 WP-1.5-B-v1'],
    ['\n  * WP-1-A-v1 (its store)\n  * [WP-1-B-v1](WP-1-B-v1.md)\n  * WP-1-A-v1', 'WP-1-A-v1 WP-1-B-v1'],
    ['docs/task_packets/WP-1-A-v1.md is needed.', 'WP-1-A-v1'],
    ['waits for WP-1-A-v1.', 'WP-1-A-v1'],
    ['\n  * **Depends on:** WP-1-A-v1\n  * **Blocks:** WP-1-B-v1, WP-1-C-v1', 'WP-1-A-v1'],
    ['WP-1-A-v1; blocks: WP-1-B-v1; **Needed by**: WP-1-C-v1; Unblocks: WP-1-D-v1', 'WP-1-A-v1'],
    ['Blocked by: WP-1-A-v1; it blocks: WP-1-B-v1; Blocks WP-1-C-v1', 'WP-1-A-v1 WP-1-B-v1 WP-1-C-v1'],
    ['XWP-1-A, WP_1_A, WP-1-A_b, WP-1-A--b, wp-1-a, WP-', ''],
    ['WP-1-Ä', ''],
  ])('of %j are %j', (field, expected) => {
    expect(dependenciesOf(reading(field)).join(' ')).toBe(expected);
  });

  it('are none without the field', () => {
    expect(dependenciesOf({ ...TEMPLATE, fields: [] })).toEqual([]);
  });
});

describe('the graph', () => {
  it('holds every packet with its status, and what is needed although it is not there', () => {
    const graph = dependencyGraph([
      { ...packet('B'), status: { kind: 'alias', status: 'Done' } },
      { ...packet('A', 'B', 'C'), status: { kind: 'unknown' } },
    ]);
    expect(graph).toEqual({
      nodes: [
        { id: 'WP-1-A', status: 'unknown', needs: ['WP-1-B', 'WP-1-C'] },
        { id: 'WP-1-B', status: 'Done', needs: [] },
        { id: 'WP-1-C', status: 'absent', needs: [] },
      ],
      cycles: [],
    });
  });

  it.each([
    ['a packet that needs itself', [packet('A', 'A')], ['A']],
    ['two that need each other', [packet('B', 'A'), packet('A', 'B')], ['A B']],
    ['the shortest of several ways', [packet('A', 'B', 'C'), packet('B', 'C'), packet('C', 'A')], ['A C']],
    ['two knots', [packet('A', 'B'), packet('B', 'A', 'C'), packet('C', 'D'), packet('D', 'C')], ['A B', 'C D']],
    ['a way into a cycle', [packet('A', 'B'), packet('B', 'C'), packet('C', 'B')], ['B C']],
    ['a diamond', [packet('A', 'B', 'C'), packet('B', 'D'), packet('C', 'D'), packet('D')], []],
  ])('finds the cycles of %s', (_, packets, cycles) => {
    expect(dependencyGraph(packets).cycles.map(names)).toEqual(cycles);
  });

  it('finds a cycle of 20,000 packets, and none in their chain', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => packet(`${at}`, ...(at === 0 ? [] : [`${at - 1}`])));
    expect(dependencyGraph(chain).cycles).toEqual([]);
    expect(dependencyGraph([...chain.slice(1), packet('0', '19999')]).cycles[0]).toHaveLength(20_000);
  });

  it('finds a cycle exactly where some packet can reach itself', () => {
    const letters = ['A', 'B', 'C', 'D', 'E'];
    const needs = fc.array(fc.subarray(letters), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(needs, (all) => {
        const { nodes, cycles } = dependencyGraph(letters.map((name, at) => packet(name, ...(all[at] ?? []))));
        const of = new Map(nodes.map((node) => [node.id, node.needs]));
        for (const cycle of cycles)
          for (const [at, id] of cycle.entries()) expect(of.get(id)).toContain(cycle[(at + 1) % cycle.length]);
        // Without the packets of its cycles, and what reaches them, a graph can be taken apart from its ends.
        const left = new Map(of);
        for (let ends = [...left]; ends.length > 0; ) {
          ends = [...left].filter(([, needed]) => needed.every((id) => !left.has(id)));
          for (const [id] of ends) left.delete(id);
        }
        expect(cycles.length > 0).toBe(left.size > 0);
      }),
    );
  });
});

describe('the neighbourhood', () => {
  const graph = dependencyGraph([packet('A', 'B'), packet('B', 'C'), packet('C', 'D'), packet('D'), packet('E', 'E')]);

  it('is the packets, what they need and what needs them, and their cycles', () => {
    expect(names(neighbourhood(graph, new Set(['WP-1-B'])).nodes.map(({ id }) => id))).toBe('A B C');
    expect(neighbourhood(graph, new Set(['WP-1-B'])).cycles).toEqual([]);
    expect(neighbourhood(graph, new Set(['WP-1-E'])).cycles.map(names)).toEqual(['E']);
  });

  it('of packets that are not there is empty', () => {
    expect(neighbourhood(graph, new Set(['WP-9-X'])).nodes).toEqual([]);
  });
});
