import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathUri } from '../../engine/reporters/escape.js';
import { markdownReport } from '../../engine/reporters/markdown.js';
import { diagnostic, report } from './example-report.js';
import { hostileText } from './hostile-text.js';
import { actedOn, nodesOf, parsed } from './markdown-tree.js';

const LIMIT = 60_000;
const bytes = (text: string): number => Buffer.byteLength(text);
const links = {
  blob: (path: string, line: number, commit: string): string =>
    `https://forge.test/o/r/blob/${commit}/${pathUri(path)}#L${line}`,
  commit: (id: string): string => `https://forge.test/o/r/commit/${id}`,
};

const blocked = report({
  verdict: 'block',
  head: { name: 'refs/pull/7/head', commit: 'b'.repeat(40) },
  diagnostics: [
    diagnostic({ severity: 'warning', path: 'docs/z.md', message: 'a warning' }),
    diagnostic({
      help: 'Write:\n    - **IN_SCOPE_PATHS**:\n      * src/a.ts',
      commit: 'a'.repeat(40),
      related: [{ path: 'docs/SIGNATURE_AUDIT.md', line: 7, column: 1, note: 'the row of it' }],
    }),
    diagnostic({ standing: 'inherited', message: 'an old finding' }),
    diagnostic({ standing: 'waived', waiver: 'W-1', message: 'a waived finding' }),
  ],
  outcomes: [
    { rule: 'packet-id', scope: 'repository', outcome: 'passed', examined: 12 },
    { rule: 'signature-lock', scope: 'change', outcome: 'failed', examined: 1 },
    { rule: 'packet-id', scope: 'packet', outcome: 'crashed', examined: 0, reason: 'x | y is not a function' },
  ],
  undecided: [{ subject: 'docs/big.md', reason: 'is too large', help: 'Shorten it.' }],
  notices: [{ kind: 'unexamined', text: 'changed, but no rule judges it: docs/a.md' }],
  counts: {
    errors: 1,
    warnings: 1,
    inherited: 1,
    waived: 1,
    undecided: 1,
    packets: { changed: 1, examined: 1, total: 12 },
  },
});

describe('a report in Markdown', () => {
  const markdown = markdownReport(blocked, { limit: LIMIT, links, remarks: ['the base moved once'] });

  it('says the verdict in its first line, and what to do next after it', () => {
    const [first, , next] = markdown.split('\n');
    expect(first).toBe(
      '# handshake-check: block, 1 error, 1 warning, 2 undecided in 1 changed packet of 12; not counted: 1 inherited, 1 waived',
    );
    expect(next).toMatch(/^\*\*What to do next:\*\* Fix the error below, commit and push: the check runs again\./);
    expect(markdown).toContain(`\`npx handshake-check check --range ${blocked.base.commit}..${blocked.head.commit}\``);
  });

  it.each([
    [report(), 'Nothing has to be done.\n'],
    [report({ counts: { warnings: 2 } }), 'Warnings do not stop the merge'],
    [report({ verdict: 'inconclusive', counts: { undecided: 1 } }), 'this is no violation: the check lacked something'],
    [report({ verdict: 'block', counts: { errors: 3 } }), 'Fix the 3 errors below, commit'],
  ])('says what to do next, case %#', (each, words) => {
    expect(markdownReport(each, { limit: LIMIT })).toContain(words);
  });

  it('says so when warnings stop the merge, and only then', () => {
    const warned = report({ counts: { warnings: 2 } });
    const markdown = markdownReport(warned, { limit: LIMIT, warningsStop: true });
    expect(markdown).toMatch(/^# handshake-check: pass, stopped by warnings, 2 warnings;/);
    expect(markdown).toContain(
      'Fix the 2 warnings below, commit and push: this workflow lets warnings stop the merge.',
    );
    expect(markdownReport(report(), { limit: LIMIT, warningsStop: true })).toContain('Nothing has to be done.');
  });

  it('gives a finding its file, line, evidence, reason and fix', () => {
    expect(markdown).toContain(`### \`docs/task_packets/WP-1-Jobs-20260101.md\`

**Error** on [line 17](https://forge.test/o/r/blob/${'a'.repeat(40)}/docs/task_packets/WP-1-Jobs-20260101.md#L17), \`signature-lock/field-changed\`: \`IN_SCOPE_PATHS\` of the signed packet WP-1-Jobs-20260101 is \`src/b.ts\`, expected \`src/a.ts\`

- Why: Rule 4: nothing a signature covers changes.
- How to fix: Write:

  \`\`\`text
  - **IN_SCOPE_PATHS**:
    * src/a.ts
  \`\`\`
- See also: \`docs/SIGNATURE_AUDIT.md\` [line 7](https://forge.test/o/r/blob/${'b'.repeat(40)}/docs/SIGNATURE_AUDIT.md#L7), the row of it
- Commit: [\`aaaaaaaaaaaa\`](https://forge.test/o/r/commit/${'a'.repeat(40)})
`);
  });

  it('comes in an order: errors, warnings, undecided, notes, rules, what does not count', () => {
    const parts = [
      '**Error**',
      '**Warning**',
      '## Could not decide',
      '## What to know',
      'Rules: 3 checks',
      'Does not count',
    ];
    const places = parts.map((part) => markdown.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(markdown).toContain('- Note: the base moved once\n- Note: changed, but no rule judges it: docs/a.md\n');
  });

  it('lists every rule with what it looked at, in a table that no reason breaks', () => {
    expect(markdown).toContain(`<summary>Rules: 3 checks (1 passed, 1 failed, 1 crashed)</summary>

| Rule | Looks at | Outcome | Examined |
|---|---|---|--:|
| packet-id | repository | passed | 12 |
| signature-lock | change | failed | 1 |
| packet-id | packet | crashed: x \`\\u{7c}\` y is not a function | 0 |
`);
  });

  it('folds away what does not count', () => {
    const folded = markdown.slice(markdown.indexOf('Does not count'));
    expect(folded).toMatch(
      /^Does not count: 1 inherited from the base, 1 waived by the base<\/summary>\n\n- inherited: /,
    );
    expect(folded).toContain('an old finding\n- waived by W-1: ');
    expect(folded.endsWith('\n\n</details>\n')).toBe(true);
  });

  it('says what could not be decided in words that are no violation', () => {
    expect(markdown).toContain(
      'handshake-check could not decide: docs/big.md is too large\n\n- How to fix: Shorten it.\n',
    );
    expect(markdown).toContain('handshake-check could not decide: rule packet-id (packet check) broke down:');
  });
});

describe('the room of a page', () => {
  const many = report({
    verdict: 'block',
    diagnostics: [
      ...Array.from({ length: 20_000 }, (_, at) => diagnostic({ severity: 'warning', path: `docs/${at}.md` })),
      diagnostic({ message: 'the one error' }),
      diagnostic({ standing: 'inherited', message: 'an old finding' }),
    ],
    undecided: Array.from({ length: 500 }, (_, at) => ({ subject: `docs/${at}.md`, reason: 'is too large', help: '' })),
    counts: { errors: 1, warnings: 20_000 },
  });

  it.each([4_000, 60_000, 900_000])('of %d bytes is kept, errors first, and says what is left out', (limit) => {
    const markdown = markdownReport(many, { limit });
    expect(bytes(markdown)).toBeLessThanOrEqual(limit);
    expect(markdown).toContain('the one error');
    const leftOut = Number(/Left out for lack of room: (\d+) findings/.exec(markdown)?.[1]);
    expect(markdown.match(/^\*\*(?:Error|Warning)\*\*/gm)).toHaveLength(20_001 - leftOut);
    expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/<\/details>/g)?.length);
  });

  it('is cut between findings only: each one that is there is whole', () => {
    const markdown = markdownReport(many, { limit: 60_000 });
    const shown = markdown.match(/^\*\*(?:Error|Warning)\*\*/gm)?.length;
    expect(markdown.match(/^- Why: /gm)).toHaveLength(shown ?? -1);
    expect(markdown.match(/^- How to fix: /gm)).toHaveLength(shown ?? -1);
  });

  it('leaves the verdict when there is room for nothing else', () => {
    expect(markdownReport(many, { limit: 0 })).toMatch(/^# handshake-check: block/);
  });

  it('is enough for a finding of any length', () => {
    const long = report({
      diagnostics: [diagnostic({ message: 'm'.repeat(100_000), help: `Write:\n${'x\n'.repeat(100_000)}` })],
    });
    expect(markdownReport(long, { limit: LIMIT })).toContain('**Error**');
  });
});

describe('hostile text in a report', () => {
  it('changes neither its parts nor its links, and is acted on by nobody, whatever is put in', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, hostileText, (path, message, help, reason) => {
        const found = { path, message, help, why: reason, related: [{ path, line: 1, column: 1, note: message }] };
        const each = {
          ...blocked,
          head: { name: reason, commit: 'b'.repeat(40) },
          diagnostics: [diagnostic(found), diagnostic({ ...found, standing: 'inherited' })],
          undecided: [{ subject: path, reason: message, help }],
          notices: [{ kind: 'base' as const, text: message }],
          outcomes: [{ rule: 'packet-id', scope: 'packet' as const, outcome: 'crashed' as const, examined: 0, reason }],
        };
        const tree = parsed(markdownReport(each, { limit: LIMIT, links, remarks: [help] }));
        expect(tree.children.filter(({ type }) => type === 'heading')).toHaveLength(5);
        const nodes = nodesOf(tree);
        for (const node of nodes) {
          if (node.type === 'html')
            expect(node.value).toMatch(/^(?:<details>\n<summary>[\w :,()-]+<\/summary>|<\/details>)$/);
          if (node.type === 'link') expect(node.url).toMatch(/^https:\/\/forge\.test\/o\/r\//);
          expect(['image', 'definition', 'thematicBreak', 'blockquote', 'linkReference', 'break']).not.toContain(
            node.type,
          );
        }
        expect(nodes.filter(({ type }) => type === 'html')).toHaveLength(4);
        // CommonMark has no tables: the rows of ours are text, with the bars that are ours.
        expect(actedOn(tree).filter((text) => !text.startsWith('| Rule |'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
