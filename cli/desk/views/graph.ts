import {
  type DependencyGraph,
  dependencyGraph,
  neighbourhood,
  withRetired,
} from '../../../engine/model/dependency-graph.js';
import { idsOfPhase } from '../../../engine/model/phase-obstacles.js';
import { retiredEntry } from '../../../engine/model/work-standing.js';
import { dotDrawing } from '../../../engine/reporters/dot.js';
import { terminalJson, terminalLine } from '../../../engine/reporters/escape.js';
import { mermaidDrawing } from '../../../engine/reporters/mermaid.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';
import { atDesk, type Desk, type DeskRequest } from '../desk.js';
import { packetArgument } from '../packet-argument.js';
import { phaseArgument } from '../phase-argument.js';

/** What `graph` was asked for. */
export interface GraphRequest extends DeskRequest {
  readonly format: 'mermaid' | 'dot' | 'json';
  /** Only these packets with what they need and what needs them; all packets when there are none. */
  readonly packets: readonly string[];
  /** Only the packets of this phase, with the same neighbours. */
  readonly phase?: string;
}

/**
 * Draws which packet of the work tree waits for which (CX-573E). It judges nothing: cycles and unknown ids are said on standard error,
 * and the rule `dependency-order` blocks them.
 */
export async function runGraph(request: GraphRequest, terminal: Terminal): Promise<ExitCode> {
  const graph = await atDesk(request, async (desk) => graphOf(desk, request));
  await terminal.print(drawn(graph, request.format));
  for (const cycle of graph.cycles) {
    const path = [...cycle, cycle[0] ?? ''].join(' -> ');
    await terminal.tell(`handshake-check: these packets wait for one another: ${terminalLine(path)}\n`);
  }
  return 0;
}

function graphOf(desk: Desk, { packets, phase }: GraphRequest): DependencyGraph {
  const all = desk.tree.packetEntries.flatMap(({ path }) => desk.tree.packetAt(path) ?? []);
  const graph = withRetired(dependencyGraph(all), (id) => retiredEntry(id, desk.tree)?.column ?? null);
  if (packets.length === 0 && phase === undefined) return graph;
  const asked = packets.map((id) => packetArgument(desk, id).packet.id);
  const inPhase = phase === undefined ? [] : idsOfPhase(phaseArgument(desk.tree, phase), desk.tree);
  return neighbourhood(graph, new Set([...asked, ...inPhase]));
}

function drawn(graph: DependencyGraph, format: GraphRequest['format']): string {
  switch (format) {
    case 'mermaid':
      return mermaidDrawing(graph, { most: graph.nodes.length }).text;
    case 'dot':
      return dotDrawing(graph);
    case 'json':
      return `${terminalJson(JSON.stringify({ version: 1, command: 'graph', packets: graph.nodes, cycles: graph.cycles }, null, 2))}\n`;
  }
}
