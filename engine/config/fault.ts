import { findNodeAtLocation, type JSONPath, type Node } from 'jsonc-parser';
import type { ValidationError } from '../generated/validators.js';
import { counted } from '../model/counted.js';
import { printable } from '../model/path.js';
import { nearest } from '../selection.js';
import type { JsonSchema } from './config-schema.js';
import type { JsonFault } from './json.js';
import { PATTERN_WORDS } from './schema-patterns.js';

/**
 * The first violation of the schema in the order of the file, in words.
 * @param root the tree of the file that was validated
 * @param errors what the compiled validator reported, not empty
 * @param schema the schema it was compiled from, for the names that it allows
 */
export function firstFault(root: Node, errors: readonly ValidationError[], schema: JsonSchema): JsonFault {
  // These two only say that another keyword failed, which has an error of its own.
  const faults = errors
    .filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames')
    .slice(0, MAX_FAULTS)
    .map((error) => faultOf(root, error, schema));
  const [first, ...others] = faults.sort((a, b) => a.offset - b.offset);
  if (!first)
    return { offset: 0, reason: 'is not a valid configuration', help: 'Compare it with schemas/config.schema.json.' };
  const places = new Set(others.map((fault) => fault.offset));
  places.delete(first.offset);
  if (places.size === 0) return first;
  return {
    ...first,
    help: `${first.help} ${counted(places.size, 'more place')} of this file ${places.size === 1 ? 'is' : 'are'} wrong.`,
  };
}

/** How many violations are looked up in the file: twenty thousand unknown keys need no more than one answer (threat X11). */
const MAX_FAULTS = 200;

function faultOf(root: Node, error: ValidationError, schema: JsonSchema): JsonFault {
  const path = pathOf(root, error.instancePath);
  if (error.keyword === 'additionalProperties') {
    return unknownKey(root, path, String(error.params.additionalProperty), allowedKeys(schema, error.schemaPath));
  }
  if (error.propertyName !== undefined) return badKey(root, path, error.propertyName, error);
  const node = findNodeAtLocation(root, path) ?? root;
  const subject = path.length === 0 ? 'the configuration' : `"${shown(path.join('.'))}"`;
  return { offset: node.offset, ...valueWords(subject, node, error) };
}

function unknownKey(root: Node, path: JSONPath, key: string, allowed: readonly string[]): JsonFault {
  const kind = path.length === 1 && path[0] === 'rules' ? 'rule' : 'key';
  const where = path.length === 0 || kind === 'rule' ? '' : ` in "${shown(path.join('.'))}"`;
  const meant = nearest(key, allowed);
  return {
    offset: keyOffset(root, path, key),
    reason: `has the unknown ${kind} "${shown(key)}"${where}, expected ${meant === '' ? 'none' : `a known one such as "${meant}"`}`,
    help:
      meant === ''
        ? `Remove "${shown(key)}".`
        : `Write "${meant}" if that is meant, else remove the entry. Known: ${allowed.join(', ')}.`,
  };
}

function badKey(root: Node, path: JSONPath, key: string, error: ValidationError): JsonFault {
  return {
    offset: keyOffset(root, path, key),
    reason: `has the key "${shown(key)}" in "${shown(path.join('.'))}", expected ${expectation(error)}`,
    help: `Rename or remove the key "${shown(key)}".`,
  };
}

function valueWords(subject: string, node: Node, error: ValidationError): Pick<JsonFault, 'reason' | 'help'> {
  const actual = valueText(node);
  if (error.keyword !== 'enum') {
    const expected = expectation(error);
    return { reason: `sets ${subject} to ${actual}, expected ${expected}`, help: `Set ${subject} to ${expected}.` };
  }
  const allowed = (error.params.allowedValues as readonly unknown[]).map(String);
  return {
    reason: `sets ${subject} to ${actual}, expected one of ${allowed.map((value) => `"${value}"`).join(', ')}`,
    help: `Write "${nearest(String(node.value), allowed)}" if that is meant.`,
  };
}

/** What a value should have been: completes "expected …". */
function expectation({ keyword, params, message }: ValidationError): string {
  switch (keyword) {
    case 'type':
      return [params.type].flat().map(typeWords).join(' or ');
    case 'pattern':
      return PATTERN_WORDS[String(params.pattern)] ?? `text that matches ${String(params.pattern)}`;
    case 'minimum':
      return `at least ${String(params.limit)}`;
    case 'maximum':
      return `at most ${String(params.limit)}`;
    case 'minLength':
    case 'maxLength':
      return `${keyword === 'minLength' ? 'at least' : 'at most'} ${counted(Number(params.limit), 'character')}`;
    case 'minItems':
    case 'maxItems':
      return `${keyword === 'minItems' ? 'at least' : 'at most'} ${counted(Number(params.limit), 'element')}`;
    case 'uniqueItems':
      return 'each entry once';
    case 'required':
      return `the key "${String(params.missingProperty)}" in it`;
    default:
      return `a value that ${message ?? `satisfies "${keyword}"`}`;
  }
}

function typeWords(type: unknown): string {
  const words: Record<string, string> = {
    array: 'a list',
    object: 'an object',
    string: 'a text',
    integer: 'a whole number',
  };
  return words[String(type)] ?? `a ${String(type)}`;
}

/** A value as a person may be shown it: short, one line, nothing that a terminal would act on. */
function valueText(node: Node): string {
  if (node.type === 'array') return 'a list';
  if (node.type === 'object') return 'an object';
  return node.type === 'string' ? `"${shown(String(node.value))}"` : String(node.value);
}

function shown(text: string): string {
  return printable(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** A JSON pointer as jsonc-parser's path: the keys of arrays become numbers. */
function pathOf(root: Node, pointer: string): JSONPath {
  const path: JSONPath = [];
  for (const segment of segmentsOf(pointer)) {
    const isArray = findNodeAtLocation(root, path)?.type === 'array';
    path.push(isArray ? Number(segment) : segment);
  }
  return path;
}

function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function keyOffset(root: Node, path: JSONPath, key: string): number {
  const value = findNodeAtLocation(root, [...path, key]);
  return (value?.parent ?? findNodeAtLocation(root, path) ?? root).offset;
}

/** The keys that an object may have, read from the schema at the place of the keyword that refused one. */
function allowedKeys(schema: JsonSchema, schemaPath: string): string[] {
  let place: unknown = schema;
  for (const segment of segmentsOf(schemaPath).slice(0, -1)) {
    place = (place as JsonSchema)[decodeURIComponent(segment)];
  }
  return Object.keys((place as { readonly properties?: object }).properties ?? {});
}
