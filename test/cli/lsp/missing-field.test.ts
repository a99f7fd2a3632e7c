import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withField } from '../../../cli/lsp/fixes/field-place.js';
import { textEdits } from '../../../cli/lsp/fixes/text-edits.js';
import { defaultLaw } from '../../../engine/config.js';
import { readWorkPacket } from '../../../engine/documents/work-packet.js';
import type { FieldName, WorkPacket } from '../../../engine/model/packet.js';
import { rules } from '../../../rules/index.js';
import { newPacket } from '../../../workflow/packet/packet-template.js';

const path = 'docs/task_packets/WP-1-New-20260105.md';
const setting = {
  id: 'WP-1-New-20260105',
  now: Date.UTC(2026, 0, 5) / 1000,
  standingDocuments: ['docs/START_HERE.md'],
  specPointer: 'docs/SPEC_CURRENT.md',
  board: 'docs/TASK_BOARD.md',
  codex: null,
};
const TEMPLATE = `${newPacket(setting, {})
  .lines.map(({ text }) => text)
  .join('\n')}\n`;

const read = (text: string): WorkPacket => readWorkPacket({ path, blob: '', text }, defaultLaw(rules));

/** A packet without the lines of a field. */
function without(text: string, name: FieldName): string {
  const lines = text.split('\n');
  const start = (read(text).fields.find((field) => field.name === name)?.span.line ?? 0) - 1;
  let end = start + 1;
  while (lines[end]?.startsWith('  ')) end++;
  return lines.toSpliced(start, end - start).join('\n');
}

const names = read(TEMPLATE).fields.map(({ name }) => name);

describe('a missing field', () => {
  it.each(names)('%s comes back where the template has it', (name) => {
    const packet = read(without(TEMPLATE, name));
    expect(packet.fields.map((field) => field.name)).toEqual(names.filter((each) => each !== name));
    expect(withField(packet, name, setting)).toBe(TEMPLATE);
  });

  it('keeps the line ends of its packet', () => {
    const text = TEMPLATE.replaceAll('\n', '\r\n');
    expect(withField(read(without(TEMPLATE, 'TEST_PLAN').replaceAll('\n', '\r\n')), 'TEST_PLAN', setting)).toBe(text);
  });

  it.each(['Scope', 'Quality Gate', 'Notes'])('comes with its section where the packet has no %s', (title) => {
    const [before = '', rest = ''] = TEMPLATE.split(`\n## ${title}\n`);
    const next = rest.indexOf('\n## ');
    const section = next < 0 ? rest : rest.slice(0, next);
    let text = `${before}${next < 0 ? '' : rest.slice(next)}`;
    for (const name of read(`## ${title}\n${section}`).fields.map((field) => field.name)) {
      text = withField(read(text), name, setting) ?? '';
    }
    expect(read(text).fields.map(({ name, value }) => [name, value.text])).toEqual(
      read(TEMPLATE).fields.map(({ name, value }) => [name, value.text]),
    );
    expect(read(text).sections.map((each) => each.title)).toEqual(read(TEMPLATE).sections.map((each) => each.title));
  });

  it('stands above what was recorded behind the contract', () => {
    const record = '\n## EVIDENCE_MAPPING\n- 1.2#a02864ef -> src/jobs.ts:1\n';
    const packet = read(`${without(TEMPLATE, 'Dependencies')}${record}`);
    expect(withField(packet, 'Dependencies', setting)).toBe(`${TEMPLATE}${record}`);
  });

  it('is not made where the template has none', () => {
    expect(withField(read(TEMPLATE), 'ADRs', setting)).toBeNull();
  });
});

describe('the edits that an editor is given', () => {
  const lines = fc
    .array(fc.tuple(fc.constantFrom('', 'a', 'ab', '- x', '😀', '😁', '\t'), fc.constantFrom('\n', '\r\n', '\r')))
    .map((all) => all.flat().join(''));
  const text = fc.tuple(lines, fc.constantFrom('', 'end', '😀')).map((parts) => parts.join(''));

  it('come to the text that was meant, whatever its line ends', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const document = TextDocument.create('file:///a.md', 'markdown', 1, before);
        expect(TextDocument.applyEdits(document, textEdits(before, after))).toBe(after);
      }),
    );
  });

  it('leave everything alone that stays', () => {
    const board = readFileSync(
      fileURLToPath(new URL('../../../examples/governed/docs/TASK_BOARD.md', import.meta.url)),
      'utf8',
    );
    expect(textEdits(board, board)).toEqual([]);
    expect(textEdits(board, board.replace('jobs again', 'jobs once more'))).toEqual([
      {
        range: { start: { line: 4, character: 52 }, end: { line: 4, character: 57 } },
        newText: 'once more',
      },
    ]);
  });
});
