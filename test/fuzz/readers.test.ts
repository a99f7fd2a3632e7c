import { readFileSync } from 'node:fs';
import { cpuUsage } from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvidenceTable } from '../../engine/documents/evidence-table.js';
import { readManifest } from '../../engine/documents/manifests.js';
import { readMasterSpec } from '../../engine/documents/master-spec.js';
import { readOssRegister } from '../../engine/documents/oss-register.js';
import { splitLines } from '../../engine/documents/packet-lines.js';
import { readRequirements } from '../../engine/documents/requirements.js';
import { readSignatureLedger } from '../../engine/documents/signature-ledger.js';
import { readSpecPointer } from '../../engine/documents/spec-pointer.js';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import { toolWiring } from '../../engine/documents/tool-wiring.js';
import { readWaiverLedger } from '../../engine/documents/waiver-ledger.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { WAIVER_COLUMNS } from '../../engine/model/waiver.js';
import { PACKET, read as readPacket } from '../documents/reading.js';
import { runs } from '../support/fuzz-length.js';
import { hostile } from './hostile-documents.js';

const example = (path: string): string =>
  readFileSync(new URL(`../../examples/governed/${path}`, import.meta.url), 'utf8');
const SPEC = example('docs/spec/Master_Spec_v01.00.md');
const REGISTER = readFileSync(new URL('../../docs/OSS_REGISTER.md', import.meta.url), 'utf8');
const CARGO =
  '[package]\nname = "lantern"\n\n[dependencies]\nserde = "1"\nrusqlite = { version = "0.31", optional = true }\n';
const NPM = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');

/** A reader, what it reads, and the places in the text that its answer names, as line numbers. */
interface Reader {
  readonly name: string;
  readonly example: string;
  readonly read: (text: string) => { readonly answer: unknown; readonly lines: readonly number[] };
}

/** What a reader says, or that it cannot say it, which is never passed over. */
function answerOf(read: Reader['read'], text: string): ReturnType<Reader['read']> {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof UndecidedError) return { answer: error.message, lines: [] };
    throw error;
  }
}

const lineOf = ({ line }: { readonly line: number }): number => line;

const READERS: readonly Reader[] = [
  {
    name: 'the signature ledger',
    example: example('docs/SIGNATURE_AUDIT.md'),
    read(text) {
      const answer = readSignatureLedger('l', text);
      for (const { signature, lock } of answer.rows) {
        expect(signature).toMatch(/\d{9,}/);
        if (lock !== null) expect(lock).toMatch(/^sha256:[0-9a-f]{64}$/);
      }
      return { answer, lines: answer.rows.map(lineOf) };
    },
  },
  {
    name: 'the waiver ledger',
    example: example('docs/WAIVERS.md'),
    read(text) {
      const answer = readWaiverLedger('w', text);
      for (const row of answer.rows) {
        const open = new Set(row.problems.map(({ column }) => column));
        // What is said to be whole has a value.
        for (const column of WAIVER_COLUMNS) if (!open.has(column)) expect(row[column].trim()).not.toBe('');
      }
      return { answer, lines: answer.rows.map(lineOf) };
    },
  },
  {
    name: 'the task board',
    example: example('docs/TASK_BOARD.md'),
    read(text) {
      const answer = readTaskBoard('b', text);
      const { entries, strays, chain, columns } = answer;
      return { answer, lines: [...[...entries, ...strays, ...chain].map(({ at }) => at.line), ...columns.map(lineOf)] };
    },
  },
  {
    name: 'the register of open-source components',
    example: REGISTER,
    read(text) {
      const answer = readOssRegister('o', text);
      return { answer, lines: answer.rows.map(lineOf) };
    },
  },
  {
    name: 'the spec pointer',
    example: example('docs/SPEC_CURRENT.md'),
    read(text) {
      const answer = readSpecPointer('docs/SPEC_CURRENT.md', text);
      return { answer, lines: [answer.line] };
    },
  },
  {
    name: 'the Master Spec and its requirements',
    example: SPEC,
    read(text) {
      const spec = readMasterSpec('s', text, []);
      const lines = splitLines(text, { steps: 0 });
      const requirements = spec.sections.map((section) => readRequirements(spec, section, lines));
      for (const { line, endLine } of spec.sections) expect(endLine).toBeGreaterThanOrEqual(line);
      for (const indexes of spec.bodyIds.values())
        for (const index of indexes) expect(spec.sections[index]).toBeDefined();
      const all = requirements.flat();
      return {
        answer: { spec, requirements },
        lines: [...spec.sections.map(({ endLine }) => endLine), ...all.map(lineOf)],
      };
    },
  },
  {
    name: 'the evidence of a packet',
    example: `${PACKET}\n## Evidence\n\n| Requirement | Evidence |\n| --- | --- |\n| CX-1 | src/a.ts:1-2 |\n`,
    read(text) {
      const answer = readEvidenceTable(readPacket(text));
      return { answer, lines: answer.map(lineOf) };
    },
  },
  {
    name: 'an npm manifest',
    example: NPM,
    read(text) {
      const answer = readManifest('package.json', text, 'npm');
      return { answer, lines: answer.dependencies.map(lineOf) };
    },
  },
  {
    name: 'a Cargo manifest',
    example: CARGO,
    read(text) {
      const answer = readManifest('Cargo.toml', text, 'cargo');
      return { answer, lines: answer.dependencies.map(lineOf) };
    },
  },
  {
    name: 'the wiring of tools',
    example: NPM,
    read: (text) => ({ answer: toolWiring(text), lines: [] }),
  },
];

/** Seconds of this process, whatever else the machine does: far above what a text of this size takes, far below what hangs. */
const LONGEST = 2;

describe.each(READERS)('$name', ({ example: text, read }) => {
  it('is read whatever it holds, twice the same, with places inside of it, and without end to none', () => {
    fc.assert(
      fc.property(hostile(text), (each) => {
        const before = cpuUsage();
        const { answer, lines } = answerOf(read, each);
        const { user } = cpuUsage(before);
        expect(user / 1e6).toBeLessThan(LONGEST);
        const last = each.split(/\r\n|[\n\r]/).length;
        for (const line of lines) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(last);
        }
        expect(answerOf(read, each).answer).toEqual(answer);
      }),
      { numRuns: runs(60) },
    );
  });
});
