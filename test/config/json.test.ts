import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CONFIG_BYTES } from '../../engine/config/defaults.js';
import { isFault, type JsonFault, MAX_DEPTH, readJson } from '../../engine/config/json.js';
import { readConfig } from '../../engine/config/read.js';
import { completeLaw } from '../../engine/config.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { growthOf } from '../support/counted-work.js';

function fault(text: string): JsonFault {
  const read = readJson(text);
  if (!isFault(read)) throw new Error(`accepted ${text}`);
  return read;
}

function value(text: string): unknown {
  const read = readJson(text);
  if (isFault(read)) throw new Error(`${read.offset}: ${read.reason}`);
  return read.value;
}

describe('readJson', () => {
  it('reads what JSON.parse reads, with comments between', () => {
    expect(value('// a\n{"a": [1, /* { [ */ 2], "b": "// \\" no { comment"}\n')).toEqual({
      a: [1, 2],
      b: '// " no { comment',
    });
  });

  it('agrees with JSON.parse on generated values', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, noUnicodeString: false }), (json) => {
        const text = JSON.stringify(json, null, 1);
        fc.pre(!/"(?:__proto__|constructor|prototype)"\s*:/.test(text));
        expect(value(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['a trailing comma in an object', '{"a": 1,}', 8, /no comma before a closing brace/],
    ['a trailing comma in an array', '{"a": [1,]}', 9, /no comma before a closing bracket/],
    ['a missing comma', '{"a": 1 "b": 2}', 8, /no comma between/],
    ['an unclosed object', '{"a": 1', 7, /never closed/],
    ['an unclosed comment', '{} /* x', 3, /comment that is never closed/],
    ['text behind the end', '{} {}', 3, /after the end/],
    ['single quotes', "{'a': 1}", 1, /./],
    ['a key twice', '{"rules": {"a": 1}, "rules": {}}', 20, /key "rules" a second time/],
    ['a key twice, deep', '{"a": [{"b": 1, "b": 2}]}', 16, /key "b" a second time/],
    ['a key twice by an escape', '{"a": 1, "\\u0061": 2}', 9, /key "a" a second time/],
    ['__proto__', '{"rules": {"__proto__": {}}}', 11, /reserved key "__proto__"/],
    ['constructor', '{"constructor": 1}', 1, /reserved key/],
    ['nothing', '', 0, /./],
    ['only a comment', '// x\n', 5, /./],
  ])('refuses %s', (_, text, offset, reason) => {
    const found = fault(text);
    expect(found.offset).toBe(offset);
    expect(found.reason).toMatch(reason);
  });

  it('counts depth without recursion, and not inside strings and comments (threat X11)', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(isFault(readJson(nested(MAX_DEPTH)))).toBe(false);
    expect(fault(nested(MAX_DEPTH + 1)).offset).toBe(MAX_DEPTH);
    expect(fault('['.repeat(20_000)).reason).toMatch(/deeper than 32/);
    expect(fault('{"a":'.repeat(200_000)).reason).toMatch(/deeper than 32/);
    expect(value(`{"a": "${'['.repeat(500)}"} /* ${'['.repeat(500)} */ // ${'{'.repeat(500)}`)).toEqual({
      a: '['.repeat(500),
    });
  });

  it('sees depth behind a text that is never closed', () => {
    expect(fault(`"\n${'['.repeat(20_000)}`).reason).toMatch(/deeper than 32/);
  });
});

describe('readConfig', () => {
  const refusal = (bytes: Uint8Array): UndecidedError => {
    try {
      readConfig({ path: 'handshake.config.json', bytes }, []);
    } catch (error) {
      if (error instanceof UndecidedError) return error;
      throw error;
    }
    throw new Error('accepted');
  };

  it('refuses more than 256 KB before it reads anything', () => {
    expect(refusal(new Uint8Array(MAX_CONFIG_BYTES + 1).fill(0x20)).reason).toMatch(
      /262145 bytes, expected at most 262144/,
    );
  });

  it('refuses what is not UTF-8', () => {
    expect(refusal(Uint8Array.of(0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d)).reason).toMatch(/not valid UTF-8/);
    expect(refusal(Uint8Array.of(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00)).reason).toMatch(/not valid UTF-8/);
  });

  it('gives a law or is undecided with a place, whatever the text', () => {
    const text = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '/', '*', '\\', '\n', 'a', '1', 'rules') }),
    );
    fc.assert(
      fc.property(text, (config) => {
        try {
          const file = readConfig({ path: 'handshake.config.json', bytes: Buffer.from(config) }, []);
          expect(completeLaw(file, null, []).paths.packets).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(UndecidedError);
          expect((error as UndecidedError).subject).toMatch(/^handshake\.config\.json:\d+:\d+$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('answers to a quarter of a megabyte of mistakes with work in proportion (threat X11)', () => {
    const mistakes = (count: number) =>
      Buffer.from(`{${Array.from({ length: count }, (_, index) => `"k${index + 10_000}":0`).join(',')}}`);
    expect(refusal(mistakes(20_000)).reason).toContain('unknown key "k10000"');
    expect(growthOf(refusal, mistakes, 400)).toBeLessThan(2.3);
  });

  it('takes work that is linear in the length of a hostile path (threat X09)', () => {
    const hostile = (length: number) =>
      Buffer.from(JSON.stringify({ paths: { code: [`${'a/'.repeat(length)}/`], spec: [`${'*a'.repeat(length)}\\`] } }));
    expect(refusal(hostile(250)).subject).toContain('handshake.config.json:1');
    expect(growthOf(refusal, hostile, 240)).toBeLessThan(2.3);
  });
});
