/**
 * The part of JSON Schema in which a rule of a plug-in describes its options. The program carries no compiler of schemas: those of its own
 * rules are compiled when it is built. There is no `pattern`: what is held against a repository's text must not hang (threat X09).
 */
const KEYWORDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => TYPES.some((type) => type === value),
  enum: (value) => Array.isArray(value) && value.length > 0 && value.every(isScalar),
  minimum: isNumber,
  maximum: isNumber,
  minLength: isCount,
  maxLength: isCount,
  minItems: isCount,
  maxItems: isCount,
  uniqueItems: (value) => typeof value === 'boolean',
  items: (value) => schemaFault(value) === null,
};

const TYPES = ['string', 'integer', 'number', 'boolean', 'array'] as const;

/** Why something is no schema of an option; null where it is one. */
export function schemaFault(schema: unknown): string | null {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return 'is no schema, expected an object';
  if (!('type' in schema) && !('enum' in schema)) return 'has neither "type" nor "enum", expected one of them';
  for (const [keyword, value] of Object.entries(schema)) {
    if (!Object.hasOwn(KEYWORDS, keyword)) {
      return `has the keyword "${keyword}", expected one of ${Object.keys(KEYWORDS).join(', ')}`;
    }
    if (!KEYWORDS[keyword]?.(value)) return `has a "${keyword}" that JSON Schema does not know like that`;
  }
  if ('type' in schema && schema.type === 'array' && !('items' in schema)) return 'is an array without "items"';
  return null;
}

/**
 * What a value should have been by a schema that has no fault: completes "expected …".
 * @returns null for a value that it accepts
 */
export function expectedBy(schema: Readonly<Record<string, unknown>>, value: unknown): string | null {
  const { enum: allowed, type } = schema;
  if (Array.isArray(allowed) && !allowed.includes(value)) return `one of ${allowed.map(shown).join(', ')}`;
  if (type !== undefined && !isOf(String(type), value)) return TYPE_WORDS[String(type)] ?? String(type);
  if (typeof value === 'number') return expectedNumber(schema, value);
  if (typeof value === 'string')
    return expectedSize(schema, [...value].length, ['minLength', 'maxLength'], 'character');
  return Array.isArray(value) ? expectedList(schema, value) : null;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
};

function isOf(type: string, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function expectedNumber({ minimum, maximum }: Readonly<Record<string, unknown>>, value: number): string | null {
  if (typeof minimum === 'number' && value < minimum) return `at least ${minimum}`;
  return typeof maximum === 'number' && value > maximum ? `at most ${maximum}` : null;
}

function expectedSize(
  schema: Readonly<Record<string, unknown>>,
  size: number,
  [least, most]: readonly [string, string],
  noun: string,
): string | null {
  const counted = (count: number): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const [minimum, maximum] = [schema[least], schema[most]];
  if (typeof minimum === 'number' && size < minimum) return `at least ${counted(minimum)}`;
  return typeof maximum === 'number' && size > maximum ? `at most ${counted(maximum)}` : null;
}

function expectedList(schema: Readonly<Record<string, unknown>>, values: readonly unknown[]): string | null {
  const size = expectedSize(schema, values.length, ['minItems', 'maxItems'], 'element');
  if (size !== null) return size;
  if (schema.uniqueItems === true && new Set(values.map((value) => JSON.stringify(value))).size < values.length) {
    return 'each entry once';
  }
  for (const value of values) {
    const expected = expectedBy(schema.items as Readonly<Record<string, unknown>>, value);
    if (expected !== null) return `entries that are each ${expected}`;
  }
  return null;
}

function shown(value: unknown): string {
  return JSON.stringify(value);
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
