import { describe, expect, it } from 'vitest';
import { buildChange } from '../support/example-change.js';
import { exampleTree } from '../support/example-repository.js';
import { parseLawPage } from '../support/law-page.js';

const SIGNED = 'docs/task_packets/WP-1-Cancel-Job-20260101.md';

/** The first example of a page that has only this one. */
function built(blocks: string) {
  const page = parseLawPage('page.md', `# a-rule\n\nSentence.\n\n## Blocked\n\n### An example\n\n${blocks}`);
  const [example] = page.examples;
  if (!example) throw new Error('the page has no example');
  return buildChange('page.md', example);
}

function textAt(tree: ReturnType<typeof exampleTree> | undefined, path: string): string | undefined {
  const file = tree?.get(path);
  return file && Buffer.from(file.bytes, 'latin1').toString('utf8');
}

describe('parseLawPage', () => {
  it('reads title, sentence, sections and the blocks of examples', () => {
    const page = parseLawPage(
      'p.md',
      '# a-rule\n\nIt blocks.\n\n## Why\n\nBecause.\n\n## Passes\n\n### Good\n\n```diff new\n```\n',
    );
    expect(page.title).toBe('a-rule');
    expect(page.sentence).toBe('It blocks.');
    expect(page.sections[0]).toEqual({ title: 'Why', body: 'Because.' });
    expect(page.examples).toEqual([
      {
        kind: 'Passes',
        title: 'Good',
        line: 11,
        blocks: [{ words: ['diff', 'new'], content: '', line: 13, endLine: 14 }],
      },
    ]);
  });

  it('takes headings and indented fences inside a block for its content', () => {
    const page = parseLawPage('p.md', '# a\n\n## Blocked\n\n### X\n\n```diff signed\n ```\n+## Notes\n```\n');
    expect(page.examples[0]?.blocks[0]?.content).toBe(' ```\n+## Notes\n');
  });

  it.each([
    ['a block that is never closed', '# a\n\n```text\n', 'p.md:3'],
    ['no title', 'text\n', 'p.md:1'],
    ['a second title', '# a\n# b\n', 'p.md:2'],
    ['a block above the first example', '# a\n## Blocked\n```text\n```\n', 'p.md:3'],
  ])('refuses %s', (_, text, place) => {
    expect(() => parseLawPage('p.md', text)).toThrow(place);
  });
});

describe('buildChange', () => {
  it('edits by hunks that occur once, context and empty context lines included', () => {
    const { base, commits } = built(
      '```diff signed\n-- STATUS: Ready-for-Dev\n+- STATUS: In-Progress\n@@\n   * docs/START_HERE.md\n+  * LICENSE\n```\n',
    );
    expect(textAt(base, SIGNED)).toContain('- STATUS: Ready-for-Dev\n');
    const text = textAt(commits[0]?.tree, SIGNED);
    expect(text).toContain('- STATUS: In-Progress\n- SPEC_ANCHOR');
    expect(text).toContain('  * docs/START_HERE.md\n  * LICENSE\n');
    expect(commits).toHaveLength(1);
    expect(commits[0]?.message).toBe('change\n\nRole: Orchestrator');
  });

  it.each([
    ['in no place', '-- STATUS: Ready\n', 'occurs 0 times'],
    ['in part of a line', '-STATUS: Ready-for-Dev\n', 'occurs 0 times'],
    ['in several places', '   ```\n+x\n', 'occurs 3 times'],
    ['nowhere, because it has no context', '+x\n', 'occurs 0 times'],
  ])('refuses a hunk that fits %s', (_, hunk, message) => {
    expect(() => built(`\`\`\`diff signed\n${hunk}\`\`\`\n`)).toThrow(`page.md:9 has a hunk that ${message}`);
  });

  it('introduces the new packet, edited or not', () => {
    const path = 'docs/task_packets/WP-1-New-20260105.md';
    expect(textAt(built('```diff new\n```\n').commits[0]?.tree, path)).toContain('USER_SIGNATURE: alice050120261200');
    const edited = built('```diff new\n-- STATUS: Ready-for-Dev\n+- STATUS: Draft\n```\n');
    expect(textAt(edited.commits[0]?.tree, path)).toContain('- STATUS: Draft\n');
    expect(edited.base.has(path)).toBe(false);
  });

  it('makes a commit of the blocks before each message, and one more of the rest', () => {
    const { commits } = built(
      '```file a.txt\none\n```\n```commit\nfirst\n\nRole: Coder\n```\n```files\ndelete a.txt\n```\n',
    );
    expect(commits.map(({ message }) => message)).toEqual(['first\n\nRole: Coder', 'change\n\nRole: Orchestrator']);
    expect(commits.map(({ tree }) => textAt(tree, 'a.txt'))).toEqual(['one\n', undefined]);
  });

  it('changes the base where it is told to', () => {
    const { base, commits, history } = built(
      '```json config\n{ "signers": ["bob"] }\n```\n```json history\n{ "x": ["1"] }\n```\n```file b.txt base\nb\n```\n```file c.txt\nc\n```\n',
    );
    expect(textAt(base, 'handshake.config.json')).toBe('{ "signers": ["bob"] }\n');
    expect(history.get('x')).toEqual(['1']);
    expect([base.has('b.txt'), base.has('c.txt')]).toEqual([true, false]);
    expect([commits[0]?.tree.has('b.txt'), commits[0]?.tree.has('c.txt')]).toEqual([true, true]);
  });

  it('moves files and changes modes', () => {
    const { commits } = built(
      '```files\nmove draft docs/old.md\nmode src/jobs.ts executable\nmode docs/old.md symlink\n```\n',
    );
    const tree = commits[0]?.tree;
    expect(tree?.get('docs/old.md')?.kind).toBe('symlink');
    expect(tree?.get('src/jobs.ts')?.kind).toBe('executable');
    expect(tree?.has('docs/task_packets/WP-1-Retry-Job-20260102.md')).toBe(false);
  });

  it('writes what no editor shows, and other encodings', () => {
    const { commits } = built('```file a.txt\n\\u{200b}§\n```\n```file b.txt latin1\n§\n```\n');
    expect(textAt(commits[0]?.tree, 'a.txt')).toBe('\u200b§\n');
    expect(commits[0]?.tree.get('b.txt')?.bytes).toBe('\xa7\n');
  });

  it.each([
    '```yaml x\n```\n',
    '```json other\n{}\n```\n',
    '```files\nburn src/jobs.ts\n```\n',
    '```files\ndelete gone\n```\n',
  ])('refuses what it does not know: %j', (blocks) => {
    expect(() => built(blocks)).toThrow('page.md:9');
  });
});

describe('the example repository', () => {
  it('has what the pages rely on', () => {
    const tree = exampleTree();
    expect([...tree.keys()]).toContain('docs/spec/Master_Spec_v01.00.md');
    expect(tree.get('scripts/build.sh')?.kind).toBe('executable');
    expect(textAt(tree, SIGNED)).toContain('- USER_SIGNATURE: alice010120261200\n');
  });
});
