import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../engine/config/read.js';
import { completeLaw } from '../../engine/config.js';
import { readMasterSpec } from '../../engine/documents/master-spec.js';
import { readSignatureLedger } from '../../engine/documents/signature-ledger.js';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import { readWaiverLedger } from '../../engine/documents/waiver-ledger.js';
import { cleanMessage } from '../../engine/git/message.js';
import { parseTrailers } from '../../engine/git/trailers.js';
import { BOARD_COLUMNS, canonicalEntry } from '../../engine/model/board.js';
import { LEDGER_COLUMNS, rowFor } from '../../engine/model/ledger.js';
import { ROLES } from '../../engine/model/role.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { WAIVER_COLUMNS, WAIVER_HEADERS, type WaiverColumn } from '../../engine/model/waiver.js';
import { rules } from '../../rules/index.js';
import { runs } from '../support/fuzz-length.js';
import { hostile } from './hostile-documents.js';

const settings = (): { numRuns: number } => ({ numRuns: runs(200) });

const ending = fc.constantFrom('\n', '\r\n');
const two = (least: number, most: number): fc.Arbitrary<string> =>
  fc.integer({ min: least, max: most }).map((n) => `${n}`.padStart(2, '0'));
const day = fc.tuple(fc.constantFrom('2025', '2026'), two(1, 12), two(1, 28)).map((parts) => parts.join('-'));
const signature = fc
  .tuple(fc.constantFrom('alice', 'bob', 'a-b'), two(1, 28), two(1, 12), two(0, 23), two(0, 59))
  .map(([name, date, month, hour, minute]) => `${name}${date}${month}2026${hour}${minute}`);
const id = fc
  .tuple(fc.stringMatching(/^[1-9][0-9]?$/), fc.stringMatching(/^[A-Z][a-z]{1,8}$/), day)
  .map(([phase, name, date]) => `WP-${phase}-${name}-${date.replaceAll('-', '')}`);
const digest = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`);
/** A sentence without anything that Markdown or a table reads as more than words. */
const sentence = fc
  .array(fc.stringMatching(/^[A-Za-zäöü]{2,9}$/), { minLength: 1, maxLength: 6 })
  .map((each) => each.join(' '));

function table(header: readonly string[], rows: readonly string[], end: string): string {
  return ['# A', '', `| ${header.join(' | ')} |`, `|${' --- |'.repeat(header.length)}`, ...rows, ''].join(end);
}

describe('what is written is read back', () => {
  it('as rows of the signature ledger', () => {
    const row = fc.record({ signature, id, digest });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), ending, (rows, end) => {
        const written = rows.map((each) => rowFor(each.signature, each.id, each.digest));
        const found = readSignatureLedger('l', table(LEDGER_COLUMNS, written, end)).rows;
        const expected = rows.map((each) => ({ signature: each.signature, packets: [each.id], lock: each.digest }));
        expect(found.map(({ signature: text, packets, lock }) => ({ signature: text, packets, lock }))).toEqual(
          expected,
        );
        expect(found.some(({ invalid }) => invalid)).toBe(false);
      }),
      settings(),
    );
  });

  it('as waivers, whatever the order of the columns', () => {
    const waiver = fc.record<Record<WaiverColumn, string>>({
      id: fc.stringMatching(/^W-[0-9]{1,4}$/),
      rule: fc.constantFrom('risk-tier', 'stalled-work', 'concrete-scope'),
      target: fc.oneof(id, fc.constantFrom('src/jobs.ts', 'src/', 'src/**/*.ts')),
      reason: sentence.map((words) => `It comes later | ${words}`),
      approver: fc.constantFrom('alice', 'bob'),
      approvedOn: day,
      expires: fc.oneof(day, fc.constantFrom('Phase 1', 'Phase 12')),
    });
    const columns = fc.shuffledSubarray([...WAIVER_COLUMNS], { minLength: WAIVER_COLUMNS.length });
    fc.assert(
      fc.property(fc.array(waiver, { maxLength: 5 }), columns, ending, (waivers, order, end) => {
        const rows = waivers.map((each) => `| ${order.map((name) => each[name].replaceAll('|', '\\|')).join(' | ')} |`);
        const header = order.map((name) => WAIVER_HEADERS[name]);
        const found = readWaiverLedger('w', table(header, rows, end)).rows;
        expect(found.flatMap(({ problems }) => problems)).toEqual([]);
        const said = found.map((each) => Object.fromEntries(WAIVER_COLUMNS.map((name) => [name, each[name]])));
        expect(said).toEqual(waivers);
      }),
      settings(),
    );
  });

  it('as entries of the board, each in its column', () => {
    const entry = fc.record({ id, column: fc.constantFrom(...BOARD_COLUMNS), text: sentence });
    const entries = fc.uniqueArray(entry, { maxLength: 12, selector: (each) => each.id });
    fc.assert(
      fc.property(entries, ending, (listed, end) => {
        const lines = BOARD_COLUMNS.flatMap((column) => [
          `## ${column}`,
          '',
          ...listed.filter((each) => each.column === column).map((each) => canonicalEntry(each.id, each.text)),
          '',
        ]);
        const board = readTaskBoard('b', ['# Task Board', '', ...lines].join(end));
        const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
        const found = board.entries.map((each) => ({ id: each.id, column: each.column, text: each.text }));
        expect(found.sort(byId)).toEqual([...listed].sort(byId));
        expect(board.entries.every(({ form }) => form === 'canonical')).toBe(true);
        expect(board.strays).toEqual([]);
      }),
      settings(),
    );
  });

  it('as the sections of a Master Spec, with numbers, ids, titles and places', () => {
    const chapter = fc.array(fc.nat(3), { minLength: 0, maxLength: 4 });
    const titles = fc.array(sentence, { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(chapter, { minLength: 1, maxLength: 5 }), titles, ending, (chapters, names, end) => {
        const sections = chapters.flatMap((children, n) => [
          [n + 1],
          ...children.flatMap((below, m) => [
            [n + 1, m + 1],
            ...Array.from({ length: below }, (_, k) => [n + 1, m + 1, k + 1]),
          ]),
        ]);
        const expected = sections.map((numbers, index) => ({
          number: numbers.join('.'),
          depth: numbers.length + 1,
          title: names[index % names.length] ?? '',
          ids: index % 3 === 0 ? [`CX-${100 + index}`] : [],
          line: 3 + index * 3,
        }));
        const lines = expected.flatMap(({ number, depth, title, ids: [own] }) => [
          `${'#'.repeat(depth)} ${number} ${title}${own === undefined ? '' : ` [${own}]`}`,
          'Some words.',
          '',
        ]);
        const spec = readMasterSpec('s', ['# Master Spec v01.00', '', ...lines].join(end), []);
        const found = spec.sections.slice(1);
        expect(found.map(({ number, depth, title, ids, line }) => ({ number, depth, title, ids, line }))).toEqual(
          expected,
        );
        expect(found.every(({ native, roadmap, title }) => native && roadmap === /roadmap/i.test(title))).toBe(true);
      }),
      settings(),
    );
  });

  it('as the trailers of a message, cleaned or not', () => {
    const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(
        sentence,
        fc.array(paragraph, { maxLength: 3 }),
        fc.constantFrom(...ROLES),
        fc.array(id, { maxLength: 3 }),
        fc.boolean(),
        (subject, body, role, packets, first) => {
          const named = packets.map((each) => `Work-Packet: ${each}`);
          const trailers = (first ? [`Role: ${role}`, ...named] : [...named, `Role: ${role}`]).join('\n');
          const message = `${[subject, ...body, trailers].join('\n\n')}\n`;
          for (const text of [
            message,
            cleanMessage(message, '#'),
            cleanMessage(`\n\n${message}\n\n# a comment\n`, '#'),
          ]) {
            const read = parseTrailers(text);
            expect({ role: read.role, packets: read.workPackets }).toEqual({ role, packets });
          }
        },
      ),
      settings(),
    );
  });
});

/** What a configuration may say, as far as its values are free. */
const file = fc.record(
  {
    signers: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), { maxLength: 4 }),
    roadmapSections: fc.uniqueArray(fc.stringMatching(/^[1-9][0-9]?$/), { maxLength: 3 }),
    rules: fc.dictionary(fc.constantFrom('risk-tier', 'stalled-work'), fc.constantFrom('error', 'warning')),
  },
  { requiredKeys: [] },
);

const NAME = 'handshake.config.json';

/** The law that a text gives, or that it gives none, with the place of the fault. */
function lawOf(text: string): ReturnType<typeof completeLaw> | UndecidedError {
  try {
    return completeLaw(readConfig({ path: NAME, bytes: Buffer.from(text) }, rules), NAME, rules);
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  }
}

describe('a configuration', () => {
  it('says what was written into it', () => {
    fc.assert(
      fc.property(file, fc.constantFrom(0, 2, '\t'), (said, indent) => {
        const law = lawOf(JSON.stringify(said, null, indent));
        expect(law).not.toBeInstanceOf(UndecidedError);
        if (law instanceof UndecidedError) return;
        expect(law.signers).toEqual(said.signers ?? []);
        expect(law.roadmapSections).toEqual(said.roadmapSections ?? []);
        for (const [rule, severity] of Object.entries(said.rules ?? {}))
          expect(law.rules[rule]?.severity).toBe(severity);
      }),
      settings(),
    );
  });

  it('with an entry that nobody knows is refused, wherever it stands and whatever it holds', () => {
    const unknown = fc.stringMatching(/^x[A-Za-z]{3,9}$/);
    const holder = fc.constantFrom(null, 'paths', 'rules', 'limits', 'status', 'packet', 'signatures', 'roles');
    fc.assert(
      fc.property(file, unknown, holder, fc.jsonValue({ maxDepth: 2 }), (said, name, at, value) => {
        const whole: Record<string, unknown> = { ...said };
        if (at === null) whole[name] = value;
        else whole[at] = { ...(whole[at] as object | undefined), [name]: value };
        const law = lawOf(JSON.stringify(whole));
        expect(law).toBeInstanceOf(UndecidedError);
        expect((law as UndecidedError).message).toContain(NAME);
      }),
      settings(),
    );
  });

  it('is a law or a fault with its place, whatever it holds', () => {
    const example = JSON.stringify(
      { signers: ['alice'], rules: { 'risk-tier': 'warning' }, paths: { code: ['src/'] } },
      null,
      2,
    );
    fc.assert(
      fc.property(hostile(example), (text) => {
        const law = lawOf(text);
        if (law instanceof UndecidedError) expect(law.message).toMatch(/handshake\.config\.json/);
        else expect(law.source).toBe(NAME);
      }),
      settings(),
    );
  });
});
