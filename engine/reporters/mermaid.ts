import type { DependencyGraph, GraphNode } from '../model/dependency-graph.js';
import { mermaidLabel } from './escape.js';

/** A drawing, and what it does not show. */
export interface Drawing {
  /** Lines of a Mermaid flow chart, without the code fence; the last line ended too. */
  readonly text: string;
  /** How many packets of the graph found no room. */
  readonly leftOut: number;
}

/** What a drawing shows. */
export interface DrawingOptions {
  /** The most packets drawn; more than some dozens nobody can read. */
  readonly most: number;
  /** Drawn first, and with a thick border. */
  readonly marked?: ReadonlySet<string>;
}

/** The most characters of an id in a label. */
const MAX_LABEL = 80;

const CLASSES: Readonly<Record<GraphNode['status'], string>> = {
  Draft: 'draft',
  'Ready-for-Dev': 'ready',
  'In-Progress': 'progress',
  Blocked: 'blocked',
  Done: 'done',
  VALIDATED: 'validated',
  Superseded: 'retired',
  Cancelled: 'retired',
  unknown: 'unknown',
  absent: 'absent',
};

/** Readable on light and dark pages: dark text on pale fills. */
const STYLES: readonly string[] = [
  'classDef draft fill:#eeeeee,color:#111111,stroke:#777777',
  'classDef ready fill:#dbeafe,color:#111111,stroke:#1d4ed8',
  'classDef progress fill:#fef3c7,color:#111111,stroke:#b45309',
  'classDef blocked fill:#fee2e2,color:#111111,stroke:#b91c1c',
  'classDef done fill:#dcfce7,color:#111111,stroke:#15803d',
  'classDef validated fill:#bbf7d0,color:#111111,stroke:#15803d',
  'classDef retired fill:#f5f5f5,color:#555555,stroke:#999999',
  'classDef unknown fill:#ffffff,color:#111111,stroke:#b91c1c',
  'classDef absent fill:#ffffff,color:#111111,stroke:#b91c1c,stroke-dasharray:4',
  'classDef marked stroke-width:3px',
];

/**
 * A graph as a Mermaid flow chart: an arrow leads from a packet to what it needs. Node names are our own numbers, and no text of the
 * repository stands outside of a quoted and escaped label.
 */
export function mermaidDrawing({ nodes }: DependencyGraph, { most, marked = new Set() }: DrawingOptions): Drawing {
  const sorted = [...nodes.filter(({ id }) => marked.has(id)), ...nodes.filter(({ id }) => !marked.has(id))];
  const drawn = sorted.slice(0, most);
  const names = new Map(drawn.map(({ id }, index) => [id, `n${index}`]));
  const boxes = drawn.flatMap((node, index) => [
    `  n${index}["${label(node)}"]`,
    `  class n${index} ${CLASSES[node.status]}`,
    ...(marked.has(node.id) ? [`  class n${index} marked`] : []),
  ]);
  const arrows = drawn.flatMap(({ needs }, index) =>
    needs.flatMap((id) => (names.has(id) ? [`  n${index} --> ${names.get(id)}`] : [])),
  );
  const lines = ['flowchart LR', ...boxes, ...arrows, ...STYLES.map((style) => `  ${style}`)];
  return { text: `${lines.join('\n')}\n`, leftOut: nodes.length - drawn.length };
}

function label({ id, status }: GraphNode): string {
  const short = id.length > MAX_LABEL ? `${id.slice(0, MAX_LABEL)}…` : id;
  return `${mermaidLabel(short)}<br/>${status === 'absent' ? 'no such packet' : status}`;
}
