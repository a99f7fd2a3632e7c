import type { DependencyGraph, GraphNode } from '../model/dependency-graph.js';
import { visibleLine } from './escape.js';

/** Fills that are readable with dark text; the same states look alike as in `mermaid.ts`. */
const FILLS: Readonly<Record<GraphNode['status'], string>> = {
  Draft: '#eeeeee',
  'Ready-for-Dev': '#dbeafe',
  'In-Progress': '#fef3c7',
  Blocked: '#fee2e2',
  Done: '#dcfce7',
  VALIDATED: '#bbf7d0',
  Superseded: '#f5f5f5',
  Cancelled: '#f5f5f5',
  unknown: '#ffffff',
  absent: '#ffffff',
};

/**
 * A graph in the DOT language of Graphviz: an edge leads from a packet to what it needs. Node names are our own numbers; ids stand in
 * quoted labels alone.
 */
export function dotDrawing({ nodes }: DependencyGraph): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const boxes = nodes.map((node, index) => `  n${index} [label=${label(node)}, ${look(node)}];`);
  const edges = nodes.flatMap(({ needs }, index) =>
    needs.flatMap((id) => (names.has(id) ? [`  n${index} -> ${names.get(id)};`] : [])),
  );
  return [
    'digraph packets {',
    '  rankdir=LR;',
    '  node [shape=box, style=filled, fontcolor="#111111"];',
    ...boxes,
    ...edges,
    '}',
    '',
  ].join('\n');
}

function label({ id, status }: GraphNode): string {
  return `"${quoted(id)}\\n${status === 'absent' ? 'no such packet' : status}"`;
}

/** For between the quotes of a DOT string, whose backslashes begin escapes of its own. */
function quoted(text: string): string {
  return visibleLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

function look({ status }: GraphNode): string {
  return `fillcolor="${FILLS[status]}"${status === 'absent' ? ', style="filled,dashed"' : ''}`;
}
