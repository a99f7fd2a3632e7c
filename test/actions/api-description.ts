import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

/** One request as it came in. */
export interface Call {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const TOKEN = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz';

export type Json = Readonly<Record<string, unknown>>;

/** One route of the API with what the description says of it. */
export interface Operation {
  readonly key: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body: Json | null;
  readonly responses: Json;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Json;
}

/** GitHub's description of its API, read once for each test file. */
const description = record(
  JSON.parse(readFileSync(new URL(import.meta.resolve('@octokit/openapi/generated/api.github.com.json')), 'utf8')),
);

/** The description has no GraphQL: this is the one query that the gate may make there. */
const GRAPHQL: Operation = {
  key: 'POST /graphql',
  pattern: /^\/graphql$/,
  names: [],
  parameters: [],
  body: {
    type: 'object',
    properties: { query: { const: 'query { viewer { databaseId } }' } },
    required: ['query'],
    additionalProperties: false,
  },
  responses: { '200': { content: { 'application/json': { schema: { type: 'object' } } } } },
};

const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateFormats: false });
const validators = new Map<string, ValidateFunction>();

/** A value of the description's own examples, to be changed by the test. */
export function exampleOf(name: string): Json {
  const value = record(at(description, 'components', 'examples', name)).value;
  return record(Array.isArray(value) ? value[0] : value);
}

/** @param key `METHOD /path/{template}` as the description writes it */
export function operationOf(key: string): Operation {
  if (key === GRAPHQL.key) return GRAPHQL;
  const [method = '', template = ''] = key.split(' ');
  const described = record(at(description, 'paths', template, method.toLowerCase()));
  const content = described.requestBody
    ? record(at(resolved(described.requestBody), 'content', 'application/json'))
    : null;
  return {
    key,
    names: [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    pattern: new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '([^/]+)')}$`),
    parameters: list(described.parameters).map((each) => parameterOf(resolved(each))),
    body: content ? record(content.schema) : null,
    responses: record(described.responses),
  };
}

function parameterOf(described: Json): Parameter {
  const { name, required } = described;
  return {
    name: String(name),
    in: String(described.in),
    required: required === true,
    schema: record(described.schema),
  };
}

/** What does not fit in a request: each fault one line. */
export function requestFaults(call: Call, operation: Operation): string[] {
  const place = `${call.method} ${call.path}`;
  const bodyFaults =
    operation.body === null
      ? call.body === undefined
        ? []
        : [`${place}: has a body, expected none`]
      : faults(`${operation.key} body`, closedObjects(operation.body), call.body).map(
          (fault) => `${place}: body ${fault}`,
        );
  return [
    ...parameterFaults(call, operation).map((fault) => `${place}: ${fault}`),
    ...headerFaults(call).map((fault) => `${place}: ${fault}`),
    ...bodyFaults,
    ...saidLimits(call.body).map((fault) => `${place}: ${fault}`),
  ];
}

/** Limits that the description tells in words only. */
function saidLimits(body: unknown): string[] {
  const { body: comment, output } = (body ?? {}) as { body?: string; output?: { annotations?: readonly Json[] } };
  const tooLong = comment !== undefined && comment.length > 65_536 ? ['comment is longer than 65,536 characters'] : [];
  const annotations = output?.annotations ?? [];
  return [...tooLong, ...annotations.flatMap((annotation) => annotationFaults(annotation))];
}

function annotationFaults({ title, message, path, start_line: start, end_line: end }: Json): string[] {
  return [
    ...(String(title).length > 255 ? ['annotation has a title of more than 255 characters'] : []),
    ...(Buffer.byteLength(String(message)) > 64 * 1024 ? ['annotation has a message of more than 64 KB'] : []),
    ...(String(path) === '' ? ['annotation has no path'] : []),
    ...(Number(start) < 1 || Number(end) < Number(start) ? [`annotation has lines ${start} to ${end}`] : []),
  ];
}

function parameterFaults(call: Call, { key, pattern, names, parameters }: Operation): string[] {
  const url = new URL(call.path, 'http://forge');
  const values = new Map<string, string>();
  (pattern.exec(url.pathname) ?? []).slice(1).forEach((value, index) => {
    values.set(`path ${names[index] ?? ''}`, decodeURIComponent(value));
  });
  for (const [name, value] of url.searchParams) values.set(`query ${name}`, value);
  const known = new Set(parameters.map((parameter) => `${parameter.in} ${parameter.name}`));
  return [
    ...[...values.keys()].filter((name) => !known.has(name)).map((name) => `${name} is not described`),
    ...parameters.flatMap((parameter) => {
      const name = `${parameter.in} ${parameter.name}`;
      const value = values.get(name);
      if (value === undefined) return parameter.required ? [`${name} is missing`] : [];
      const typed = parameter.schema.type === 'integer' && /^\d+$/.test(value) ? Number(value) : value;
      return faults(`${key} ${name}`, parameter.schema, typed).map((fault) => `${name} ${fault}`);
    }),
    ...(Number(url.searchParams.get('per_page') ?? 1) > 100 ? ['per_page is above 100'] : []),
  ];
}

function headerFaults({ headers, body, method }: Call): string[] {
  const wanted: [boolean, string][] = [
    [headers.authorization === `token ${TOKEN}` || headers.authorization === `bearer ${TOKEN}`, 'authorization'],
    [(headers['user-agent'] ?? '') !== '', 'user-agent'],
    [/^application\/vnd\.github(\.v3)?\+json$/.test(headers.accept ?? ''), 'accept'],
    [
      method === 'GET' || body === undefined || /^application\/json\b/.test(headers['content-type'] ?? ''),
      'content-type',
    ],
  ];
  return wanted.filter(([fits]) => !fits).map(([, name]) => `header ${name} is ${headers[name] ?? 'missing'}`);
}

/** The forge of a test must not be kinder than the real one. Statuses that any operation may have need no description. */
export function answerFaults(status: number, body: unknown, { key, responses }: Operation): string[] {
  const described = responses[status];
  if (!described)
    return status >= 300 ? basicErrorFaults(key, body) : [`${key}: answers ${status}, which is not described`];
  const content = record(resolved(described).content ?? {})['application/json'];
  if (!content) return [];
  return faults(`${key} ${status}`, record(record(content).schema), body).map(
    (fault) => `${key}: answer ${status} ${fault}`,
  );
}

function basicErrorFaults(key: string, body: unknown): string[] {
  const schema = record(at(description, 'components', 'schemas', 'basic-error'));
  return faults('basic-error', schema, body).map((fault) => `${key}: error ${fault}`);
}

function faults(name: string, schema: Json, value: unknown): string[] {
  let validate = validators.get(name);
  if (!validate) {
    // Only the schemas that this one leads to are taken along: the whole description would take seconds to compile.
    validate = ajv.compile({ ...asJsonSchema(schema), definitions: definitionsOf(schema) });
    validators.set(name, validate);
  }
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Every schema that a schema leads to, by name. */
function definitionsOf(schema: Json): Json {
  const found = new Map<string, unknown>();
  const open: unknown[] = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [, name = ''] of JSON.stringify(next).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      const definition = at(description, 'components', 'schemas', name);
      found.set(name, asJsonSchema(definition));
      open.push(definition);
    }
  }
  return Object.fromEntries(found);
}

/** OpenAPI 3.0 as JSON Schema: `nullable` becomes a type of its own, examples go, references lead into `definitions`. */
function asJsonSchema(schema: unknown): Record<string, unknown> {
  return record(converted(schema)) as Record<string, unknown>;
}

function converted(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(converted);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, example: _example, examples: _examples, ...rest } = schema as Json;
  const plain = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      key === '$ref' ? String(value).replace('#/components/schemas/', '#/definitions/') : converted(value),
    ]),
  );
  return nullable === true ? { anyOf: [plain, { type: 'null' }] } : plain;
}

/** A request may have no property that the description does not know: the real forge drops it without a word. */
function closedObjects(schema: unknown): Json {
  const closing = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(closing);
    if (typeof value !== 'object' || value === null) return value;
    const object = value as Json;
    const mapped = Object.fromEntries(Object.entries(object).map(([key, part]) => [key, closing(part)]));
    return object.type === 'object' && object.properties && object.additionalProperties === undefined && !object.oneOf
      ? { ...mapped, additionalProperties: false }
      : mapped;
  };
  return record(closing(schema));
}

/** The path of a call without its query. */
export function pathOf({ path }: Call): string {
  return new URL(path, 'http://forge').pathname;
}

function resolved(value: unknown): Json {
  const part = record(value);
  return typeof part.$ref === 'string' ? record(at(description, ...part.$ref.slice(2).split('/'))) : part;
}

function at(start: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((part, key) => record(part)[key], start);
}

function record(value: unknown): Json {
  if (typeof value !== 'object' || value === null) throw new Error('the description has no such part');
  return value as Json;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
