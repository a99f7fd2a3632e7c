import { describe, expect, it } from 'vitest';
import { ByteGate } from '../../engine/git/byte-gate.js';
import { type ObjectHeader, ObjectReader } from '../../engine/git/cat-file.js';
import { hashObject } from '../../engine/git/object-id.js';
import { TreeObject } from '../../engine/git/tree-object.js';
import { PathBudget, TreeReader } from '../../engine/git/tree-reader.js';

const MEGABYTE = 1024 * 1024;
const BLOB = Buffer.alloc(20, 1);

/** Trees that are made when they are read, so that many large ones cost nothing before. */
class MadeTrees extends ObjectReader {
  /** How many bytes were handed out. */
  handedOut = 0;
  private readonly made = new Map<string, { readonly size: number; readonly make: () => Buffer }>();

  constructor() {
    super({ binary: '/nowhere/git', env: {}, cwd: '/' });
  }

  add(id: string, size: number, make: () => Buffer): void {
    this.made.set(id, { size, make });
  }

  override find(id: string): Promise<ObjectHeader | null> {
    const size = this.made.get(id)?.size;
    return Promise.resolve(size === undefined ? null : { id, type: 'tree', size });
  }

  override content(header: ObjectHeader): Promise<Buffer> {
    const bytes = this.made.get(header.id)?.make() ?? Buffer.alloc(0);
    this.handedOut += bytes.length;
    return Promise.resolve(bytes);
  }
}

function entry(mode: string, name: string, id: Uint8Array = BLOB): Buffer {
  return Buffer.concat([Buffer.from(`${mode} ${name}\0`), id]);
}

describe('what a tree costs to read (threat X07)', () => {
  it('a bomb of large folders is stopped before they are all read', async () => {
    const objects = new MadeTrees();
    const filling = Array.from({ length: 1_000 }, (_, n) => entry('100644', `f${n + 1_000}`.padEnd(1_000, 'x')));
    const size = Buffer.concat(filling).length;
    const top: Buffer[] = [];
    for (let n = 0; n < 2_000; n++) {
      const id = Buffer.alloc(20);
      id.writeUInt32BE(n + 1);
      objects.add(id.toString('hex'), size, () => Buffer.concat(filling));
      top.push(entry('40000', `d${n + 10_000}`, id));
    }
    const bytes = Buffer.concat(top);
    const id = hashObject('sha1', 'tree', bytes);
    objects.add(id, bytes.length, () => bytes);
    const budget = new PathBudget(5_000, { subject: 'the test', reason: 'holds', help: 'Make it smaller.' });
    await expect(new TreeReader(objects, 'sha1').diff(null, id, budget)).rejects.toThrow('more than 5,000 paths');
    expect(objects.handedOut).toBeLessThan(64 * MEGABYTE);
  });

  it('finds a file behind any number of names that begin like its folder', () => {
    const between = Array.from({ length: 3_000 }, (_, n) => entry('100644', `a-${n + 10_000}`));
    const inner = [entry('40000', 'a'), entry('40000', 'b')];
    const plain = new TreeObject('', Buffer.concat([...between, ...inner]), 20);
    expect(plain.length).toBe(3_002);
    const twice = Buffer.concat([entry('100644', 'a'), ...between, ...inner]);
    expect(() => new TreeObject('', twice, 20)).toThrow('holds "a" twice');
  });
});

describe('a byte gate', () => {
  it('lets through what fits, keeps the order, and lets a single large work pass alone', async () => {
    const gate = new ByteGate(10);
    const passed: string[] = [];
    const enter = (name: string, bytes: number) => gate.enter(bytes).then(() => void passed.push(name));
    const all = [enter('a', 4), enter('b', 6), enter('large', 99), enter('c', 1)];
    await Promise.all(all.slice(0, 2));
    expect(passed).toEqual(['a', 'b']);
    gate.leave(4);
    gate.leave(6);
    await all[2];
    expect(passed).toEqual(['a', 'b', 'large']);
    gate.leave(99);
    await all[3];
    expect(passed).toEqual(['a', 'b', 'large', 'c']);
  });
});
