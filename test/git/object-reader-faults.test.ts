import { execPath, kill } from 'node:process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ObjectReader } from '../../engine/git/cat-file.js';
import { hashObject } from '../../engine/git/object-id.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { NOWHERE, newFolder, TemporaryRepository } from './temporary-repository.js';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const place = new TemporaryRepository(newFolder(), newFolder());
let count = 0;

/** A reader over a program that answers each batch of requests by a script: `lines` are what it was asked. */
function readerOver(script: string, version = 'git version 2.39.0'): ObjectReader {
  const binary = place.program(
    `git-${count++}`,
    `#!${execPath}
if (process.argv.includes('--version')) { console.log(${JSON.stringify(version)}); process.exit(0); }
const say = (text) => process.stdout.write(text);
let buffered = '';
process.stdin.on('data', (chunk) => {
  buffered += chunk;
  if (!buffered.endsWith('flush\\n')) return;
  const lines = buffered.split('\\n').slice(0, -2);
  buffered = '';
  ${script}
});
`,
  );
  return new ObjectReader({ binary, env: { PATH: '' }, cwd: place.folder });
}

function isAlive(pid: number): boolean {
  try {
    return kill(pid, 0);
  } catch {
    return false;
  }
}

async function failureOf(reader: ObjectReader): Promise<UndecidedError> {
  const error = await reader.read(A, 'blob', 100).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  await reader.close();
  expect(error).toBeInstanceOf(UndecidedError);
  return error as UndecidedError;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('an object reader whose git misbehaves', () => {
  it.each([
    ['says that an id is ambiguous', `say(lines[0].slice(5) + ' ambiguous\\n')`, /not known: "a+ ambiguous"/],
    ['answers for another object', `say('${B} blob 3\\n')`, /not known: "b+ blob 3"/],
    ['says that another object is missing', `say('${B} missing\\n')`, /not known: "b+ missing"/],
    ['invents a type', `say('${A} thing 3\\n')`, /not known/],
    ['writes a negative size', `say('${A} blob -3\\n')`, /not known/],
    ['writes a size beyond all measure', `say('${A} blob 99999999999999999999\\n')`, /not known/],
    ['writes something before an id', `say('x${A} blob 3\\n')`, /not known: "xa+ blob 3"/],
    ['writes a line without an end to it', `say('x'.repeat(300) + '\\n')`, /not known: "x{200}"$/],
    ['never ends a header', `say('x'.repeat(1000))`, /an endless header/],
    ['answers more than was asked', `say('${A} blob 3\\n'.repeat(2))`, /nobody asked for/],
    ['ends without an answer', 'process.exit(0)', /ended early \(exit code 0\)/],
    ['fails', `console.error('fatal: broken'); process.exit(128)`, /ended early \(exit code 128\): fatal: broken/],
    ['is killed', `process.kill(process.pid, 'SIGKILL')`, /ended early \(SIGKILL\)/],
    ['ends inside a header', `process.stdout.write('${A} blo', () => process.exit(0))`, /ended early/],
  ])('cannot decide when it %s', async (_, script, reason) => {
    expect((await failureOf(readerOver(script))).message).toMatch(reason);
  });

  it.each([
    ['grows after its size was told', `say('${A} blob 101\\n')`, /101 bytes, more than it had said/],
    ['is cut off', `process.stdout.write('${A} blob 3\\nab', () => process.exit(0))`, /ended early/],
    ['is longer than its header says', `say('${A} blob 3\\nabcd\\n')`, /a content without its end/],
    [
      'is another one of its length',
      `say('${A} blob 3\\nabc\\n')`,
      /^blob aaaaaaaaaaaa holds something else than its id says/,
    ],
    ['vanishes between two requests', `say('${A} missing\\n')`, /is missing here/],
  ])('cannot decide when a content %s', async (_, second, reason) => {
    const script = `if (lines[0].startsWith('info')) say('${A} blob 3\\n'); else ${second}`;
    expect((await failureOf(readerOver(script))).message).toMatch(reason);
  });

  it('reads answers that arrive byte by byte', async () => {
    const id = hashObject('sha1', 'blob', Buffer.from('a\nb'));
    const reader = readerOver(`
      const answer = lines.map((line) => '${id} blob 3\\n' + (line.startsWith('info') ? '' : 'a\\nb\\n')).join('');
      let at = 0;
      const next = () => { if (at < answer.length) process.stdout.write(answer[at++], () => setImmediate(next)); };
      next();`);
    expect(String(await reader.read(id, 'blob', 3))).toBe('a\nb');
    await reader.close();
  });

  it('rejects every open request when git dies in the middle, and every later one', async () => {
    const reader = readerOver(`process.stdout.write('${A} missing\\n', () => process.exit(1))`);
    const answers = await Promise.allSettled([reader.find(A), reader.find(B), reader.find(NOWHERE)]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    await expect(reader.find(A)).rejects.toThrow('ended early');
    await reader.close();
  });

  it('cannot decide without the program', async () => {
    const reader = new ObjectReader({ binary: '/nowhere/git', env: {}, cwd: place.folder });
    expect((await failureOf(reader)).message).toMatch(/did not start: .*ENOENT/);
  });

  it('names the version when git refuses the command', async () => {
    const old = await failureOf(readerOver('process.exit(129)', 'git version 2.35.1'));
    expect(old.message).toMatch(/is version 2\.35, expected 2\.39 or newer$/);
    const recent = await failureOf(readerOver('process.exit(129)'));
    expect(recent.message).toMatch(/ended early \(exit code 129\)/);
  });

  it('asks for the version only then', async () => {
    const reader = readerOver('process.exit(128)', 'git version 2.35.1');
    expect((await failureOf(reader)).message).toMatch(/ended early \(exit code 128\)$/);
  });

  it('ends a git that it does not understand', async () => {
    const reader = readerOver(`say(process.pid + '\\n'); setInterval(() => undefined, 1000);`);
    const asked = reader.find(A).catch((error: Error) => error.message);
    const [, pid] = /not known: "(\d+)"/.exec(String(await asked)) ?? [];
    await expect.poll(() => isAlive(Number(pid)), { timeout: 10_000 }).toBe(false);
    await reader.close();
  });

  it('says what is wrong with an object, and what to do', async () => {
    const reader = readerOver(
      `say(lines.map((line) => '${A} blob 3\\n' + (line.startsWith('info') ? '' : 'abc\\n')).join(''))`,
    );
    await expect(reader.read(A, 'tree', 9)).rejects.toMatchObject({
      subject: 'object aaaaaaaaaaaa',
      reason: 'is a blob, expected a tree',
      help: 'Run `git fsck` in the repository and mend what it reports.',
    });
    await expect(reader.read(A, 'blob', 2)).rejects.toMatchObject({
      subject: 'blob aaaaaaaaaaaa',
      reason: 'has 3 bytes, expected at most 2',
      help: 'Take the object out of the change; nothing of this size is read.',
    });
    await expect(reader.read(A, 'blob', 3)).rejects.toMatchObject({
      subject: 'blob aaaaaaaaaaaa',
      help: 'Run `git fsck`, which names such objects, and clone again.',
    });
    await expect(reader.find('a"')).rejects.toThrow(/^"a"" is no object id$/);
    await reader.close();
  });

  it('waits with a timer as long as something is asked, and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const reader = readerOver(`
      globalThis.held = [...(globalThis.held ?? []), ...lines.map((line) => line.slice(5) + ' missing\\n')];
      say(globalThis.held.splice(0, globalThis.begun ? 9 : 1).join(''));
      globalThis.begun = true;
    `);
    const [first, second] = [reader.find(A), reader.find(B)];
    expect(await first).toBeNull();
    expect(vi.getTimerCount()).toBe(1);
    const third = reader.find(A);
    expect(await second).toBeNull();
    expect(await third).toBeNull();
    await reader.close();
    expect(vi.getTimerCount()).toBe(0);
    const idle = readerOver(`say(lines.map((line) => line.slice(5) + ' missing\\n').join(''))`);
    await Promise.all([idle.find(A), idle.find(B)]);
    expect(vi.getTimerCount()).toBe(0);
    await idle.close();
    const closed = readerOver('');
    const open = expect(closed.find(A)).rejects.toThrow('was closed');
    await new Promise((resolve) => setImmediate(resolve));
    expect(vi.getTimerCount()).toBe(1);
    await closed.close();
    await open;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives up on a git that says nothing for a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const reader = readerOver('');
    const failure = failureOf(reader);
    await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(60_001);
    expect((await failure).message).toMatch(/gave no answer for 60 s/);
  });
});
