import { describe, expect, it } from 'vitest';
import type { SpecReference, SpecSection } from '../../engine/model/spec.js';
import { referenceName, sectionName } from '../../engine/model/spec-names.js';

describe('sectionName', () => {
  it.each<[Partial<SpecSection>, string]>([
    [{ number: '1.2', ids: ['CX-1', 'CX-2'] }, '1.2 [CX-1]'],
    [{ number: '1.2', ids: [] }, '1.2'],
    [{ number: null, ids: ['CX-1'] }, '[CX-1]'],
    [{ number: null, ids: [] }, '#storage-trait'],
  ])('%j is written as %s', (section, key) => {
    const whole = { heading: 'Storage trait', slug: 'storage-trait', ...section } as SpecSection;
    expect(sectionName(whole)).toEqual({ heading: 'Storage trait', key });
  });
});

describe('referenceName', () => {
  const at = { text: 'as written', offset: 0 };
  it.each<[SpecReference, string]>([
    [{ kind: 'number', number: '1.2', item: null, ...at }, '1.2'],
    [{ kind: 'id', id: 'CX-1', ...at }, 'CX-1'],
    [{ kind: 'slug', slug: 'storage-trait', file: '', ...at }, '#storage-trait'],
    [{ kind: 'title', title: 'Storage trait', ...at }, 'Storage trait'],
    [{ kind: 'title', title: '', ...at }, 'as written'],
  ])('%j is %s', (reference, name) => {
    expect(referenceName(reference)).toBe(name);
  });
});
