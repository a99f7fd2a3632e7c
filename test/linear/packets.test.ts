import { expect, it } from 'vitest';
import { lockDifferences } from '../../engine/model/lock.js';
import { secondReadings } from '../../engine/model/second-reading.js';
import { PACKET, read } from '../documents/reading.js';
import { expectLinear } from './growth-of-shapes.js';
import { ANCHORS, MARKDOWN, PACKETS, PLAIN_TEXT, type Shape, VALUES } from './shapes.js';

const SIGNED = read(PACKET);

it.each<[string, readonly Shape[], (text: string) => unknown]>([
  ['a packet of nothing else', [...PLAIN_TEXT, ...MARKDOWN, ...PACKETS], (text) => read(text)],
  [
    'a section of a packet',
    [...MARKDOWN, ...PACKETS],
    (text) => read(PACKET.replace('## Notes', () => `${text}\n## Notes`)),
  ],
  [
    'a value of a packet',
    [...MARKDOWN, ...PACKETS],
    (text) => read(PACKET.replace('  * src/cup.ts', () => ` ${text}`)),
  ],
  [
    'a record that says again what is locked',
    [...VALUES, ...ANCHORS],
    (text) => secondReadings(read(`${PACKET}\n## Validation\n${recordOf(text)}`)),
  ],
  [
    'the differences from the signed lock',
    [...MARKDOWN, ...PACKETS],
    (text) => lockDifferences(SIGNED, read(PACKET.replace('## Notes', () => text))),
  ],
])('%s takes twice the work for twice the text', (_, shapes, reading) => {
  expect.hasAssertions();
  expectLinear(reading, 360, shapes);
});

function recordOf(value: string): string {
  return ['IN_SCOPE_PATHS', 'SPEC_ANCHOR', 'DONE_MEANS', 'USER_SIGNATURE']
    .map((name) => `- ${name}: ${value}\n`)
    .join('');
}
