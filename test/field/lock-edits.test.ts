import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { countKinds, packetsIn, shareBlocked, type Trial, tryPacket } from '../../scripts/try-lock.js';
import { LATER_PACKET } from './later-packet.js';

const FIELD = fileURLToPath(new URL('../../../shared/field', import.meta.url));
const hasField = existsSync(FIELD);
if (!hasField)
  console.warn('lock-edits: the field samples are not beside the project, so only our own packet is edited');

/** Every seventh edit: prime to the number of kinds, so that each kind comes up. */
const STEP = 7;

const wrong = (trials: readonly Trial[]): string[] =>
  trials
    .filter(({ expected, isBlocked }) => isBlocked !== (expected === 'blocked'))
    .map(({ file, kind, name, said }) => `${file}: ${kind}: ${name} ${said}`);

describe('edits of a signed packet in the shape of the later templates', () => {
  const trials = tryPacket('later-packet.md', LATER_PACKET);

  it('are of every kind, hundreds in all', () => {
    expect(trials.length).toBeGreaterThan(500);
    expect(countKinds(trials).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['field changed', 'fenced content changed', 'STATUS step', 'claim field changed']),
    );
  });

  it('are blocked where they change the contract, and nowhere else', () => {
    expect(wrong(trials)).toEqual([]);
  });
});

describe('the trial itself', () => {
  it('leaves out a packet that nobody has signed', () => {
    expect(tryPacket('unsigned.md', LATER_PACKET.replace(/^- USER_SIGNATURE.*\n/m, ''))).toEqual([]);
  });

  it('counts what is blocked', () => {
    const trial = { file: 'a.md', kind: 'field changed', name: 'what', expected: 'blocked', said: '' } as const;
    const trials = [
      { ...trial, isBlocked: true },
      { ...trial, isBlocked: false },
    ];
    expect(shareBlocked(trials, 'blocked')).toBe(50);
    expect(shareBlocked(trials, 'open')).toBe(0);
    expect(countKinds(trials)).toEqual([{ kind: 'field changed', expected: 'blocked', edits: 2, blocked: 1 }]);
  });
});

describe.runIf(hasField)('edits of the signed packets in the field', () => {
  const trials = hasField ? packetsIn([FIELD]).flatMap(({ file, text }) => tryPacket(file, text, STEP)) : [];

  it('are of every kind, over a thousand in all', () => {
    expect(trials.length).toBeGreaterThan(1000);
    expect(countKinds(trials).length).toBeGreaterThan(40);
  });

  it('of the contract are blocked, 95 of 100 at least', () => {
    expect(shareBlocked(trials, 'blocked'), wrong(trials).join('\n')).toBeGreaterThanOrEqual(95);
  });

  it('of open places pass, 98 of 100 at least', () => {
    expect(shareBlocked(trials, 'open'), wrong(trials).join('\n')).toBeLessThanOrEqual(2);
  });
});
