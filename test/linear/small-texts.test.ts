import { expect, it } from 'vitest';
import { readJson } from '../../engine/config/json.js';
import { readConfig } from '../../engine/config/read.js';
import { cleanMessage, subjectOf } from '../../engine/git/message.js';
import { evidence } from '../../engine/git/run.js';
import { parseTrailers } from '../../engine/git/trailers.js';
import { matchesGlob } from '../../engine/model/glob.js';
import { foldPath, printable } from '../../engine/model/path.js';
import { matchesAny } from '../../engine/model/path-set.js';
import { quote } from '../../engine/model/quote.js';
import { parseSignature } from '../../engine/model/signature.js';
import { readStatus } from '../../engine/model/status.js';
import { markdownText } from '../../engine/reporters/markdown-text.js';
import { growthOf, LINEAR } from '../support/counted-work.js';
import { expectLinear } from './growth-of-shapes.js';
import { JSON_TEXT, MESSAGES, PLAIN_TEXT, type Shape, WORDS } from './shapes.js';

const law = (text: string): unknown => readConfig({ path: 'handshake.config.json', bytes: Buffer.from(text) }, []);

it.each<[string, readonly Shape[], (text: string) => unknown]>([
  ['the trailers of a message', [...MESSAGES, ...PLAIN_TEXT], (text) => parseTrailers(`a\n\n${text}`)],
  ['a message', [...MESSAGES, ...PLAIN_TEXT], (text) => subjectOf(cleanMessage(text, '#'))],
  ['what git wrote to its standard error', PLAIN_TEXT, (text) => evidence([Buffer.from(text)])],
  ['JSON', JSON_TEXT, readJson],
  ['a configuration', JSON_TEXT, law],
  ['a text of a configuration', WORDS, (text) => law(JSON.stringify({ signers: [text], paths: { code: [text] } }))],
  ['a path that is printed', WORDS, printable],
  ['a path that is folded', WORDS, foldPath],
  ['a value that is quoted', WORDS, (text) => quote(text)],
  ['a text that is written as Markdown', WORDS, markdownText],
])('%s takes twice the work for twice the text', (_, shapes, read) => {
  expect.hasAssertions();
  expectLinear(read, 800, shapes);
});

it.each<[string, (text: string) => unknown]>([
  ['a signature', parseSignature],
  ['a status', (text) => readStatus(text)],
])('%s is at most linear, although most texts are refused at once', (_, read) => {
  for (const { make } of WORDS) expect(growthOf(read, make, 800)).toBeLessThan(LINEAR);
});

const STARS = ['*a', '**/', '*/', 'a*', '**/*a', 'a/**/', '*', '*a*b'];
const NAMES = ['a', 'a/', 'ab/', 'aaab'];

// Both at once may cost pattern x path (see engine/model/glob.ts): a pattern comes from the law, and a path is short.
it.each(STARS)('matching with %j repeated takes twice the work for twice the path, or twice the pattern', (star) => {
  for (const name of NAMES) {
    const path = (size: number): string => `${name.repeat(size)}!`;
    const ofPath = growthOf((each: string) => matchesGlob(star.repeat(20), each), path, 400);
    const ofPattern = growthOf(
      (each: string) => matchesGlob(each, path(20)),
      (size) => star.repeat(size),
      400,
    );
    expect(Math.max(ofPath, ofPattern)).toBeLessThan(LINEAR);
  }
});

it('looking a path up takes twice the work for twice the patterns', () => {
  const set = (size: number): string[] => Array.from({ length: size }, (_, index) => `folder${index + 1000}/**/*.ts`);
  expect(growthOf((each: readonly string[]) => matchesAny(each, 'src/app/main.js'), set, 400)).toBeLessThan(LINEAR);
});
