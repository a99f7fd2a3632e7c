import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DependencyGraph, GraphNode } from '../../engine/model/dependency-graph.js';
import { dotDrawing } from '../../engine/reporters/dot.js';
import { hostileText } from './hostile-text.js';

const node = (id: string, needs: string[] = [], status: GraphNode['status'] = 'Draft'): GraphNode => ({
  id,
  status,
  needs,
});
const graph = (...nodes: GraphNode[]): DependencyGraph => ({ nodes, cycles: [] });

describe('a drawing for Graphviz', () => {
  it('has a box for every packet, with its status, and an edge to what it needs', () => {
    expect(
      dotDrawing(graph(node('WP-1-A', ['WP-1-B', 'WP-1-Elsewhere']), node('WP-1-B', [], 'absent'))).split('\n'),
    ).toEqual([
      'digraph packets {',
      '  rankdir=LR;',
      '  node [shape=box, style=filled, fontcolor="#111111"];',
      '  n0 [label="WP-1-A\\nDraft", fillcolor="#eeeeee"];',
      '  n1 [label="WP-1-B\\nno such packet", fillcolor="#ffffff", style="filled,dashed"];',
      '  n0 -> n1;',
      '}',
      '',
    ]);
  });

  it('keeps every text inside of its quotes', () => {
    const line =
      /^ {2}(?:rankdir=LR;|node \[.*\];|n\d+ -> n\d+;|n\d+ \[label="(?:[^"\\\p{Cc}]|\\.)*", fillcolor="#[0-9a-f]{6}"(?:, style="filled,dashed")?\];)$/u;
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 5 }), (ids) => {
        const lines = dotDrawing(graph(...ids.map((id) => node(id, ids)))).split('\n');
        expect([lines[0], ...lines.slice(-2)]).toEqual(['digraph packets {', '}', '']);
        for (const each of lines.slice(1, -2)) expect(each).toMatch(line);
      }),
    );
  });
});
