import { describe, expect, it } from 'vitest';
import { ByteGate } from '../../engine/git/byte-gate.js';

/** A gate, and the works that have entered it so far. */
function gateOf(bound: number) {
  const gate = new ByteGate(bound);
  const entered: string[] = [];
  const enter = (name: string, bytes: number): void => {
    void gate.enter(bytes).then(() => entered.push(name));
  };
  const settled = async (): Promise<string> => {
    await new Promise((resolve) => setImmediate(resolve));
    return entered.join(' ');
  };
  return { enter, leave: (bytes: number) => gate.leave(bytes), settled };
}

describe('a gate', () => {
  it('lets in what fits, to the byte', async () => {
    const { enter, settled } = gateOf(10);
    enter('a', 4);
    enter('b', 6);
    enter('c', 1);
    expect(await settled()).toBe('a b');
  });

  it('lets in what is larger than the bound, alone', async () => {
    const { enter, leave, settled } = gateOf(10);
    enter('large', 11);
    enter('b', 0);
    expect(await settled()).toBe('large');
    leave(11);
    expect(await settled()).toBe('large b');
  });

  it('keeps the order: what would fit waits behind what does not', async () => {
    const { enter, leave, settled } = gateOf(10);
    enter('a', 8);
    enter('b', 5);
    enter('c', 1);
    expect(await settled()).toBe('a');
    leave(8);
    expect(await settled()).toBe('a b c');
    enter('d', 5);
    expect(await settled()).toBe('a b c');
    leave(5);
    expect(await settled()).toBe('a b c d');
  });

  it('opens for as many as there is room for', async () => {
    const { enter, leave, settled } = gateOf(10);
    enter('a', 10);
    for (const name of ['b', 'c', 'd']) enter(name, 4);
    expect(await settled()).toBe('a');
    leave(2);
    expect(await settled()).toBe('a');
    leave(8);
    expect(await settled()).toBe('a b c');
    leave(2);
    expect(await settled()).toBe('a b c d');
  });
});
