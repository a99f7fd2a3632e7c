import { expect, it } from 'vitest';
import { citedLines, linesOf } from '../../engine/documents/cited-lines.js';
import { readEvidenceTable } from '../../engine/documents/evidence-table.js';
import { readMasterSpec } from '../../engine/documents/master-spec.js';
import { splitLines } from '../../engine/documents/packet-lines.js';
import { readRequirements } from '../../engine/documents/requirements.js';
import { specBefore, specVersion } from '../../engine/model/spec-version.js';
import { PACKET, read } from '../documents/reading.js';
import { expectLinear } from './growth-of-shapes.js';
import { ANCHORS, MARKDOWN, NAMES, PLAIN_TEXT, SECTIONS, type Shape, TABLES } from './shapes.js';

/** The requirements of a section that holds the text, however much of it is about to be one. */
function requirements(text: string): unknown {
  const spec = readMasterSpec('docs/Spec.md', `# 1 A\n\n${text}\n`, []);
  const [section] = spec.sections;
  if (!section) throw new Error('no section');
  return readRequirements(spec, section, splitLines(`# 1 A\n\n${text}\n`, { steps: 0 }));
}

const demanding = (text: string): string => text.replaceAll(' ', ' MUST ').replaceAll('\n', '. It\nMUST ');

it.each<[string, readonly Shape[], (text: string) => unknown]>([
  ['finding requirements', [...PLAIN_TEXT, ...MARKDOWN, ...SECTIONS, ...TABLES], requirements],
  ['finding many requirements', [...MARKDOWN, ...TABLES, ...ANCHORS], (text) => requirements(demanding(text))],
  [
    'reading evidence',
    [...PLAIN_TEXT, ...MARKDOWN, ...TABLES, ...ANCHORS],
    (text) => readEvidenceTable(read(`${PACKET}\n## EVIDENCE\n${text}\n`)),
  ],
  ['reading cited lines', PLAIN_TEXT, (text) => citedLines(linesOf(text), 1, linesOf(text).length)],
  ['the version in a name', NAMES, (text) => [specVersion(text), specBefore(text, [text, `${text}_v1.md`])]],
])('%s takes twice the work for twice the text', (_, shapes, reader) => {
  expect.hasAssertions();
  expectLinear(reader, 440, shapes);
});
