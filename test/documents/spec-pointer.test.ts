import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readSpecPointer } from '../../engine/documents/spec-pointer.js';
import { growthOf, LINEAR } from '../support/counted-work.js';

const read = (text: string) => readSpecPointer('docs/SPEC_CURRENT.md', text);

it.each([
  ['a bare path', 'docs/spec/Master_Spec_v1.md\n', 'docs/spec/Master_Spec_v1.md', 1],
  ['bold', '# SPEC_CURRENT\n\nThe spec is:\n\n**Acme_Master_Spec_v02.md**\n', 'Acme_Master_Spec_v02.md', 5],
  ['back-ticks in a sentence', 'It is `docs/spec/Master_Spec_v1.md`, since May.', 'docs/spec/Master_Spec_v1.md', 1],
  ['a link that shows the name', '- [Master_Spec_v2.md](../Master_Spec_v2.md) - newest', 'Master_Spec_v2.md', 1],
  ['a link that shows something else', '[v2](../spec/Master%20Spec%20v2.md)', 'spec/Master Spec v2.md', 1],
  ['a path from the folder of the pointer', '[v2](./Master_Spec_v2.md)', 'docs/Master_Spec_v2.md', 1],
  ['a name with blanks', '**Acme Master Spec v2.md**', 'Acme Master Spec v2.md', 1],
  ['a field', '- **SPEC**: Master_Spec_v1.md (locked)', 'Master_Spec_v1.md', 1],
  ['beside the Codex', '`Acme Codex v1.4.md`\r\n`Acme_Spec_v1.md`', 'Acme_Spec_v1.md', 2],
  ['beside other specs', 'RAG_Spec_v1.md\nMaster_Spec_v1.md\n', 'Master_Spec_v1.md', 2],
  ['without the word', 'Read requirements.md.', 'requirements.md', 1],
  ['a path that climbs out', '[x](../../etc/Spec.md)', '../../etc/Spec.md', 1],
  ['its own name', 'SPEC_CURRENT.md names nothing', null, 1],
  ['the Codex alone', '**Acme Codex v1.4.md**', null, 1],
  ['the Codex alone, bare', 'Acme Codex v1.4.md', null, 1],
  ['a comment', '<!-- Evil_Master_Spec.md -->\nMaster_Spec_v1.md', 'Master_Spec_v1.md', 2],
  ['a comment without an end', '<!-- Evil_Master_Spec.md\n', null, 1],
  ['nothing', '', null, 1],
])('reads %s', (_, text, target, line) => {
  expect(read(text)).toEqual({ path: 'docs/SPEC_CURRENT.md', target, line });
});

it.each([
  ['2026-01-07', /^[^/]+_Master_Spec_v02\.101\.md$/],
  ['2025-12-25', /^[^/]+_Master_Spec_v02\.50\.md$/],
])('reads the pointer of the field sample %s', (day, target) => {
  const path = fileURLToPath(new URL(`../../../shared/field/${day}/docs/SPEC_CURRENT.md`, import.meta.url));
  if (!existsSync(path)) {
    console.warn(`skipped: the field sample ${day}/docs/SPEC_CURRENT.md is not here`);
    expect(existsSync(path)).toBe(false);
    return;
  }
  expect(read(readFileSync(path, 'utf8')).target).toMatch(target);
});

it.each(['x.md ', 'a', '<!--', '[', '`a ', '../', 'V A ', '.md'])(
  'takes work in proportion to %j repeated',
  (piece) => {
    const text = (length: number) => `${piece.repeat(Math.ceil(length / piece.length))} v1.md`;
    expect(growthOf(read, text, 4000)).toBeLessThan(LINEAR);
  },
);
