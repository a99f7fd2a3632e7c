import { counted } from '../../engine/model/counted.js';
import { type DependencyGraph, dependencyGraph, neighbourhood } from '../../engine/model/dependency-graph.js';
import { markdownReport } from '../../engine/reporters/markdown.js';
import type { MarkdownLinks } from '../../engine/reporters/markdown-items.js';
import { markdownCode } from '../../engine/reporters/markdown-text.js';
import { mermaidDrawing } from '../../engine/reporters/mermaid.js';
import type { PacketPicture } from './packet-picture.js';
import type { GateResult } from './parts.js';

/** A runner refuses a summary of more than 1 MiB as a whole (threat G06); what is above this is left out by us, and said. */
export const SUMMARY_LIMIT = 900_000;

/** How much of the summary a preview may take. */
const PREVIEW_LIMIT = 200_000;
/** The most packets in the drawing, and the most cycles that are spelled out. */
const MOST_PACKETS = 60;
const MOST_CYCLES = 10;
/** The most ids of a cycle that are spelled out. */
const MOST_STEPS = 20;

/** What the summary shows besides the result. */
export interface SummaryOptions {
  readonly limit?: number;
  readonly links?: MarkdownLinks | undefined;
  readonly picture?: PacketPicture | undefined;
}

/** The summary of the job in Markdown: the report, the packets around the change, and the preview folded away. */
export function summaryOf({ report, preview, remarks, exitCode }: GateResult, options: SummaryOptions = {}): string {
  const { limit = SUMMARY_LIMIT, picture } = options;
  const links = options.links ? { links: options.links } : {};
  const drawing = picture ? drawn(picture) : '';
  const folded = preview
    ? fold('Preview under the configuration that the change brings: no part of the verdict', [
        markdownReport(preview, {
          limit: Math.min(PREVIEW_LIMIT, Math.floor(limit / 4)),
          title: 'Preview, no part of the verdict',
          ...links,
        }).trimEnd(),
      ])
    : '';
  const more = drawing + folded;
  const room = limit - Buffer.byteLength(more);
  return markdownReport(report, { limit: room, remarks, warningsStop: exitCode !== 0, ...links }) + more;
}

/** Only packets that the change touches and their neighbours; nothing when none of them needs another. */
function drawn({ packets, touched }: PacketPicture): string {
  const graph = neighbourhood(dependencyGraph(packets), touched);
  if (graph.nodes.every(({ needs }) => needs.length === 0)) return '';
  const { text, leftOut } = mermaidDrawing(graph, { most: MOST_PACKETS, marked: touched });
  const cut = leftOut === 0 ? [] : [`**Left out for lack of room: ${counted(leftOut, 'packet')}.**`];
  return fold('The packets of this change and their neighbours', [
    'An arrow leads from a packet to one that it needs. A thick border marks the packets of this change.',
    `\`\`\`mermaid\n${text}\`\`\``,
    ...cut,
    ...cycleLines(graph),
  ]);
}

function cycleLines({ cycles }: DependencyGraph): string[] {
  const shown = cycles.slice(0, MOST_CYCLES).map((cycle) => {
    const steps = cycle.slice(0, MOST_STEPS).map((id) => markdownCode(id));
    const rest = cycle.length - steps.length;
    return `- These packets wait for one another: ${steps.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  });
  const rest = cycles.length - shown.length;
  return [...shown, ...(rest > 0 ? [`**Left out for lack of room: ${rest} more of these.**`] : [])];
}

/** @param title words of our own */
function fold(title: string, paragraphs: readonly string[]): string {
  return `\n<details>\n<summary>${title}</summary>\n\n${paragraphs.join('\n\n')}\n\n</details>\n`;
}
