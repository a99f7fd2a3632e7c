import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CleanRoom } from '../../engine/git/clean-room.js';
import { parseCommit, peelToCommit, readCommit } from '../../engine/git/commit-object.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { NOWHERE, newRepository, type TemporaryRepository } from './temporary-repository.js';

const ID = 'c'.repeat(40);
const TREE = 'a'.repeat(40);
const ONE = '1'.repeat(40);
const TWO = '2'.repeat(40);
const WHO = 'Casey <casey@example.org> 1767657600 +0000';

let repository: TemporaryRepository;
let room: CleanRoom;

beforeAll(async () => {
  repository = newRepository();
  repository.commit('first', { a: 'a' });
  room = await repository.room();
});

function parse(header: readonly string[], body: string | Uint8Array = 'subject\n') {
  return parseCommit(ID, Buffer.concat([Buffer.from(`${header.join('\n')}\n\n`), Buffer.from(body)]));
}

function plain(...more: readonly string[]): string[] {
  return [`tree ${TREE}`, `author ${WHO}`, `committer ${WHO}`, ...more];
}

describe('reading a commit', () => {
  it('gives tree, parents in order, people and message', () => {
    const header = [`tree ${TREE}`, `parent ${TWO}`, `parent ${ONE}`, `author ${WHO}`, `committer ${WHO}`];
    expect(parse(header, 'subject\n\nbody\n')).toEqual({
      id: ID,
      tree: TREE,
      parents: [TWO, ONE],
      author: { name: 'Casey', email: 'casey@example.org', time: 1767657600 },
      committer: { name: 'Casey', email: 'casey@example.org', time: 1767657600 },
      message: 'subject\n\nbody\n',
    });
  });

  it('looks into no signature and into no merged tag', () => {
    const embedded = ['-----BEGIN SSH SIGNATURE-----', `tree ${ONE}`, '', `parent ${ONE}`, `author Eve <e@x> 1 +0000`];
    const signature = [`gpgsig ${embedded[0]}`, ...embedded.slice(1).map((line) => ` ${line}`)];
    const tag = [
      `mergetag object ${ONE}`,
      ' type commit',
      ' tag v1',
      ` tagger Eve <e@x> 1 +0000`,
      ' ',
      ' encoding latin1',
    ];
    const commit = parse(plain(...tag, ...signature), 'm\n');
    expect([commit.tree, commit.parents, commit.author.name, commit.message]).toEqual([TREE, [], 'Casey', 'm\n']);
  });

  it('takes a commit without a message, with none but a line end, and with a header alone', () => {
    expect(parse(plain(), '').message).toBe('');
    expect(parse(plain(), '\n').message).toBe('\n');
    expect(parseCommit(ID, Buffer.from(`${plain().join('\n')}\n`)).message).toBe('');
  });

  it.each([
    ['no name', '<casey@example.org> 1 +0000', { name: '', email: 'casey@example.org', time: 1 }],
    ['no address', 'Casey <> 1 -1200', { name: 'Casey', email: '', time: 1 }],
    ['blanks in the address', 'C D <not an address> 12 +0530', { name: 'C D', email: 'not an address', time: 12 }],
    ['the first second', 'Casey <c@x> 0 +0000', { name: 'Casey', email: 'c@x', time: 0 }],
    ['a name beyond ASCII', 'Zoë Ünal <z@x> 5 +0000', { name: 'Zoë Ünal', email: 'z@x', time: 5 }],
  ])('takes a person with %s', (_, line, person) => {
    expect(parse([`tree ${TREE}`, `author ${line}`, `committer ${WHO}`]).author).toEqual(person);
  });

  it.each([
    ['no tree', plain().slice(1), 'tree and parents'],
    ['two trees', [`tree ${ONE}`, ...plain()], 'tree and parents'],
    ['a tree that is no id', [`tree ${TREE.slice(1)}`, ...plain().slice(1)], 'tree and parents'],
    ['a parent that is no id', [`tree ${TREE}`, 'parent HEAD', ...plain().slice(1)], 'tree and parents'],
    ['no author', [`tree ${TREE}`, `committer ${WHO}`], 'author'],
    ['two authors', [...plain(), `author ${WHO}`], 'author'],
    ['no committer', [`tree ${TREE}`, `author ${WHO}`], 'committer'],
    ['a person without a time', [`tree ${TREE}`, 'author Casey <c@x>', `committer ${WHO}`], 'author'],
    ['a person without an address', [`tree ${TREE}`, 'author Casey 1 +0000', `committer ${WHO}`], 'author'],
    ['a time before 1970', [`tree ${TREE}`, 'author Casey <c@x> -1 +0000', `committer ${WHO}`], 'author'],
    [
      'a time of no measure',
      [`tree ${TREE}`, `author Casey <c@x> ${'9'.repeat(20)} +0000`, `committer ${WHO}`],
      'author',
    ],
  ])('cannot decide with %s', (_, header, what) => {
    expect(() => parse(header)).toThrow(`commit cccccccccccc has no readable ${what}`);
  });

  it.each([
    ['behind the people', [...plain(), `parent ${ONE}`]],
    ['between the people', [`tree ${TREE}`, `author ${WHO}`, `parent ${ONE}`, `committer ${WHO}`]],
    ['behind another field', [`tree ${TREE}`, 'x y', `parent ${ONE}`, ...plain().slice(1)]],
    ['before the tree', [`parent ${ONE}`, ...plain()]],
  ])('cannot decide with a parent %s, where git sees none', (_, header) => {
    expect(() => parse(header)).toThrow('has no readable tree and parents');
  });

  it('sees the parents that git sees', async () => {
    const tree = repository.git('rev-parse', 'HEAD^{tree}');
    const first = repository.git('rev-parse', 'HEAD');
    const order = fc.shuffledSubarray([`parent ${first}`, `author ${WHO}`, `committer ${WHO}`, 'x y', ' z'], {
      minLength: 2,
    });
    const property = fc.asyncProperty(order, async (lines) => {
      const id = repository.store('commit', `tree ${tree}\n${lines.join('\n')}\n\nm\n`);
      const read = await readCommit(room.objects, id).catch((error: unknown) => error);
      if (read instanceof UndecidedError) return;
      expect(read).toMatchObject({
        parents: repository.git('log', '-1', '--format=%P', id).split(' ').filter(Boolean),
      });
    });
    await fc.assert(property, { numRuns: 40 });
  });
});

describe('the encoding of a message', () => {
  it.each([
    ['UTF-8', 'Zoë'],
    ['utf8', 'Zoë'],
    ['ISO-8859-1', 'Zoë\u0085'],
    ['latin1', 'Zoë\u0085'],
    ['ISO-8859-15', 'Zoë €'],
    ['windows-1252', 'Zoë …'],
    ['CP1251', 'Роль'],
    ['KOI8-R', 'Роль'],
    ['EUC-JP', '役割'],
    ['Shift_JIS', '役割'],
  ])('%s is read as git shows it', async (encoding, text) => {
    const tree = repository.git('rev-parse', 'HEAD^{tree}');
    const body = encode(text, encoding);
    const id = repository.store(
      'commit',
      Buffer.concat([Buffer.from(`tree ${tree}\nauthor ${WHO}\ncommitter ${WHO}\nencoding ${encoding}\n\n`), body]),
    );
    const shown = repository.git('-c', 'i18n.logOutputEncoding=UTF-8', 'log', '-1', '--format=%B', id);
    expect(shown.trimEnd()).toBe(text);
    expect((await readCommit(room.objects, id)).message.trimEnd()).toBe(text);
  });

  it.each(['UTF-16', 'UTF-7', 'IBM037', 'nothing at all', 'ISO-2022-JP'])('cannot decide in %s', (encoding) => {
    expect(() => parse(plain(`encoding ${encoding}`))).toThrow(`in the encoding "${encoding}"`);
  });

  it.each([
    ['UTF-8', 'é'],
    ['utf8', 'é'],
    ['us-ascii', 'Ã©'],
    ['ASCII', 'Ã©'],
    ['iso-8859-1', 'Ã©'],
    ['ISO8859-1', 'Ã©'],
    ['ISO-88591', 'Ã©'],
    ['latin1', 'Ã©'],
    ['Latin-1', 'Ã©'],
    ['iso-8859-15', 'Ã©'],
    ['latin2', 'ĂŠ'],
    ['windows-1252', 'Ã©'],
    ['cp1252', 'Ã©'],
    ['CP1251', 'Г©'],
    ['windows-1251', 'Г©'],
    ['gbk', '茅'],
    ['gb2312', '茅'],
    ['euc-kr', '챕'],
  ])('%s is read', (encoding, text) => {
    expect(parse(plain(`encoding ${encoding}`), Buffer.of(0xc3, 0xa9)).message).toBe(text);
  });

  it.each([
    'latin-2',
    'windows1251',
    'xutf-8',
    'utf-8x',
    'xlatin1',
    'latin11',
    'iso-8859-99',
    'xcp1252',
    'cp12521',
    'my cp1251',
  ])('cannot decide in %s', (encoding) => {
    expect(() => parse(plain(`encoding ${encoding}`), Buffer.of(0xc3, 0xa9))).toThrow(
      `commit cccccccccccc has a message in the encoding "${encoding}", which is not read here`,
    );
  });

  it('shows no endless name of an encoding, and says what to do', () => {
    const error = undecidedBy(() => parse(plain(`encoding ${'x'.repeat(50)}`)));
    expect(error.reason).toContain(`"${'x'.repeat(40)}"`);
    expect(error.help).toContain('i18n.commitEncoding=UTF-8');
    expect(undecidedBy(() => parse(plain().slice(1))).help).toContain('git fsck');
  });

  it('marks bytes that are no UTF-8, so that no trailer can be made of them', () => {
    expect(parse(plain(), Buffer.from([0x52, 0xff, 0x0a])).message).toBe('R\ufffd\n');
  });
});

describe('a header', () => {
  it('ends at the first blank line, and may be all there is', () => {
    const header = plain().join('\n');
    expect(parseCommit(ID, Buffer.from(header)).message).toBe('');
    expect(parseCommit(ID, Buffer.from(`${header}\n\nencoding latin1\n\n\xe9`, 'latin1')).message).toBe(
      'encoding latin1\n\n\ufffd',
    );
  });

  it('may hold fields without a value, and lines that go on', () => {
    expect(parse([...plain('odd', 'x y', ' tree', '  author'), 'z ']).tree).toBe(TREE);
    expect(() => parse([`tree ${TREE}`, 'author', `committer ${WHO}`])).toThrow('no readable author');
  });

  it.each(['Casey <c@x> 1 +0000 y', 'Casey <c@x> 1 +000000', 'Casey <c@x> 1 0000'])('names no person by %j', (line) => {
    expect(() => parse([`tree ${TREE}`, `author ${line}`, `committer ${WHO}`])).toThrow('no readable author');
  });
});

describe('following a tag', () => {
  it('finds the commit behind tags of tags', async () => {
    const commit = repository.git('rev-parse', 'HEAD');
    repository.git('tag', '-a', '-m', 'one', 'one');
    repository.git('tag', '-a', '-m', 'two', 'two', 'one');
    expect(await peelToCommit(room.objects, repository.git('rev-parse', 'two'), 'two')).toBe(commit);
    expect(await peelToCommit(room.objects, commit, 'HEAD')).toBe(commit);
  });

  it('cannot decide when it ends elsewhere', async () => {
    const blob = repository.store('blob', 'x');
    repository.git('tag', '-a', '-m', 'm', 'of-a-blob', blob);
    await expect(peelToCommit(room.objects, repository.git('rev-parse', 'of-a-blob'), 'v1')).rejects.toThrow(
      'v1 is a blob',
    );
    await expect(peelToCommit(room.objects, repository.store('tag', 'nothing'), 'v2')).rejects.toThrow(
      'v2 is a damaged tag',
    );
    const late = repository.store('tag', `x object ${NOWHERE}\ntype commit\n\nm\n`);
    const error = await peelToCommit(room.objects, late, 'v2\u0007').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      subject: expect.not.stringContaining('\u0007'),
      reason: 'is a damaged tag, expected a commit',
      help: 'Name a branch, a tag of a commit, or a commit id.',
    });
    const lost = repository.store('tag', `object ${NOWHERE}\ntype commit\ntag x\n\nm\n`);
    await expect(peelToCommit(room.objects, lost, 'v3')).rejects.toThrow('is missing here');
  });

  it('ends in a chain of tags', async () => {
    let id = repository.git('rev-parse', 'HEAD');
    for (let depth = 0; depth < 11; depth++) id = repository.store('tag', `object ${id}\ntype tag\ntag x\n\nm\n`);
    await expect(peelToCommit(room.objects, id, 'deep')).rejects.toThrow('deep is a tag of tags, more than 10 deep');
  });
});

function undecidedBy(act: () => unknown): UndecidedError {
  try {
    act();
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  }
  return expect.unreachable('it is decided');
}

/** `iconv` of the system would be another program: the bytes are written down. */
function encode(text: string, encoding: string): Buffer {
  const bytes: Readonly<Record<string, string>> = {
    'ISO-8859-1': '5a6feb85',
    latin1: '5a6feb85',
    'ISO-8859-15': '5a6feb20a4',
    'windows-1252': '5a6feb2085',
    CP1251: 'd0eeebfc',
    'KOI8-R': 'f2cfccd8',
    'EUC-JP': 'ccf2b3e4',
    Shift_JIS: '96f08a84',
  };
  const known = bytes[encoding];
  return known === undefined ? Buffer.from(text) : Buffer.from(known, 'hex');
}
