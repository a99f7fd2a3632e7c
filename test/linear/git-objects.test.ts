import { expect, it } from 'vitest';
import { parseCommit } from '../../engine/git/commit-object.js';
import { MalformedTreeError, TreeObject } from '../../engine/git/tree-object.js';
import { growthOf, LINEAR } from '../support/counted-work.js';
import { expectLinear } from './growth-of-shapes.js';
import { MESSAGES, PLAIN_TEXT, WORDS } from './shapes.js';

const ID = 'a'.repeat(40);
const PERSON = 'A <a@example.org> 1767225600 +0000';
const HEAD = `tree ${ID}\nauthor ${PERSON}\ncommitter ${PERSON}\n`;

it.each<[string, (text: string) => string]>([
  ['message', (text) => `${HEAD}\n${text}`],
  ['message in another encoding', (text) => `${HEAD}encoding windows-1252\n\n${text}`],
  ['header', (text) => `${HEAD}gpgsig a\n ${text.replaceAll('\n', '\n ')}\n\na\n`],
])('a commit takes twice the work for twice the %s', (_, build) => {
  expect.hasAssertions();
  expectLinear((text) => parseCommit(ID, Buffer.from(build(text), 'latin1')), 800, [...MESSAGES, ...PLAIN_TEXT]);
});

it.each<[string, (count: number) => string]>([
  ['parents', (count) => HEAD.replace('\n', `\n${`parent ${ID}\n`.repeat(count)}`)],
  ['parents in the wrong place', (count) => HEAD + `parent ${ID}\n`.repeat(count)],
  ['trees', (count) => `tree ${ID}\n`.repeat(count) + HEAD],
  ['authors', (count) => `${HEAD}${`author ${PERSON}\n`.repeat(count)}`],
  ['fields', (count) => HEAD + Array.from({ length: count }, (_, index) => `field${index + 10_000} a\n`).join('')],
])('a commit takes twice the work for twice the %s', (_, build) => {
  const read = (text: string): unknown => refusable(() => parseCommit(ID, Buffer.from(`${text}\na\n`)));
  expect(growthOf(read, build, 80)).toBeLessThan(LINEAR);
});

it('a commit takes twice the work for twice the name of its author', () => {
  const read = (name: string): unknown =>
    parseCommit(ID, Buffer.from(HEAD.replace('author A', () => `author ${name}`)));
  expect.hasAssertions();
  expectLinear(read, 800, [...WORDS.filter(({ name }) => !name.includes('\\n'))]);
});

const digits = (index: number): string => String(index + 10_000);
const entry = (mode: string, name: string): string => `${mode} ${name}\0${'b'.repeat(20)}`;

/** A tree of many entries; `mode` and `name` of each by its place. */
function treeOf(count: number, mode: (index: number) => string, name: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => entry(mode(index), name(index))).join('');
}

const file = (): string => '100644';
const folder = (): string => '40000';

it.each<[string, (count: number) => string]>([
  ['files', (count) => treeOf(count, file, (index) => `f${digits(index)}`)],
  ['folders', (count) => treeOf(count, folder, (index) => `d${digits(index)}`)],
  ['links and submodules', (count) => treeOf(count, (index) => (index % 2 ? '120000' : '160000'), digits)],
  ['names that are no UTF-8', (count) => treeOf(count, file, (index) => `\u00ff\u00fe${digits(index)}`)],
  ['names that begin alike', (count) => treeOf(count, file, (index) => `${'a'.repeat(40)}${digits(index)}`)],
  [
    'files before a folder of their beginning',
    (count) => treeOf(count, file, (index) => `a-${digits(index)}`) + entry('40000', 'a'),
  ],
  [
    'folders that begin alike',
    (count) => treeOf(count, folder, (index) => `a${'-'.repeat((count - index) % 8)}${digits(index)}`),
  ],
  [
    'folders between files that begin alike',
    (count) =>
      treeOf(
        count,
        (index) => (index % 2 ? '40000' : '100644'),
        (index) => `a${digits(index)}`,
      ),
  ],
  ['folders that are beginnings of every name', beginningsOfEveryName],
  ['entries of one name', (count) => treeOf(count, file, () => 'a')],
  ['entries in the wrong order', (count) => treeOf(count, file, (index) => `f${digits(count - index)}`)],
  ['reserved names', (count) => treeOf(count, folder, (index) => `.gi${digits(index)}`)],
  ['bytes of a name', (count) => entry('100644', 'a'.repeat(count))],
  ['bytes of a name without end', (count) => `100644 ${'a'.repeat(count)}`],
  ['digits of a mode', (count) => '1'.repeat(count)],
  ['bytes that are 0', (count) => '\0'.repeat(count)],
])('a tree takes twice the work for twice the %s', (_, build) => {
  expect(growthOf((text: string) => refusable(() => entriesOf(Buffer.from(text, 'latin1'))), build, 160)).toBeLessThan(
    LINEAR,
  );
});

/** As many folders as files, and names as long as there are folders, so that the bytes grow with `size`. */
function beginningsOfEveryName(size: number): string {
  const count = Math.round(Math.sqrt(100 * size));
  const long = '-'.repeat(count);
  return (
    treeOf(count, file, (index) => `${long}!${digits(index)}`) +
    treeOf(count, folder, (index) => long.slice(0, count - index))
  );
}

function entriesOf(bytes: Buffer): unknown {
  const tree = new TreeObject(ID, bytes, 20);
  return Array.from({ length: tree.length }, (_, index) => [tree.name(index), tree.kind(index), tree.object(index)]);
}

function refusable(read: () => unknown): unknown {
  try {
    return read();
  } catch (refusal) {
    if (refusal instanceof MalformedTreeError) return refusal;
    if (refusal instanceof Error && refusal.name === 'UndecidedError') return refusal;
    throw refusal;
  }
}
