import type { Person } from '../model/commit.js';
import { printable } from '../model/path.js';
import type { ObjectId } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import type { ObjectReader } from './cat-file.js';
import { isObjectId } from './object-id.js';

/** A commit as it is stored, without any of git's formats between. */
export interface CommitObject {
  readonly id: ObjectId;
  readonly tree: ObjectId;
  readonly parents: readonly ObjectId[];
  readonly author: Person;
  readonly committer: Person;
  /** The whole message, decoded. */
  readonly message: string;
}

const MAX_COMMIT_BYTES = 1024 * 1024;
const MAX_TAG_DEPTH = 10;

/** Encodings in which every byte below 0x80 is ASCII, so that lines and trailers are where git sees them. */
const ASCII_BASED =
  /^(?:utf-?8|us-ascii|ascii|iso-?8859-?\d+|latin-?\d|windows-?125\d|cp125\d|koi8-[ru]|gbk|gb2312|euc-(?:jp|kr)|big5|shift[_-]jis)$/i;

/**
 * Two that `TextDecoder` takes for one, some releases of Node for the first and some for the second. In one of them the byte 0x85
 * ends a line, so that the wrong reading could hide a line that a person sees.
 */
const LATIN_1 = /^(?:iso-?8859-?1|latin-?1|us-ascii|ascii)$/i;
const WINDOWS_1252 = /^(?:windows-|cp)1252$/i;
const WINDOWS_80_TO_9F = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Reads a commit.
 * @throws UndecidedError when it is missing, is no commit, or is not well formed.
 */
export async function readCommit(objects: ObjectReader, id: ObjectId): Promise<CommitObject> {
  return parseCommit(id, await objects.read(id, 'commit', MAX_COMMIT_BYTES));
}

/**
 * Follows annotated tags to their commit.
 * @param name what a person called the object, for the error
 * @throws UndecidedError when there is no commit at the end.
 */
export async function peelToCommit(objects: ObjectReader, start: ObjectId, name: string): Promise<ObjectId> {
  let id = start;
  for (let depth = 0; depth < MAX_TAG_DEPTH; depth++) {
    const { type } = await objects.header(id);
    if (type === 'commit') return id;
    if (type !== 'tag') throw noCommit(name, `is a ${type}`);
    const text = (await objects.read(id, 'tag', MAX_COMMIT_BYTES)).toString('latin1');
    const target = /^object ([0-9a-f]+)\n/.exec(text)?.[1] ?? '';
    if (!isObjectId(target)) throw noCommit(name, 'is a damaged tag');
    id = target;
  }
  throw noCommit(name, `is a tag of tags, more than ${MAX_TAG_DEPTH} deep`);
}

/** Parses the content of a commit object. */
export function parseCommit(id: ObjectId, content: Buffer): CommitObject {
  const split = content.indexOf('\n\n');
  // A commit may end with its header: then it has no message.
  const header = content.toString('utf8', 0, split < 0 ? content.length : split + 1);
  const fields = headerFields(header);
  const { tree, parents } = treeAndParents(id, header, fields);
  const body = split < 0 ? Buffer.alloc(0) : content.subarray(split + 2);
  return {
    id,
    tree,
    parents,
    author: person(id, 'author', fields),
    committer: person(id, 'committer', fields),
    message: decode(id, body, fields.get('encoding')?.[0]),
  };
}

/** The header's fields in order; lines that begin with a blank belong to the field before (signatures, merged tags). */
function headerFields(header: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of header.split('\n')) {
    if (line === '' || line.startsWith(' ')) continue;
    const blank = line.indexOf(' ');
    const name = blank < 0 ? line : line.slice(0, blank);
    const values = fields.get(name) ?? [];
    values.push(blank < 0 ? '' : line.slice(blank + 1));
    fields.set(name, values);
  }
  return fields;
}

/** git sees parents directly below the tree only; one that stands elsewhere would be judged here and reachable nowhere. */
function treeAndParents(
  id: ObjectId,
  header: string,
  fields: ReadonlyMap<string, readonly string[]>,
): Pick<CommitObject, 'tree' | 'parents'> {
  const lines = header.split('\n');
  const parents = fields.get('parent') ?? [];
  const tree = fields.get('tree') ?? [];
  const expected = [...tree.map((value) => `tree ${value}`), ...parents.map((value) => `parent ${value}`)];
  const inPlace = expected.every((line, index) => lines[index] === line);
  const [only = ''] = tree;
  if (tree.length !== 1 || !inPlace || ![only, ...parents].every(isObjectId)) throw damaged(id, 'tree and parents');
  return { tree: only, parents };
}

function person(id: ObjectId, field: 'author' | 'committer', fields: ReadonlyMap<string, readonly string[]>): Person {
  const lines = fields.get(field) ?? [];
  const [, name = '', email, time] = /^(.*?) ?<([^<>]*)> (\d{1,12}) [+-]\d{1,5}$/.exec(lines[0] ?? '') ?? [];
  if (lines.length !== 1 || email === undefined || time === undefined) throw damaged(id, field);
  return { name, email, time: Number(time) };
}

function decode(id: ObjectId, body: Buffer, encoding: string | undefined): string {
  if (encoding === undefined || /^utf-?8$/i.test(encoding)) return body.toString('utf8');
  if (!ASCII_BASED.test(encoding)) throw unknownEncoding(id, encoding);
  if (LATIN_1.test(encoding)) return body.toString('latin1');
  if (WINDOWS_1252.test(encoding)) return body.toString('latin1').replace(/[\x80-\x9f]/g, windowsCharacter);
  try {
    return new TextDecoder(encoding.replace(/^cp/i, 'windows-')).decode(body);
  } catch (error) {
    if (error instanceof RangeError) throw unknownEncoding(id, encoding);
    throw error;
  }
}

function windowsCharacter(char: string): string {
  return WINDOWS_80_TO_9F[char.charCodeAt(0) - 0x80] ?? char;
}

function unknownEncoding(id: ObjectId, encoding: string): UndecidedError {
  return new UndecidedError({
    subject: `commit ${id.slice(0, 12)}`,
    reason: `has a message in the encoding "${printable(encoding.slice(0, 40))}", which is not read here`,
    help: 'Write the message again in UTF-8: `git -c i18n.commitEncoding=UTF-8 commit --amend`.',
  });
}

function damaged(id: ObjectId, what: string): UndecidedError {
  return new UndecidedError({
    subject: `commit ${id.slice(0, 12)}`,
    reason: `has no readable ${what}`,
    help: 'Make the commit again with plain git commands; `git fsck` names the broken ones.',
  });
}

function noCommit(name: string, what: string): UndecidedError {
  return new UndecidedError({
    subject: printable(name),
    reason: `${what}, expected a commit`,
    help: 'Name a branch, a tag of a commit, or a commit id.',
  });
}
