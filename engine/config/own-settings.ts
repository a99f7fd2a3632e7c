import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { printable } from '../model/path.js';
import { expectedBy } from '../plug-ins/option-schema.js';
import { prefixOf } from '../plug-ins/prefix.js';
import type { Rule } from '../rule.js';
import { nearest } from '../selection.js';
import type { ConfigFile } from './config-schema.js';
import type { JsonFault } from './json.js';
import { SEVERITY } from './schema.js';

/**
 * What the ids of plug-ins' rules begin with, in a configuration that may be anything.
 * @param value of the whole file, before it is validated
 */
export function plugInPrefixes(value: unknown): string[] {
  const list = typeof value === 'object' && value !== null && 'plugins' in value ? value.plugins : [];
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'path' in entry && typeof entry.path === 'string'
      ? [prefixOf(entry.path)]
      : [],
  );
}

/** Two plug-ins of one name, or of names of which one begins the other, which could not be told apart by the ids of their rules. */
export function plugInsFault(root: Node, { plugins = [] }: ConfigFile): JsonFault | null {
  const seen = new Map<string, string>();
  for (const [index, { path = '' }] of plugins.entries()) {
    const prefix = prefixOf(path);
    const other = [...seen].find(([each]) => each.startsWith(prefix) || prefix.startsWith(each))?.[1];
    if (other !== undefined) {
      return {
        offset: findNodeAtLocation(root, ['plugins', index])?.offset ?? 0,
        reason: `names the plug-in "${printable(path)}" behind "${printable(other)}", expected another name of the file: ids of both can begin with "${prefix}"`,
        help: `Rename one of the files, or take one of them out of "plugins".`,
      };
    }
    seen.set(prefix, path);
  }
  return null;
}

/** The first setting of a plug-in's rule that the rule does not take; those of the protocol's rules are compiled into the validator. */
export function ownSettingsFault(
  root: Node,
  { rules: settings = {} }: ConfigFile,
  own: readonly Rule[],
): JsonFault | null {
  for (const rule of own) {
    const setting: unknown = settings[rule.id];
    if (setting === undefined) continue;
    const fault = settingFault(rule, setting);
    if (fault === null) continue;
    const { key, reason, help } = fault;
    const path = ['rules', rule.id, ...(key === null ? [] : [key])];
    return { offset: findNodeAtLocation(root, path)?.offset ?? 0, reason, help };
  }
  return null;
}

interface SettingFault extends Pick<JsonFault, 'reason' | 'help'> {
  readonly key: string | null;
}

function settingFault(rule: Rule, setting: unknown): SettingFault | null {
  if (typeof setting === 'string') return valueFault(`rules.${rule.id}`, null, SEVERITY, setting);
  if (typeof setting !== 'object' || setting === null || Array.isArray(setting)) {
    return {
      key: null,
      reason: `sets "rules.${rule.id}" to something else, expected a text or an object`,
      help: `Write "error", "warning" or "off", or an object of the severity and the options of ${rule.id}.`,
    };
  }
  for (const [key, value] of Object.entries(setting)) {
    const schema = key === 'severity' ? SEVERITY : rule.options[key]?.schema;
    if (schema === undefined) return unknownOption(rule, key);
    const fault = valueFault(`rules.${rule.id}.${key}`, key, schema, value);
    if (fault) return fault;
  }
  return null;
}

function valueFault(
  name: string,
  key: string | null,
  schema: Readonly<Record<string, unknown>>,
  value: unknown,
): SettingFault | null {
  const { description: _, ...bare } = schema;
  const expected = expectedBy(bare, value);
  if (expected === null) return null;
  const said = printable(JSON.stringify(value).slice(0, 80));
  return { key, reason: `sets "${name}" to ${said}, expected ${expected}`, help: `Set "${name}" to ${expected}.` };
}

function unknownOption(rule: Rule, key: string): SettingFault {
  const known = ['severity', ...Object.keys(rule.options)];
  const meant = nearest(key, known);
  return {
    key,
    reason: `has the unknown key "${printable(key.slice(0, 80))}" in "rules.${rule.id}", expected a known one such as "${meant}"`,
    help: `Write "${meant}" if that is meant, else remove the entry. Known: ${known.join(', ')}.`,
  };
}
