import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DependencyGraph, GraphNode } from '../../engine/model/dependency-graph.js';
import { mermaidDrawing } from '../../engine/reporters/mermaid.js';
import { hostileText } from './hostile-text.js';

const node = (id: string, needs: string[] = [], status: GraphNode['status'] = 'Draft'): GraphNode => ({
  id,
  status,
  needs,
});
const graph = (...nodes: GraphNode[]): DependencyGraph => ({ nodes, cycles: [] });
const drawn = (text: string): string[] => text.split('\n').filter((line) => !line.includes('classDef'));

describe('a drawing', () => {
  it('has a box for every packet, with its status, and an arrow to what it needs', () => {
    const { text, leftOut } = mermaidDrawing(graph(node('WP-1-A', ['WP-1-B']), node('WP-1-B', [], 'absent')), {
      most: 10,
      marked: new Set(['WP-1-A']),
    });
    expect(drawn(text)).toEqual([
      'flowchart LR',
      '  n0["WP-1-A<br/>Draft"]',
      '  class n0 draft',
      '  class n0 marked',
      '  n1["WP-1-B<br/>no such packet"]',
      '  class n1 absent',
      '  n0 --> n1',
      '',
    ]);
    expect(leftOut).toBe(0);
  });

  it('defines every class that it uses', () => {
    const life = ['Draft', 'Ready-for-Dev', 'In-Progress', 'Blocked', 'Done', 'VALIDATED'] as const;
    const all = [...life, 'Superseded', 'Cancelled', 'unknown', 'absent'] as const;
    const { text } = mermaidDrawing(graph(...all.map((status) => node(`WP-${status}`, [], status))), { most: 99 });
    const used = [...text.matchAll(/class n\d+ (\w+)/g)].map(([, name]) => name);
    expect(used).toHaveLength(10);
    for (const name of used) expect(text).toContain(`classDef ${name} `);
  });

  it('is bounded, the marked packets first, and says how many are left out', () => {
    const nodes = Array.from({ length: 500 }, (_, at) => node(`WP-1-${at}`, [`WP-1-${at + 1}`]));
    const { text, leftOut } = mermaidDrawing(graph(...nodes), { most: 60, marked: new Set(['WP-1-499']) });
    expect(text).toContain('n0["WP-1-499<br/>');
    expect(text.match(/\["/g)).toHaveLength(60);
    expect(leftOut).toBe(440);
    // GitHub draws nothing that is longer.
    expect(text.length).toBeLessThan(50_000);
  });

  it('has lines of our own form only, whatever an id is', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, other) => {
        const { text } = mermaidDrawing(graph(node(one, [other]), node(other)), { most: 9 });
        for (const line of drawn(text).slice(1, -1)) {
          expect(line).toMatch(
            /^ {2}(?:n\d\["(?:[\p{L}\p{M}\p{N} .-]|#\d+;)*<br\/>[\w-]+"\]|class n\d \w+|n\d --> n\d)$/u,
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
