import { describe, expect, it } from 'vitest';
import { compareVersions, highestSpecs, specBefore, specVersion } from '../../engine/model/spec-version.js';

describe('specVersion', () => {
  it.each([
    ['docs/Acme_Master_Spec_v02.101.md', [2, 101]],
    ['Acme_Master_Spec_v02.50_draft.md', [2, 50]],
    ['Master Spec v3.md', [3]],
    ['Master_Spec_V1.2.3.md', [1, 2, 3]],
    ['v9/Master_Spec.md', null],
    ['Master_Spec_dev2.md', null],
    ['Master_Spec_2.0.md', null],
    ['Master_Spec_v2x.md', null],
  ])('%s is %j', (path, version) => {
    expect(specVersion(path)).toEqual(version);
  });
});

describe('compareVersions', () => {
  it.each([
    ['v02.9', 'v02.99', -1],
    ['v02.99', 'v02.101', -1],
    ['v02.100', 'v02.99', 1],
    ['v2', 'v02.00', 0],
    ['v1.0.1', 'v1', 1],
    ['no version', 'v0', -1],
    ['none', 'nothing', 0],
  ])('%s to %s is %i', (a, b, order) => {
    const compared = compareVersions(specVersion(`${a}.md`), specVersion(`${b}.md`));
    expect(compared).toBe(order);
    expect(compareVersions(specVersion(`${b}.md`), specVersion(`${a}.md`))).toBe(order === 0 ? 0 : -order);
  });
});

describe('highestSpecs and specBefore', () => {
  const paths = ['old/S_v02.9.md', 'S.md', 'S_v02.101.md', 'old/S_v02.101.md', 'S_v02.99.md'];

  it('finds every file of the highest version', () => {
    expect(highestSpecs(paths)).toEqual(['S_v02.101.md', 'old/S_v02.101.md']);
    expect(highestSpecs(['S.md'])).toEqual(['S.md']);
    expect(highestSpecs([])).toEqual([]);
  });

  it('finds the version below another', () => {
    expect(specBefore('S_v02.101.md', paths)).toBe('S_v02.99.md');
    expect(specBefore('old/S_v02.9.md', paths)).toBe('S.md');
    expect(specBefore('S.md', paths)).toBeNull();
  });
});
