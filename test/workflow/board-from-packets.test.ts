import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import { boardDisagreements } from '../../engine/model/board-sync.js';
import { DEFAULT_STATUS_ALIASES, STATUSES, type Status } from '../../engine/model/status.js';
import { type BoardPacket, boardFromPackets } from '../../workflow/board/board-from-packets.js';

const PATH = 'docs/TASK_BOARD.md';
const packet = (id: string, status: Status | null, title = ''): BoardPacket => ({ id, status, title });
const rewrite = (text: string, ...packets: BoardPacket[]) =>
  boardFromPackets(PATH, text, packets, DEFAULT_STATUS_ALIASES);

function rewritten(text: string, ...packets: BoardPacket[]): string {
  const result = rewrite(text, ...packets);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.text;
}

const BOARD = `# Task Board

## Draft

- **[WP-1-A]** - Alpha

## Ready for Dev

(None)

## In Progress

## Blocked

---

## Done
- **[WP-1-Z]** - Zulu [VALIDATED]
`;

describe('a board from packets', () => {
  it('stays the same text where it agrees', () => {
    expect(rewrite(BOARD, packet('WP-1-A', 'Draft'), packet('WP-1-Z', 'VALIDATED'))).toEqual({
      kind: 'rewritten',
      text: BOARD,
      acts: [],
    });
  });

  it('has its entries moved, with their text and all that stands below them', () => {
    const text = BOARD.replace('Alpha\n', 'Alpha: *first*\n  more\n\n  and more\n');
    expect(rewritten(text, packet('WP-1-A', 'Done'), packet('WP-1-Z', 'VALIDATED'))).toBe(
      BOARD.replace('- **[WP-1-A]** - Alpha\n\n', '').replace(
        '[VALIDATED]\n',
        '[VALIDATED]\n- **[WP-1-A]** - Alpha: *first*\n  more\n\n  and more\n',
      ),
    );
  });

  it('has packets added that are missing, below the heading of an empty column', () => {
    const result = rewrite(
      BOARD,
      packet('WP-1-A', 'Draft'),
      packet('WP-1-Z', 'VALIDATED'),
      packet('WP-1-B', 'In-Progress', 'Bravo'),
      packet('WP-1-C', 'Ready-for-Dev'),
    );
    expect(result).toEqual({
      kind: 'rewritten',
      text: BOARD.replace('## In Progress\n', '## In Progress\n\n- **[WP-1-B]** - Bravo\n').replace(
        '## Ready for Dev\n',
        '## Ready for Dev\n\n- **[WP-1-C]**\n',
      ),
      acts: ['added WP-1-C to "Ready for Dev"', 'added WP-1-B to "In Progress"'],
    });
  });

  it('gets the columns that it lacks, in the order of the law', () => {
    expect(
      rewritten('# Board\n\n## Draft\n\n## Done\n', packet('WP-1-B', 'Blocked'), packet('WP-1-C', 'In-Progress')),
    ).toBe('# Board\n\n## Draft\n\n## In Progress\n\n- **[WP-1-C]**\n\n## Blocked\n\n- **[WP-1-B]**\n\n## Done\n');
    expect(rewritten('# Board', packet('WP-1-B', 'Blocked'))).toBe('# Board\n\n## Blocked\n\n- **[WP-1-B]**\n');
    expect(rewritten('## Draft\n', packet('WP-1-B', 'Blocked'))).toBe('## Draft\n\n## Blocked\n\n- **[WP-1-B]**\n');
    expect(rewritten('', packet('WP-1-B', 'Blocked'))).toBe('## Blocked\n\n- **[WP-1-B]**\n');
  });

  it('loses a marker that the packet contradicts, and keeps others', () => {
    const text = '## Draft\n\n- **[WP-1-A]** - Alpha [DRAFT]\n- **[WP-1-B]** - Bravo [urgent]\n\n## Done\n';
    expect(rewritten(text, packet('WP-1-A', 'Done'), packet('WP-1-B', 'Done'))).toBe(
      '## Draft\n\n## Done\n\n- **[WP-1-A]** - Alpha\n- **[WP-1-B]** - Bravo [urgent]\n',
    );
    expect(rewritten('## Done\n- **[WP-1-A]** - [VALIDATED]\n', packet('WP-1-A', 'Done'))).toBe(
      '## Done\n- **[WP-1-A]**\n',
    );
    expect(rewritten('## Done\n- **[WP-1-A]** - x [READY FOR DEV]\n', packet('WP-1-A', 'Done'))).toBe(
      '## Done\n- **[WP-1-A]** - x\n',
    );
  });

  it('keeps one of two entries: one in a column that only the board has, or the one that is right', () => {
    const twice = '## Draft\n- **[WP-1-A]** - a\n## Done\n- **[WP-1-A]** - b\n## Superseded\n';
    expect(rewritten(twice, packet('WP-1-A', 'Done'))).toBe(twice.replace('- **[WP-1-A]** - a\n', ''));
    expect(rewritten(`${twice}- **[WP-1-A]** - c\n`, packet('WP-1-A', 'Done'))).toBe(
      '## Draft\n## Done\n## Superseded\n- **[WP-1-A]** - c\n',
    );
  });

  it('keeps entries without a packet, superseded ones, and packets whose STATUS cannot be read', () => {
    const text = '## Done\n- **[WP-1-Gone]** - x\n\n## Superseded\n- **[WP-1-A]** - a\n- **[WP-0-Old]**\n';
    expect(rewritten(text, packet('WP-1-A', 'Draft'), packet('WP-1-B', null))).toBe(text);
  });

  it('keeps its line ends, and gives a last line one only where something comes behind it', () => {
    const text = '# Board\r\n\r\n## Draft\r\n\r\n- **[WP-1-A]** - a\n## Done\r\n- **[WP-1-Z]** - z';
    expect(rewritten(text, packet('WP-1-A', 'Draft'), packet('WP-1-Z', 'Done'))).toBe(text);
    expect(rewritten(text, packet('WP-1-A', 'Done'), packet('WP-1-Z', 'Done'))).toBe(
      '# Board\r\n\r\n## Draft\r\n\r\n## Done\r\n- **[WP-1-Z]** - z\r\n- **[WP-1-A]** - a\r\n',
    );
  });

  it('turns a row of a table into an entry when it moves', () => {
    const text = '## Draft\n\n| P | What |\n|---|---|\n| WP-1-A | Alpha |\n| WP-1-B | Bravo |\n\n## Done\n';
    expect(rewritten(text, packet('WP-1-A', 'Done'), packet('WP-1-B', 'Draft'))).toBe(
      '## Draft\n\n| P | What |\n|---|---|\n| WP-1-B | Bravo |\n\n## Done\n\n- **[WP-1-A]** - Alpha\n',
    );
  });

  it('puts no entry into prose that would swallow it, and out of an indented list', () => {
    const text = '## Draft\n  - **[WP-1-A]** - a\n    more\n## Done\nAll of these are done:\n## Blocked\n';
    expect(rewritten(text, packet('WP-1-A', 'Done'))).toBe(
      '## Draft\n## Done\n\n- **[WP-1-A]** - a\n  more\n\nAll of these are done:\n## Blocked\n',
    );
  });

  it('is the same text again when an entry is moved there and back', () => {
    const there = rewritten(BOARD, packet('WP-1-A', 'In-Progress'), packet('WP-1-Z', 'VALIDATED'));
    expect(there).toContain('## Ready for Dev\n\n(None)\n\n## In Progress\n\n- **[WP-1-A]** - Alpha\n\n## Blocked');
    expect(rewritten(there, packet('WP-1-A', 'Draft'), packet('WP-1-Z', 'VALIDATED'))).toBe(BOARD);
  });

  it('touches the entries of some packets only, where it is told which', () => {
    const text = `${BOARD}- **[WP-1-B]**\n- **[WP-1-B]** again\n- **[WP-1-C]**\n`;
    const all = [packet('WP-1-A', 'Done'), packet('WP-1-B', 'Draft'), packet('WP-1-Z', 'Draft')];
    const only = (...ids: string[]) => boardFromPackets(PATH, text, all, DEFAULT_STATUS_ALIASES, new Set(ids));
    expect(only('WP-1-A')).toEqual({
      kind: 'rewritten',
      text: `${text.replace('- **[WP-1-A]** - Alpha\n\n', '')}- **[WP-1-A]** - Alpha\n`,
      acts: ['moved WP-1-A from "Draft" to "Done"'],
    });
    expect(only('WP-1-C')).toEqual({ kind: 'rewritten', text, acts: [] });
    expect(only()).toEqual({ kind: 'rewritten', text, acts: [] });
  });

  it('is refused where a second entry has text below it', () => {
    const text = '## Draft\n\n- **[WP-1-A]** - a\n- **[WP-1-A]** - b\n  because of c\n';
    expect(rewrite(text, packet('WP-1-A', 'Draft'))).toEqual({
      kind: 'refused',
      reason: 'line 4 lists WP-1-A a second time and has text below it',
    });
  });

  it('is refused where taking a line out gives other lines another meaning', () => {
    const text =
      '# Board\n\n## Draft\n\nPhase 1: CLOSED soon\n- **[WP-1-A]** - a\n---\n- **[WP-1-B]** - b\n\n## Done\n';
    const result = rewrite(text, packet('WP-1-A', 'Done'), packet('WP-1-B', 'Draft'));
    expect(result.kind).toBe('refused');
  });
});

const STATUS = fc.option(fc.constantFrom(...STATUSES), { nil: null, freq: 8 });
const IDS = ['WP-1-A', 'WP-1-B', 'WP-1-A-v2', 'WP-2-C.1'];
const LINE = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...IDS), fc.constantFrom(' - text', ' - x [VALIDATED]', '', ' / [DRAFT]'))
      .map(([id, rest]) => `- **[${id}]**${rest}`),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '## Draft',
      '## In Progress',
      '### Done',
      '## Superseded (Archive)',
      '# Board',
      '## Notes',
      '## Phase 1: CLOSED',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      '',
      '(None)',
      '---',
      '```',
      '<!--',
      '-->',
      '> quote',
      '  indented',
      '| WP-1-B | x |',
      '* WP-1-A: y',
      '  - **[WP-1-B]** - in',
      '- prose',
    ),
  },
);

describe('whatever the board holds', () => {
  const packets = fc.tuple(...IDS.map((id) => STATUS.map((status) => packet(id, status, 'title'))));
  const boards = fc
    .tuple(fc.array(LINE, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([lines, end, closed]) => lines.join(end) + (closed ? end : ''));

  it('a rewritten board agrees with the packets, and rewriting it again changes nothing', () => {
    let rewrites = 0;
    fc.assert(
      fc.property(boards, packets, (text, all) => {
        const once = rewrite(text, ...all);
        if (once.kind === 'refused') return;
        rewrites += once.acts.length > 0 ? 1 : 0;
        expect(rewrite(once.text, ...all)).toEqual({ kind: 'rewritten', text: once.text, acts: [] });
        const left = boardDisagreements(readTaskBoard(PATH, once.text), all, DEFAULT_STATUS_ALIASES);
        const unreadable = (each: (typeof left)[number]): boolean =>
          each.kind === 'not-on-board' && each.packet.status === null;
        expect(left.filter((each) => !unreadable(each))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
    expect(rewrites).toBeGreaterThan(300);
  });

  it('no line is lost but entries that stood there twice', () => {
    fc.assert(
      fc.property(boards, packets, (text, all) => {
        const once = rewrite(text, ...all);
        if (once.kind === 'refused') return;
        const lines = (of: string): string[] => of.split(/\r?\n/).filter((line) => line.trim() !== '');
        const prose = (of: string): string[] => lines(of).filter((line) => !/WP-/.test(line) && !/^#/.test(line));
        expect(prose(once.text).toSorted()).toEqual(prose(text).toSorted());
      }),
      { numRuns: 500 },
    );
  });
});
