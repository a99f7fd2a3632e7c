import type { Rule } from '../rule.js';
import type { FromSchema } from './from-schema.js';
import { BASE_SCHEMA, SEVERITY } from './schema.js';

/** What a valid `handshake.config.json` holds. */
export type ConfigFile = FromSchema<typeof BASE_SCHEMA>;

/** A JSON Schema as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The published schema: the base with one described entry per rule, so that editors complete ids and options, and an id or an
 * option that no rule has is refused.
 * @param rules the registry, or a test's own rules
 */
export function configSchema(rules: readonly Rule[]): JsonSchema {
  const properties = Object.fromEntries([...rules].sort(byId).map((rule) => [rule.id, ruleSchema(rule)]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of handshake-check',
    description:
      'handshake.config.json at the top of a repository: JSON, comments allowed. Every default is the protocol’s.',
    ...BASE_SCHEMA,
    properties: {
      ...BASE_SCHEMA.properties,
      rules: {
        type: 'object',
        description: BASE_SCHEMA.properties.rules.description,
        properties,
        additionalProperties: false,
      },
    },
  };
}

function byId(a: Rule, b: Rule): number {
  return a.id < b.id ? -1 : 1;
}

function ruleSchema(rule: Rule): JsonSchema {
  const options = Object.entries(rule.options).map(([name, option]) => [
    name,
    { ...option.schema, description: option.description, default: option.default },
  ]);
  return {
    description: `Blocks when ${rule.blocksWhen} (${rule.clauses.join(', ')}).`,
    default: 'error',
    type: ['string', 'object'],
    if: { type: 'string' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: SEVERITY,
    else: {
      type: 'object',
      properties: { severity: SEVERITY, ...Object.fromEntries(options) },
      additionalProperties: false,
    },
  };
}
