import { expect, it } from 'vitest';
import { openLines, withClaimSections } from '../../engine/documents/open-fields.js';
import { readPacketText } from '../../engine/documents/packet-text.js';
import { titleTable } from '../../engine/documents/section-titles.js';
import { divide } from '../../engine/documents/zones.js';

const titles = titleTable([]);

/** The open lines of a text, and those of sections that hold nothing else. */
function openIn(
  text: string,
  openFields: readonly string[] = [],
  work = { steps: 0 },
): [open: string[], all: string[]] {
  const packet = readPacketText(text, titles, work);
  const zones = divide(packet, titles, work);
  const open = openLines(packet, zones, { openFields: [...openFields] }, work);
  const all = withClaimSections(packet, zones, open, work);
  const texts = (indexes: ReadonlySet<number>): string[] =>
    packet.lines.filter((_, index) => indexes.has(index)).map((line) => line.text);
  return [texts(open), texts(all)];
}

const inMetadata = (lines: readonly string[], openFields: readonly string[] = []): string[] =>
  openIn(`# T\n## Metadata\n${lines.join('\n')}\n`, openFields)[0];

const ABOUT =
  'id¦name¦agent¦agent id¦model¦model profile¦reasoning strength¦branch¦worktree¦session¦session id¦of record';
const WORKERS = 'coder¦validator¦wp validator¦integration validator¦assignee¦claimant¦worker'.split('¦');
const CLAIMS = [
  ...WORKERS.flatMap((worker) => [worker, ...ABOUT.split('¦').map((about) => `${worker} ${about}`)]),
  ...'assigned¦assigned to¦assigned at¦claim¦claimed¦claimed by¦claimed at¦claim date¦owner¦execution owner'.split('¦'),
  ...'started¦started at¦started on¦branch¦worktree¦model¦reasoning strength¦secondary validator sessions'.split('¦'),
  ...'main containment status¦main containment verified at utc¦merged main commit¦current wp status'.split('¦'),
  ...'current main compatibility status¦current main compatibility baseline sha¦backup push status'.split('¦'),
  ...'current main compatibility verified at utc¦integration validator launch state'.split('¦'),
  ...'packet widening decision¦packet widening evidence'.split('¦'),
];
const UPDATES = ['last updated', 'last update', 'last modified', 'updated', 'updated at'];

it('knows every name of a claim and of a last update', () => {
  const lines = [...CLAIMS.map((name) => `- ${name}: x`), ...UPDATES.map((name) => `- ${name}: 2026-01-02`)];
  expect(inMetadata(lines)).toEqual(lines);
});

it('takes no other name for one, nor what the contract has for a field', () => {
  expect(inMetadata(['- reviewer: x', '- coder mood: x', '- ROLE: x', '- STATUS: x', '- Scope: x', '- x'])).toEqual([]);
  expect(inMetadata(['- coder', '- mood: x', '- ROLE: x', '- x y: z'], ['Mood', '', '–', 'ROLE', 'x_y'])).toEqual([
    ...['- mood: x', '- x y: z'],
  ]);
});

const DAY = '2026-01-02';

it.each([
  ...['', DAY, `${DAY}T10:00`, `${DAY} 10:00`, `${DAY}T10:00:01`, `${DAY}T10:00:01.5`, `${DAY}T10:00:01.123456789`],
  ...[
    `${DAY}T10:00Z`,
    `${DAY}T10:00 Z`,
    `${DAY} 10:00 UTC`,
    `${DAY} 10:00UTC`,
    `${DAY} 10:00 +01:00`,
    `${DAY} 10:00-0100`,
  ],
  ...[
    `${DAY} 10:00:00.25 +01:00`,
    `bob, ${DAY}`,
    `bob ${DAY}`,
    `b.o-b7 ${DAY}`,
    `${DAY}, bob`,
    `${DAY}, by bob`,
    `${DAY} by Bob`,
  ],
  ...[`${DAY} (bob)`, `${DAY} (by bob)`, `b ${DAY} by b`, `${DAY} b${'x'.repeat(30)}`, `b${'x'.repeat(30)} ${DAY}`],
])('last update %j is when and who', (value) => {
  const lines = [`- Updated: ${value}`, `- **Updated:** ${value}`, `- **Updated**: ${value}`, `**Updated: ${value}**`];
  expect(inMetadata(lines.flatMap((line) => [line, '']))).toEqual(lines);
});

it.each([
  ...[
    'x',
    '2026',
    '2026-1-2',
    'x2026-01-02x',
    `${DAY}T10`,
    `${DAY}T1:00`,
    `${DAY}T10:0`,
    `${DAY}T10:00:1`,
    `${DAY}T10:00:01.`,
    `${DAY}T10:00:01.1234567890`,
  ],
  ...[
    `${DAY}T10:00 7`,
    `${DAY} 10:00 +1:00`,
    `${DAY} 10:00 *01:00`,
    `${DAY} 10:00 +01:0`,
    `${DAY} 10:00  UTC`,
    `${DAY} UTC, bob`,
    `${DAY} 10:00 +xx:yy`,
  ],
  ...[
    `bob and eve ${DAY}`,
    `7 ${DAY}`,
    `bob; ${DAY}`,
    `${DAY} bob and eve`,
    `${DAY} by bob eve`,
    `${DAY} 7`,
    `${DAY} (bob`,
    `${DAY} bob)`,
    `${DAY} (7)`,
  ],
  ...[
    `${DAY} b${'x'.repeat(31)}`,
    `b${'x'.repeat(31)} ${DAY}`,
    `${DAY} (b${'x'.repeat(31)})`,
    `${DAY}T10:00:01.x`,
    `!${DAY}`,
    `${DAY}!`,
    `${DAY} ** x`,
  ],
])('last update %j is more than that', (value) => {
  expect(inMetadata([`- Updated: ${value}`, `**Updated**: ${value}`])).toEqual([]);
});

it.each([
  ...['x', '**x**', '**x y.z-1** of **b**', '`ab`', '``', '<unclaimed>', '<pending>', '<none>', '<TBD>', '<n/a>'],
  ...[
    '<your name>',
    '<coder>',
    '<coder_b>',
    '<validator id>',
    '<agent-name>',
    '<session>',
    '<model>',
    '<branch>',
    '<worktree>',
    '<name>',
    '<id>',
    '<date>',
    '<sha>',
  ],
  ...['<a.b+c-d@e-f.g>', '<3', 'a < b', 'a > b', '<é>', 'risk', 'in-depth scope', 'out', 'a: b', 'a:b'],
])('a claim may say %j', (value) => {
  expect(inMetadata([`- CODER: ${value}`])).toEqual([`- CODER: ${value}`]);
});

it.each([
  ...[
    'in scope',
    'In-Scope',
    'IN_SCOPE_PATHS',
    'in  scope',
    'in *_scope',
    'in ~`scope`',
    'out of scope',
    'Risk - Tier',
    'done_means',
    'spec\tanchor',
    'user signature',
  ],
  ...[
    '<b',
    '</b>',
    '<!x',
    '<?x',
    '<un>',
    '<unclaimed',
    '<coderx>',
    '<your name@x y>',
    '<x@>',
    '<about>',
    '<none >',
    `<un${'x'.repeat(21)}>`,
    '<tb',
  ],
  ...['a*b', '**a/b**', '***', '**a', `**${'a'.repeat(81)}**`, '**a**b*', '**a***', '`a', '`a``', '<unclaimed>`'],
])('a claim may not say %j', (value) => {
  expect(inMetadata([`- CODER: ${value}`])).toEqual([]);
});

it('puts a blank where it takes something out of a claim', () => {
  expect(
    inMetadata(['- CODER: in<none>scope', '- CODER: <<none>b', '- CODER: *<none>*', '- CODER: **a**<none>']),
  ).toEqual(['- CODER: <<none>b', '- CODER: **a**<none>']);
});

it('is one line, short and hardly indented', () => {
  const longest = `- CODER: ${'x'.repeat(491)}`;
  expect(longest).toHaveLength(500);
  expect(inMetadata([longest, `${longest}x`, '', ' - CODER: a', '', '  - CODER: b'])).toEqual([longest, ' - CODER: a']);
  expect(inMetadata(['```', 'CODER: a', '```', '> CODER: b', '# CODER: c'])).toEqual([]);
});

it('stands above the sections or in one about claims, an update by itself in any', () => {
  const line = '- CODER: a';
  const text = (heading: string): string => `${heading}\n${line}\n- Updated: ${DAY}\n\nUpdated: ${DAY}\n`;
  const both = [line, `- Updated: ${DAY}`, `Updated: ${DAY}`];
  expect(openIn(text(''))[0]).toEqual(both);
  expect(openIn(text('# T\n'))[0]).toEqual(both);
  for (const title of ['Metadata', 'Claim', 'claims', 'Assignment', 'OWNERSHIP'])
    expect(openIn(text(`# T\n## ${title}`))[0]).toEqual(both);
  expect(openIn(text('# T\n## Scope'))[0]).toEqual([`Updated: ${DAY}`]);
  expect(openIn(`# T\n## Scope\na\nUpdated: ${DAY}\n`)[0]).toEqual([]);
  expect(openIn(`# T\n## Metadata\na\nUpdated: ${DAY}\n`)[0]).toEqual([`Updated: ${DAY}`]);
});

it('opens a section that holds nothing but claims, with its heading', () => {
  const open = (section: string, behind = '## Scope\na\n'): string[] => openIn(`# T\n${section}${behind}`)[1];
  expect(open('## Claim\n- CODER: a\n\n---\n\n')).toEqual(['## Claim', '- CODER: a', '', '---', '']);
  expect(open('## Claims\n', '')).toEqual(['## Claims']);
  expect(open('Claim\n=====\n- CODER: a\n', '')).toEqual(['Claim', '=====', '- CODER: a']);
  expect(open('## Claim\n- CODER: a\nx\n')).toEqual(['- CODER: a']);
  expect(open('## Claim\n- CODER: a\n### More\n')).toEqual(['- CODER: a']);
  expect(open('## Scope\n### Claim\n')).toEqual([]);
  expect(open('## Claim:\n## 1 Claim\n## Claim 1\n## Metadata\n')).toEqual([]);
  expect(open('## Claim\n', '## Ownership\n## Scope\n')).toEqual(['## Claim', '## Ownership']);
  expect(open('## Skeleton\n# Claim\n', '')).toEqual(['# Claim']);
  expect(open('## Audit Report\n## Claim\n', '')).toEqual([]);
});

it('counts the characters that it looks at', () => {
  const steps = (text: string): number => {
    const [before, after] = [{ steps: 0 }, { steps: 0 }];
    divide(readPacketText(text, titles, before), titles, before);
    openIn(text, [], after);
    return after.steps - before.steps;
  };
  expect(steps('# T\nab\n\n- c\n')).toBe(3 + 4);
  expect(steps('# T\n## Claim\n- CODER: a\n\n')).toBe(11 + 3);
});
