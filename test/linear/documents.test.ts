import { expect, it } from 'vitest';
import { decode, foldMojibake } from '../../engine/documents/decode.js';
import { readMasterSpec } from '../../engine/documents/master-spec.js';
import { outline } from '../../engine/documents/outline.js';
import { readSignatureLedger } from '../../engine/documents/signature-ledger.js';
import { readSpecPointer } from '../../engine/documents/spec-pointer.js';
import { readTextFile } from '../../engine/documents/text-file.js';
import { markdownFiles } from '../../engine/model/file-mention.js';
import { readSpecAnchor } from '../../engine/model/spec-anchor-value.js';
import { resolveReference } from '../../engine/model/spec-resolution.js';
import { expectLinear } from './growth-of-shapes.js';
import { ANCHORS, MARKDOWN, NAMES, PLAIN_TEXT, SECTIONS, type Shape, TABLES } from './shapes.js';

const LEDGER_HEAD = '| Signature | Packet | Lock |\n|---|---|---|\n';
const SPEC = readMasterSpec('docs/Spec.md', '# 1 Tea\n\n## 1.1 Water [CX-1]\n\nHot.\n', []);

/** As bytes: every character below U+0100 is the byte of its number, so that some are no UTF-8. */
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

it.each<[string, readonly Shape[], (text: string) => unknown]>([
  ['decoding', PLAIN_TEXT, (text) => decode(bytesOf(text))],
  ['folding misread characters', PLAIN_TEXT, foldMojibake],
  ['a text file', PLAIN_TEXT, (text) => readTextFile('a.md', bytesOf(text))],
  ['the outline', [...PLAIN_TEXT, ...MARKDOWN, ...SECTIONS], (text) => outline(text)],
  [
    'a master spec',
    [...MARKDOWN, ...SECTIONS],
    (text) => readMasterSpec('docs/Spec.md', `# 1 A\n\n${text}\n`, ['7', '8.1']),
  ],
  ['a spec pointer', [...NAMES, ...ANCHORS], (text) => readSpecPointer('docs/SPEC_CURRENT.md', `${text} v1.md`)],
  [
    'a table of signatures',
    TABLES,
    (text) => readSignatureLedger('docs/LEDGER.md', `${LEDGER_HEAD}| a010120261200 | ${text}`),
  ],
  ['a signature ledger', [...TABLES, ...MARKDOWN], (text) => readSignatureLedger('docs/LEDGER.md', text)],
  ['a spec anchor', [...ANCHORS, ...PLAIN_TEXT], readSpecAnchor],
  [
    'looking up an anchor',
    ANCHORS,
    (text) => readSpecAnchor(text).references.map((each) => resolveReference(SPEC, each)),
  ],
  ['the files that a text names', NAMES, markdownFiles],
])('%s takes twice the work for twice the text', (_, shapes, read) => {
  expect.hasAssertions();
  expectLinear(read, 880, shapes);
});
