import type { GovernedPart } from '../model/governed.js';
import type { Finding, MessageTable, Need, Rule, RuleOption, Words } from '../rule.js';
import { withinBounds } from '../within-bounds.js';
import { ModuleFault } from './module-text.js';
import { expectedBy, schemaFault } from './option-schema.js';
import { readOnly } from './read-only.js';
import { RULE_API } from './rule-api.js';

/** Seconds that a plug-in has to say its rules, and a rule to find the words for one finding. */
const SECONDS = 2;
/** More rules than this nobody reads. */
const MOST_RULES = 50;
const LONGEST_ID = 64;

const KEYS = new Set([
  'id',
  'clauses',
  'blocksWhen',
  'why',
  'reads',
  'completeness',
  'waivable',
  'options',
  'messages',
  'needs',
  'packet',
  'repository',
  'change',
]);
const SCOPES = ['packet', 'repository', 'change'] as const;
const NEEDS: readonly Need[] = ['commits', 'messages', 'signature-history', 'last-touched'];
const PARTS: Readonly<Record<GovernedPart, true>> = {
  packets: true,
  board: true,
  spec: true,
  'spec-pointer': true,
  ledger: true,
  signatures: true,
  waivers: true,
  'oss-register': true,
  law: true,
  code: true,
};

/**
 * The rules that a plug-in says it has, as the engine runs them: whatever they yield and say is copied as plain data, and their words are
 * looked for under the same bounds as their checks.
 * @param say evaluates the plug-in
 * @param prefix what every id begins with
 * @throws ModuleFault when what it says are no rules, or it does not come to an end; and whatever the plug-in throws
 */
export function ownRules(subject: string, prefix: string, say: () => unknown): readonly Rule[] {
  return withinBounds(subject, SECONDS, () => {
    const exported = say();
    const list: unknown = typeof exported === 'function' ? exported(RULE_API) : exported;
    if (!Array.isArray(list) || list.length === 0) {
      throw new ModuleFault('gives no rules, expected a list of them or a function that returns one');
    }
    if (list.length > MOST_RULES) throw new ModuleFault(`gives ${list.length} rules, expected at most ${MOST_RULES}`);
    const rules = Array.from(list as readonly unknown[], (each, index) => ownRule(each, index, prefix));
    const twice = rules.find(({ id }, index) => rules.findIndex((other) => other.id === id) < index);
    if (twice) throw new ModuleFault(`gives the rule ${twice.id} twice, expected each once`);
    return rules;
  });
}

function ownRule(given: unknown, index: number, prefix: string): Rule {
  if (typeof given !== 'object' || given === null) throw new ModuleFault(`gives no rule as number ${index + 1}`);
  const rule = given as Readonly<Record<string, unknown>>;
  const id = idOf(rule.id, index, prefix);
  const refuse = (what: string): never => {
    throw new ModuleFault(`gives the rule ${id}, which ${what}`);
  };
  const text = (name: string): string => {
    const value = rule[name];
    return typeof value === 'string' && value.trim() !== '' ? value : refuse(`has no "${name}", expected a text`);
  };
  const flag = (name: string): boolean => {
    const value = rule[name];
    return typeof value === 'boolean' ? value : refuse(`has no "${name}", expected true or false`);
  };
  const words = <Word extends string>(name: string, known: readonly Word[] | null): readonly Word[] => {
    const value: unknown = rule[name] ?? [];
    const isList = Array.isArray(value) && value.every((each) => typeof each === 'string' && each.trim() !== '');
    if (!isList) return refuse(`has no list of texts as "${name}"`);
    const strange = known === null ? undefined : value.find((each) => !known.includes(each));
    if (strange !== undefined) refuse(`has "${strange}" in "${name}", expected ${known?.join(', ')}`);
    return [...value];
  };
  // Whatever is undefined, such as the `options` that a spread leaves behind, is not there.
  const unknown = Object.keys(rule).find((key) => !KEYS.has(key) && rule[key] !== undefined);
  if (unknown !== undefined) refuse(`has the unknown key "${unknown}", expected ${[...KEYS].join(', ')}`);
  const clauses = words('clauses', null);
  if (clauses.length === 0) refuse('names no clause in "clauses", expected where its law stands');
  const checks = checksOf(rule, refuse);
  const needs = words('needs', NEEDS);
  if (needs.length > 0 && !checks.change) refuse('has "needs" and no check of a change, expected them for one');
  return {
    id,
    clauses,
    blocksWhen: text('blocksWhen'),
    why: text('why'),
    reads: words('reads', Object.keys(PARTS) as GovernedPart[]),
    completeness: flag('completeness'),
    waivable: flag('waivable'),
    options: optionsOf(rule.options ?? {}, refuse),
    messages: messagesOf(id, rule.messages, refuse),
    needs,
    ...checks,
  };
}

function idOf(id: unknown, index: number, prefix: string): string {
  if (typeof id !== 'string') throw new ModuleFault(`gives a rule without an "id" as number ${index + 1}`);
  if (id.length > LONGEST_ID || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || !id.startsWith(prefix)) {
    const shown = JSON.stringify(id.slice(0, LONGEST_ID));
    throw new ModuleFault(
      `gives a rule with the id ${shown}, expected the name of the file before it and small letters, digits and hyphens: "${prefix}…"`,
    );
  }
  return id;
}

type Refuse = (what: string) => never;
type Check = (context: never) => Iterable<Finding>;

function checksOf(rule: Readonly<Record<string, unknown>>, refuse: Refuse): Pick<Rule, (typeof SCOPES)[number]> {
  const checks = SCOPES.filter((scope) => rule[scope] !== undefined).map((scope): [string, Check] => {
    const check = functionOf(rule[scope]) ?? refuse(`has no function as "${scope}"`);
    if (/^\[object Async/.test(Object.prototype.toString.call(check))) {
      refuse(`has an asynchronous check "${scope}", expected a generator: *${scope}(context) { … }`);
    }
    return [scope, (context) => copied(check.call(rule, readOnly(context)))];
  });
  if (checks.length === 0) refuse(`checks nothing, expected a generator: *packet, *repository or *change`);
  return Object.fromEntries(checks);
}

function functionOf(value: unknown): ((this: unknown, given: unknown) => unknown) | null {
  return typeof value === 'function' ? (value as (this: unknown, given: unknown) => unknown) : null;
}

/** Facts alone pass: a getter, or a value that is another at every look, would make the report of one run differ from the next. */
function* copied(findings: unknown): Iterable<Finding> {
  for (const finding of findings as Iterable<unknown>) yield plain(finding) as Finding;
}

function plain(value: unknown): unknown {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new Error('it yields what is no finding');
  return JSON.parse(text);
}

function messagesOf(id: string, given: unknown, refuse: Refuse): MessageTable {
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  if (entries.length === 0) refuse('has no "messages", expected its words as functions of the data of a finding');
  return Object.fromEntries(
    entries.map(([name, words]) => {
      if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
        refuse(`has a message "${name.slice(0, LONGEST_ID)}", expected small letters, digits and hyphens`);
      }
      const say = functionOf(words) ?? refuse(`has no function as the message "${name}"`);
      return [
        name,
        (data: unknown) => withinBounds(`rule ${id}`, SECONDS, () => plain(say.call(given, data)) as Words),
      ];
    }),
  );
}

function optionsOf(given: unknown, refuse: Refuse): Readonly<Record<string, RuleOption>> {
  if (typeof given !== 'object' || given === null) return refuse('has no object as "options"');
  return Object.fromEntries(
    Object.entries(given).map(([name, option]: [string, unknown]): [string, RuleOption] => {
      if (name === 'severity' || !/^[a-z][A-Za-z0-9]{0,63}$/.test(name)) {
        refuse(`has an option "${name.slice(0, LONGEST_ID)}", expected a name like "maxLines" other than "severity"`);
      }
      const { schema, default: byDefault, description } = (option ?? {}) as Partial<RuleOption>;
      const fault = schemaFault(schema);
      if (fault !== null || schema === undefined) refuse(`has an option "${name}" whose "schema" ${fault}`);
      if (typeof description !== 'string' || description === '') refuse(`does not describe its option "${name}"`);
      const copy = plain({ schema, default: byDefault, description }) as RuleOption;
      const expected = expectedBy(copy.schema, copy.default);
      if (expected !== null) refuse(`has a default of "${name}" that its schema refuses, expected ${expected}`);
      return [name, copy];
    }),
  );
}
