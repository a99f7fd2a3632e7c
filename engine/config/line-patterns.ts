import { LINE_PATTERNS, type LinePattern } from '../model/line-pattern.js';
import type { Rule } from '../rule.js';
import type { ConfigFile } from './config-schema.js';

/** A pattern of the configuration, and the keys that lead to it. */
export interface PlacedPattern {
  readonly pattern: string;
  readonly path: readonly (string | number)[];
}

/** Every pattern in RE2 syntax that a configuration holds: those in options whose schema says that they are lists of them. */
export function linePatternsOf({ rules: settings }: ConfigFile, rules: readonly Rule[]): PlacedPattern[] {
  return rules.flatMap(({ id, options }) => {
    const setting = settings?.[id];
    if (typeof setting !== 'object') return [];
    const names = Object.keys(options).filter((name) => options[name]?.schema === LINE_PATTERNS && name in setting);
    return names.flatMap((name) => {
      const list = (setting as Readonly<Record<string, unknown>>)[name] as readonly LinePattern[];
      return list.flatMap((entry, index) =>
        (['pattern', 'unless'] as const).flatMap((key) => {
          const pattern = entry[key];
          return pattern === undefined ? [] : [{ pattern, path: ['rules', id, name, index, key] }];
        }),
      );
    });
  });
}
