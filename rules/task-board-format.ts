import { BOARD_COLUMNS, type BoardColumn, type BoardEntry, canonicalEntry } from '../engine/model/board.js';
import { contradictsColumn } from '../engine/model/board-sync.js';
import { closingHeading, type PhaseClosure } from '../engine/model/phase.js';
import { listed, quote } from '../engine/model/quote.js';
import { defineRule } from '../engine/rule.js';

const ENTRY = '- **[WP-…]** - text';

/** Law: Part 4 step 3 — the board is written in one form, so that whoever looks for a packet on it finds it. */
export const taskBoardFormat = defineRule({
  id: 'task-board-format',
  clauses: ['Part 4 step 3'],
  blocksWhen:
    'something on the board looks like an entry and cannot be read, stands under a heading that is no column, or contradicts its column; a line only looks like the closure of a phase',
  why: 'Part 4 step 3: the board says in which state every packet is, so what stands on it has to mean the same to everybody.',
  reads: ['board'],
  completeness: false,
  waivable: true,
  messages: {
    unreadable: (data: { text: string; column: BoardColumn }) => ({
      message: `${quote(data.text, 80)} below ${quote(data.column)} cannot be read as an entry, expected ${quote(ENTRY)} at the left margin`,
      help: `Write the id as the name of the packet's file has it, or make a note of it that does not begin like an entry: ${canonicalEntry('WP-1-Name-20260101', 'text')}`,
    }),
    loose: (data: { id: string; text: string }) => ({
      message: `The entry of ${data.id} is in a form of its own, expected ${quote(ENTRY)}`,
      help: `Write: ${canonicalEntry(data.id, data.text)}`,
    }),
    'no-column': (data: { heading: string | null; ids: readonly string[] }) => ({
      message: `${data.heading === null ? 'The top of the board' : quote(data.heading, 80)} is no column and holds ${listed(data.ids, 3)}, expected one of ${BOARD_COLUMNS.join(', ')}`,
      help: 'Move the entries below the heading of their column, such as: ## In Progress',
    }),
    'marker-contradicts': (data: { id: string; marker: string; column: BoardColumn }) => ({
      message: `The entry of ${data.id} is marked ${quote(`[${data.marker}]`)} below ${quote(data.column)}, expected no marker that contradicts the column`,
      help: 'Take the marker off, or run: npx handshake-check check --fix',
    }),
    'phase-closure': (data: { text: string; phase: string }) => ({
      message: `${quote(data.text, 80)} looks like the closure of phase ${data.phase} and is none, expected ${quote(closingHeading(data.phase))}`,
      help: `Write: ${closingHeading(data.phase)}`,
    }),
  },
  *repository({ tree, texts, law }) {
    const board = texts.some(({ path }) => path === law.paths.board) ? tree.board() : null;
    if (board === null) return;
    for (const stray of board.strays) {
      if (stray.kind === 'unreadable') {
        yield { message: 'unreadable', data: { text: stray.text, column: stray.column }, at: stray.at };
      } else {
        const identity = stray.heading ?? '';
        yield { message: 'no-column', data: { heading: stray.heading, ids: stray.ids }, at: stray.at, identity };
      }
    }
    for (const entry of board.entries) {
      const { id, column, marker, at } = entry;
      if (marker !== null && contradictsColumn(entry, law.status.aliases))
        yield { message: 'marker-contradicts', data: { id, marker, column }, at };
      if (entry.form !== 'canonical')
        yield { message: 'loose', data: { id, text: textOf(entry) }, at, severity: 'warning', identity: id };
    }
    for (const closure of board.closedPhases) if (!closure.canonical) yield nearMiss(closure);
  },
});

function nearMiss({ text, phase, at }: PhaseClosure) {
  return { message: 'phase-closure', data: { text, phase }, at } as const;
}

function textOf({ text, marker }: BoardEntry): string {
  return marker === null ? text : `${text} [${marker}]`.trim();
}
