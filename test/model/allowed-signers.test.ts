import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AllowedSigner, canBeSigned, listingOf } from '../../engine/model/allowed-signers.js';
import { matchesNames } from '../../engine/model/ssh-names.js';

const key = (blob: string) => ({ type: 'ssh-ed25519' as const, blob, fingerprint: `SHA256:${blob}` });
const signer = (more: Partial<AllowedSigner> = {}): AllowedSigner => ({
  line: 1,
  names: ['alice'],
  key: key('A'),
  namespaces: null,
  validAfter: null,
  validBefore: null,
  ...more,
});
const claim = { name: 'alice', key: key('A'), namespace: 'handshake-packet', time: 1000 };
const listing = (signers: readonly AllowedSigner[], more: Partial<typeof claim> = {}) =>
  listingOf({ path: 'list', signers, idle: [] }, { ...claim, ...more });

describe('listingOf', () => {
  it('finds the line that allows it, wherever it stands', () => {
    const good = signer({ line: 3 });
    expect(listing([signer({ validBefore: 999 }), signer({ namespaces: ['git'] }), good])).toEqual({
      kind: 'listed',
      signer: good,
    });
  });

  it('says whose key it is', () => {
    expect(listing([signer({ names: ['bob'] }), signer({ names: ['bob', 'car*'] })])).toEqual({
      kind: 'foreign-key',
      names: ['bob', 'car*'],
    });
    expect(listing([signer({ key: key('B') })])).toEqual({ kind: 'foreign-key', names: [] });
    expect(listing([])).toEqual({ kind: 'foreign-key', names: [] });
  });

  it.each([
    [{ validAfter: 1000 }, 'listed'],
    [{ validAfter: 1001 }, 'out-of-time'],
    [{ validBefore: 1000 }, 'listed'],
    [{ validBefore: 999 }, 'out-of-time'],
    [{ namespaces: ['git', 'handshake-*'] }, 'listed'],
    [{ namespaces: ['git'] }, 'other-namespaces'],
    [{ namespaces: ['git'], validBefore: 1 }, 'other-namespaces'],
  ])('%o is %s', (more, kind) => {
    expect(listing([signer(more)]).kind).toBe(kind);
  });
});

describe('canBeSigned', () => {
  it.each([
    [[], false],
    [[signer()], true],
    [[signer({ namespaces: ['git'] })], false],
    [[signer({ validBefore: 999 })], false],
    [[signer({ validBefore: 999 }), signer({ validBefore: 1000 })], true],
    [[signer({ validAfter: 5000 })], true],
  ])('%#: %s', (signers, expected) => {
    expect(canBeSigned({ path: 'list', signers, idle: [] }, 'handshake-packet', 1000)).toBe(expected);
  });
});

describe('matchesNames', () => {
  const character = fc.constantFrom('a', 'b', '.', '*', '?', '!', '\\', '[');
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\\', '['), maxLength: 8 });

  it('agrees with the regular expression of the same meaning', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: character, maxLength: 8 }).filter((each) => !each.startsWith('!')),
        text,
        (pattern, name) => {
          const source = pattern
            .replace(/[.\\[!]/g, '\\$&')
            .replaceAll('*', '[^]*')
            .replaceAll('?', '[^]');
          expect(matchesNames([pattern], name)).toBe(new RegExp(`^${source}$`).test(name));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('lets what is taken away win, in any order', () => {
    expect(matchesNames(['!alice', '*'], 'alice')).toBe(false);
    expect(matchesNames(['*', '!al*'], 'alice')).toBe(false);
    expect(matchesNames(['!bob'], 'alice')).toBe(false);
    expect(matchesNames(['!bob', 'alice'], 'alice')).toBe(true);
  });

  it('is done at once with many stars', () => {
    const begun = performance.now();
    expect(matchesNames(['*a'.repeat(4000)], 'a'.repeat(3999))).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
