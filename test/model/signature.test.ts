import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSignature } from '../../engine/model/signature.js';

describe('parseSignature', () => {
  it.each([
    ['alice010120261200', 'alice', Date.UTC(2026, 0, 1, 12, 0)],
    ['bob-2290220240005', 'bob-2', Date.UTC(2024, 1, 29, 0, 5)],
  ])('reads %s', (text, signer, time) => {
    expect(parseSignature(text)).toEqual({ text, signer, time: time / 1000 });
  });

  it.each([
    ['', 'empty'],
    ['<pending>', 'placeholder'],
    ['{signature}', 'placeholder'],
    ['TBD', 'placeholder'],
    ['alice', 'bare-name'],
    ['Alice Smith', 'bare-name'],
    ['alice310220261200', 'bad-date'],
    ['alice011320261200', 'bad-date'],
    ['ilja251225032800', 'bad-date'],
    ['alice010120261260', 'bad-date'],
    ['Alice010120261200', 'not-a-token'],
    ['alice010120261200 ok', 'not-a-token'],
    ['alice010120261200x', 'not-a-token'],
    ['alice٠١١٢٢٠٢٦١٢٠٠', 'not-a-token'],
    ['alice0101202612', 'not-a-token'],
    ['010120261200', 'not-a-token'],
  ])('%s is %s', (text, fault) => {
    expect(parseSignature(text)).toBe(fault);
  });

  it('reads back every real minute', () => {
    const minute = fc.integer({ min: 0, max: Math.floor(Date.UTC(2999, 0) / 60000) });
    fc.assert(
      fc.property(minute, (count) => {
        const date = new Date(count * 60000);
        const two = (value: number): string => String(value).padStart(2, '0');
        const digits = `${two(date.getUTCDate())}${two(date.getUTCMonth() + 1)}${date.getUTCFullYear()}${two(date.getUTCHours())}${two(date.getUTCMinutes())}`;
        expect(parseSignature(`carol${digits}`)).toMatchObject({ signer: 'carol', time: count * 60 });
      }),
    );
  });
});
