import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema, type JsonSchema, publishedSchema } from '../../engine/config/config-schema.js';
import { rules } from '../../rules/index.js';
import { type Artifact, formattedJson, ROOT } from './artifact.js';
import { validatorsModule, validatorsTypes, validatorTypes } from './validators.js';

/**
 * What the program itself needs before any of it can run: the configuration's schema, from the rules, and the compiled
 * validators. Nothing here may import a module that imports the validators.
 */
export async function compiledArtifacts(): Promise<Artifact[]> {
  const config = formattedJson('schemas/config.schema.json', publishedSchema(rules));
  const schemas = {
    validateWorkPacket: readSchema('schemas/work-packet.schema.json'),
    validateReport: readSchema('schemas/report.schema.json'),
    validateOverview: readSchema('schemas/overview.schema.json'),
    validateWaiver: readSchema('schemas/waiver.schema.json'),
  };
  // Large, and loaded only where there is a configuration to read.
  const configSchemas = { validateConfig: JSON.parse(JSON.stringify(configSchema(rules))) as JsonSchema };
  return [
    config,
    { path: 'engine/generated/config-validator.js', content: await validatorsModule(configSchemas) },
    { path: 'engine/generated/config-validator.d.ts', content: validatorTypes(configSchemas) },
    { path: 'engine/generated/validators.js', content: await validatorsModule(schemas) },
    { path: 'engine/generated/validators.d.ts', content: validatorsTypes(schemas) },
  ];
}

function readSchema(path: string): JsonSchema {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as JsonSchema;
}
