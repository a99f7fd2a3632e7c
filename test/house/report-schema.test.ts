import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { ValidationError } from '../../engine/generated/validators.js';
import { validateReport } from '../../engine/generated/validators.js';
import { REPORT_VERSION, type Report } from '../../engine/report.js';
import { read } from './source-files.js';

const schema = JSON.parse(read('schemas/report.schema.json'));

/** The interfaces of the report, and where the schema describes them. */
const INTERFACES: readonly (readonly [file: string, name: string, described: ObjectSchema])[] = [
  ['engine/report.ts', 'Report', schema],
  ['engine/report.ts', 'TreeName', schema.$defs.treeName],
  ['engine/report.ts', 'Outcome', schema.$defs.outcome],
  ['engine/report.ts', 'Diagnostic', schema.$defs.diagnostic],
  ['engine/report.ts', 'Notice', schema.$defs.notice],
  ['engine/report.ts', 'Counts', schema.$defs.counts],
  ['engine/report.ts', 'Shard', schema.$defs.shard],
  ['engine/report.ts', 'ShardOf', schema.$defs.shard.properties.of],
  ['engine/report.ts', 'IfIdle', schema.$defs.ifIdle],
  ['engine/model/undecided.ts', 'Undecided', schema.$defs.undecided],
];

interface ObjectSchema {
  readonly properties: Readonly<Record<string, { readonly enum?: readonly string[]; readonly properties?: object }>>;
  readonly required: readonly string[];
  readonly additionalProperties: boolean;
}

// The type is the contract of those who write a report, the schema of those who read one: they may not drift apart.
describe.each(INTERFACES)('%s: %s', (path, name, described) => {
  const members = membersOf(path, name);

  it('has the members that the schema describes, required where they are', () => {
    expect(Object.keys(described.properties).sort()).toEqual([...members.keys()].sort());
    const required = [...members].filter(([, member]) => !member.optional).map(([key]) => key);
    expect([...described.required].sort()).toEqual(required.sort());
    expect(described.additionalProperties).toBe(false);
  });

  it('has the values that the schema lists', () => {
    for (const [key, { literals }] of members) {
      if (literals.length > 0) expect(described.properties[key]?.enum, key).toEqual(literals);
    }
  });
});

it('counts the packets as the schema says', () => {
  const packets = membersOf('engine/report.ts', 'Counts').get('packets')?.members ?? [];
  expect(Object.keys(schema.$defs.counts.properties.packets.properties)).toEqual(packets);
  expect(schema.$defs.counts.properties.packets.required).toEqual(packets);
});

describe('validateReport', () => {
  const report: Report = {
    version: REPORT_VERSION,
    tool: { name: 'handshake-check', version: '0.1.0' },
    door: 'cli',
    base: { name: 'HEAD (0123456)', commit: '0'.repeat(40) },
    head: { name: 'the work tree', commit: null },
    verdict: 'block',
    outcomes: [
      { rule: 'packet-id', scope: 'repository', outcome: 'failed', examined: 1 },
      { rule: 'signature-lock', scope: 'change', outcome: 'not-applicable', examined: 0, reason: 'no commits' },
    ],
    diagnostics: [
      {
        rule: 'packet-id',
        messageId: 'no-suffix',
        severity: 'error',
        standing: 'active',
        message: 'a is b, expected c',
        why: 'why',
        help: 'help',
        path: 'docs/a.md',
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 2,
        commit: 'a'.repeat(40),
        fingerprint: '0123456789abcdef',
        related: [{ path: 'docs/b.md', line: 2, column: 3, note: 'the other' }],
      },
    ],
    undecided: [{ subject: 'a', reason: 'is b', help: 'c' }],
    notices: [{ kind: 'base', text: 'judged against HEAD' }],
    counts: {
      errors: 1,
      warnings: 0,
      inherited: 0,
      waived: 0,
      undecided: 1,
      packets: { changed: 1, examined: 1, total: 2 },
      commits: 0,
    },
  };

  it('accepts a report', () => {
    expect(validateReport(report), JSON.stringify(validateReport.errors)).toBe(true);
  });

  const wrong: readonly (readonly [what: string, change: object, place: string])[] = [
    ['an unknown member', { extra: 1 }, ''],
    ['another version', { version: 2 }, '/version'],
    ['an unknown verdict', { verdict: 'ok' }, '/verdict'],
    ['a short commit', { base: { name: 'x', commit: 'abc' } }, '/base/commit'],
    ['a line 0', { diagnostics: [{ ...report.diagnostics[0], line: 0 }] }, '/diagnostics/0/line'],
    ['a missing count', { counts: { ...report.counts, packets: { changed: 1, total: 2 } } }, '/counts/packets'],
  ];
  it.each(wrong)('refuses %s', (_, change, place) => {
    expect(validateReport({ ...report, ...change })).toBe(false);
    const errors: readonly ValidationError[] = validateReport.errors ?? [];
    expect(errors.map(({ instancePath }) => instancePath)).toContain(place);
  });
});

interface Member {
  readonly optional: boolean;
  /** The values, where the type is a union of texts. */
  readonly literals: readonly string[];
  /** The keys, where the type is an object written in place. */
  readonly members: readonly string[];
}

function membersOf(path: string, name: string): ReadonlyMap<string, Member> {
  const declaration = statementsOf(path).find((each) => ts.isInterfaceDeclaration(each) && each.name.text === name);
  if (!declaration || !ts.isInterfaceDeclaration(declaration)) throw new Error(`${path} declares no interface ${name}`);
  return new Map(
    declaration.members.filter(ts.isPropertySignature).map((member) => [
      member.name.getText(),
      {
        optional: member.questionToken !== undefined,
        literals: literalsOf(path, member.type),
        members: member.type && ts.isTypeLiteralNode(member.type) ? keysOf(member.type) : [],
      },
    ]),
  );
}

function keysOf(type: ts.TypeLiteralNode): string[] {
  return type.members.flatMap((member) => member.name?.getText() ?? []);
}

/** The texts of a union, also behind an alias that is declared in the file or imported by it. */
function literalsOf(path: string, type: ts.TypeNode | undefined): string[] {
  if (!type) return [];
  if (ts.isUnionTypeNode(type)) {
    const texts = type.types.map((each) =>
      ts.isLiteralTypeNode(each) && ts.isStringLiteral(each.literal) ? each.literal.text : null,
    );
    return texts.filter((text) => text !== null);
  }
  if (!ts.isTypeReferenceNode(type)) return [];
  const alias = type.typeName.getText();
  for (const file of [path, 'engine/rule.ts', 'engine/model/law.ts', 'engine/model/changeset.ts']) {
    const found = statementsOf(file).find((each) => ts.isTypeAliasDeclaration(each) && each.name.text === alias);
    if (found && ts.isTypeAliasDeclaration(found)) return literalsOf(file, found.type);
  }
  return [];
}

function statementsOf(path: string): readonly ts.Statement[] {
  return ts.createSourceFile(path, read(path), ts.ScriptTarget.ESNext, true).statements;
}
