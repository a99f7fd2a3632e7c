import type { Rule } from '../rule.js';
import type { FromSchema } from './from-schema.js';
import { BASE_SCHEMA, RULE_SETTING, SEVERITY } from './schema.js';

/** What a valid `handshake.config.json` holds. */
export type ConfigFile = FromSchema<typeof BASE_SCHEMA>;

/** A JSON Schema as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The schema by which configurations are read: the base with one described entry per rule, so that an id or an option that no rule has is
 * refused. Which rules plug-ins have, no schema can know: `read.ts` lets those through.
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

/**
 * The published schema, by which editors complete ids and options: the same, but that a configuration which names plug-ins may set rules
 * that nobody knows outside of its repository.
 */
export function publishedSchema(rules: readonly Rule[]): JsonSchema {
  const schema = configSchema(rules) as { readonly properties: { readonly rules: JsonSchema } };
  const ids = rules.map(({ id }) => id).sort();
  return {
    ...schema,
    properties: { ...schema.properties, rules: { ...schema.properties.rules, additionalProperties: RULE_SETTING } },
    if: { properties: { plugins: { type: 'array', maxItems: 0 } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { properties: { rules: { type: 'object', propertyNames: { enum: ids } } } },
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
