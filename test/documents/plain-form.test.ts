import { describe, expect, it } from 'vitest';
import {
  edited,
  inScope,
  PLAIN,
  plainProblems,
  SIGNATURE,
  SIGNED,
  SIGNED_LINE,
  told,
  withSignature,
} from './plain-reading.js';

const scope = PLAIN.split('\n').indexOf('## Scope') + 1;

describe('what is plain', () => {
  const criterion = '  * The job that changed last is printed first';
  const command = '  npm run lint';
  const last = '- **Dependencies**: none';

  const plain: readonly (readonly [string, string])[] = [
    ['CRLF', PLAIN.replaceAll('\n', '\r\n')],
    ['no line end at the end', PLAIN.trimEnd()],
    ['blanks and tabs at line ends', PLAIN.replaceAll('\n', ' \t\n')],
    ['no Notes', PLAIN.slice(0, PLAIN.indexOf('## Notes'))],
    ['Bootstrap without its tail', edited('## Bootstrap (Coder Work Plan)', '## Bootstrap')],
    [
      'explained tiers',
      edited('**RISK_TIER**: MEDIUM', '**RISK_TIER**: MEDIUM\n  - LOW: Docs-only, no *behavior* change\n  - HIGH: IPC'),
    ],
    ['a placeholder while unsigned', withSignature('- USER_SIGNATURE: <pending>')],
    [
      'prose between sections',
      edited('## Quality Gate', 'Some prose about `x` and **y**,\non two lines.\n\n---\n\n## Quality Gate'),
    ],
    ['blank lines inside a list', edited('- **OUT_OF_SCOPE**:', '\n- **OUT_OF_SCOPE**:\n')],
    ['a glob', inScope('  * src/**/*.ts')],
    ['paths in back-ticks', inScope('  * `src/__tests__/*.ts`')],
    [
      'a one-line list',
      edited(
        '- **OUT_OF_SCOPE**:\n  * Filters and colours\n  * The format of jobs.json',
        '- **OUT_OF_SCOPE**: src/a.ts; src/b.ts',
      ),
    ],
    ['record sections', `${PLAIN}\n## Skeleton\n\n> quoted\n\n<!-- hint -->\n\n## Validation\n- STATUS: Done\n`],
    ...[
      '`RISK_TIER: LOW` is refused',
      '"RISK_TIER: LOW" is refused',
      'Role: admin may cancel',
      'Status: 200 for running jobs',
      'the IN_SCOPE_PATHS: line is read',
      '[ ] npm test passes',
      'a | b | c',
      'Vec<T> is returned',
      'see [docs](x)',
      'cost < 5 & > 3',
      'a --> b',
      'naïve café — “quotes”',
      'The ⚠️ sign, 👩‍💻 and 1️⃣',
      '§2.3 says so',
    ].map((item) => [`criterion: ${item}`, edited(criterion, `  * ${item}`)] as const),
    ...[
      'grep "RISK_TIER: LOW" file',
      'RISK_TIER=LOW npm test',
      '# TEST_PLAN: run these',
      'date: x',
      '    deep',
      '###',
    ].map((line) => [`command: ${line}`, edited(command, `  ${line}`)] as const),
    ...[
      '- Note: see below',
      '- CODER_MODEL: <unclaimed>',
      '1. one\n2. two',
      '```\ncode\n```',
      '## Further section\n\nText.',
      '### Sub-heading\n\n- x\n  - y\n    - z',
      '| a | b |\n|---|---|\n| c | d |',
      'What we do: nothing special',
    ].map((lines) => [`at the end: ${JSON.stringify(lines)}`, edited(last, `${last}\n\n${lines}`)] as const),
  ];

  it.each(plain)('%s', (_, source) => {
    expect(told(source)).toEqual([]);
  });
});

describe('the form of sections and fields', () => {
  const heading = (title: string): number => PLAIN.split('\n').indexOf(title) + 1;

  it('wants the sections in their order', () => {
    const moved = edited('## Quality Gate', '## Authority').replace(/## Authority(?=\n- \*\*SPEC)/, '## Quality Gate');
    expect(told(moved)).toEqual([
      `${heading('## Bootstrap (Coder Work Plan)')} section-order Bootstrap (Coder Work Plan)`,
      `${heading('## Authority')} section-order Quality Gate`,
    ]);
  });

  it('wants every section', () => {
    expect(told(edited('## Authority\n', ''))).toEqual(['1 section-missing Authority']);
  });

  it('refuses fields as headings and shows which', () => {
    expect(told(edited('- **TEST_PLAN**:\n', '### TEST_PLAN\n'))).toEqual([
      `${heading('- **TEST_PLAN**:')} dress TEST_PLAN`,
    ]);
  });

  it.each([
    ['a value over two lines', edited('the newest first.', 'the newest\n  first.'), 1],
    ['a lazy line', edited('the newest first.', 'the newest\nfirst.'), 1],
    ['markup in a path', inScope('  * app/*main*.ts'), 4],
    ['an escape in a path', inScope('  * app/\\_main.ts'), 4],
    ['a link as a path', inScope('  * [app/main.ts](x)'), 4],
    ['a ticked path', inScope('  * [x] app/main.ts'), 4],
    ['a list of two levels', inScope('  * app\n    * main.ts'), 4],
    ['a numbered list', inScope('  1. app/main.ts'), 4],
    ['paths on the line and below it', edited('- **IN_SCOPE_PATHS**:', '- **IN_SCOPE_PATHS**: src/'), 4],
    ['a fence of paths', inScope('  ```\n  app/main.ts\n  ```\n'), 4],
    ['paths beside an empty field', inScope('- app/main.ts').replace('  * tests/list', '- tests/list'), 5],
    ['an image in prose', edited('Print the jobs', '![Print](x) the jobs'), 1],
  ])('refuses %s', (_, source, offset) => {
    expect(plainProblems(source).map(({ fault, span }) => `${span.line} ${fault}`)).toContain(
      `${scope + offset + (source.includes('newest\n') ? 1 : 0)} rich-value`,
    );
  });

  it('refuses a remark behind the signature that signs', () => {
    expect(told(withSignature(`${SIGNED} (revoked)`))).toEqual([`${SIGNED_LINE} rich-value USER_SIGNATURE`]);
  });

  it('refuses a placeholder as a value once the packet is signed', () => {
    expect(told(edited('DATE: 2026-01-05T11:20:00Z', 'DATE: <pending>'))).toEqual(['5 rich-value DATE']);
  });

  it('places a problem with line, column and offsets of the decoded text', () => {
    const source = withSignature(`- USER_SIGNATURE: \u202e${SIGNATURE}`).replaceAll('\n', '\r\n');
    const [problem] = plainProblems(source);
    expect(problem?.span).toMatchObject({ line: SIGNED_LINE, column: 19, endColumn: 20 });
    expect(source.slice(problem?.span.start, problem?.span.end)).toBe('\u202e');
  });

  it('places at most fifty problems and counts the rest in the last', () => {
    const problems = plainProblems(`${PLAIN}\n${'> quoted\n\n'.repeat(80)}`);
    expect(problems).toHaveLength(50);
    expect(problems.at(-1)?.actual).toBe('> quoted (and 30 more)');
  });
});
