import { describe, expect, it } from 'vitest';
import { actedOn, nodesOf, parsed } from '../reporters/markdown-tree.js';
import { recordAnswer } from '../support/attack-record.js';
import { commandsIn, NODES, runStep } from './bundle.js';
import { pullRequest, served } from './served.js';

const sh = String.raw;

/** A signed packet that a change brings, whose DONE_MEANS have as many unfinished entries as are asked for. */
const unfinished = (entries: number, id: string): string => sh`np "- USER_SIGNATURE: $SIG2" ${id}
  N="$K/${id}.md" perl -0777 -i -pe 's/(DONE_MEANS\*\*:\n)/$1 . join("", map { "  * {entry $_ of what somebody has to say before this can be done}\n" } 1 .. ${entries})/e' "$K/${id}.md"`;

describe('what is too much', () => {
  it('300 findings: ten beside their lines, one notice that counts the rest, and all of them in the summary', async () => {
    const scenario = served(sh`${unfinished(300, 'WP-1-Search-20260105')}; ci many; propose topic 7`);
    const { code, stdout, summary, report, outputs } = await runStep(scenario, pullRequest(scenario));
    expect(code).toBe(1);
    const active = (report?.diagnostics ?? []).filter(({ standing }) => standing === 'active');
    expect(active.length).toBeGreaterThanOrEqual(300);
    expect(outputs.active).toBe(String(active.length));
    expect(stdout.match(/^::error /gm)).toHaveLength(10);
    expect(stdout.match(/^::warning /gm)?.length ?? 0).toBeLessThanOrEqual(10);
    expect(stdout).toMatch(/^::notice title=handshake-check::\+\d{3} more, listed in the report$/m);
    for (let entry = 1; entry <= 300; entry += 1) expect(summary).toContain(`{entry ${entry} of`);
  });

  it('a summary of more than 5 MB is cut at whole findings, and says how many are left out', async () => {
    const packets = Array.from({ length: 6 }, (_, at) => unfinished(3000, `WP-1-Long-2026010${at + 1}`));
    const scenario = served(sh`${packets.join('\n')}; ci many; propose topic 7`);
    const { code, summary, report, stdout } = await runStep(scenario, pullRequest(scenario), {
      nodes: NODES.slice(-1),
    });
    expect(code).toBe(1);
    const size = (report?.diagnostics ?? []).reduce(
      (sum, { message, why, help }) => sum + `${message}${why}${help}`.length,
      0,
    );
    expect(size).toBeGreaterThan(5_000_000);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(900_000);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(600_000);
    expect(summary).toMatch(/Left out for lack of room: [\d,]+ findings/);
    expect(stdout.match(/^::error /gm)).toHaveLength(10);
  });
});

/** What a repository may hold, to reach the runner, the page or the reader by way of the gate. */
const HOSTILE = [
  '::error::owned',
  '::stop-commands::owned',
  '##[error]owned',
  '%0A::set-output name=verdict::pass',
  '<img src=//evil.test/x>',
  '</details><script>owned()</script>',
  '@everyone and @acme/owners',
  '[click](javascript:owned()) ![x](https://evil.test/x.png)',
  'https://evil.test/owned www.evil.test',
  '| a | b |',
  '`` ` ``` ~~~',
  '%%{init: {}}%% "]; click n0 "javascript:owned()"',
  'verdict=pass',
];

/** What a case expects of a place where nothing of the repository may act, and what was found there. */
function untouched(found: readonly string[], place: string): { readonly expected: string; readonly got: string } {
  const expected = `nothing of the repository acts on ${place}`;
  return { expected, got: found.length === 0 ? expected : `${found.length} things act on ${place}` };
}

describe('what is hostile', () => {
  it('in names, texts and messages reaches neither the runner nor the page', async (context) => {
    const lines = HOSTILE.map((text) => `  * TBD ${text}`).join('\n');
    const scenario = served(sh`export LINES_OF="$(cat <<'TEXT'
${lines}
TEXT
)"
      np "- USER_SIGNATURE: $SIG2"; perl -0777 -i -pe 's/(DONE_MEANS\*\*:\n)/$1$ENV{LINES_OF}\n/' "$N"
      perl -i -pe 's/^- \*\*Dependencies\*\*: none/- **Dependencies**: WP-1-Export-20260101"]; click n0 "javascript:owned()"/' "$N"
      perl -i -pe 's/^- AGENT_ID:.*/- AGENT_ID: \@everyone [x](https:\/\/evil.test) ::error::owned/' "$N"
      record; git add -A
      put 100644 "$(echo x | blob)" $'src/a\n::error::owned'; put 100644 "$(echo x | blob)" $'src/\r##[error]owned'
      put 100644 "$(echo x | blob)" $'src/<img src=x onerror=owned()>.ts'; put 100644 "$(echo x | blob)" 'src/%0A::stop-commands::owned'
      put 100644 "$(echo x | blob)" 'src/[x](https:evil.test) @everyone | b.ts'; put 100644 "$(echo x | blob)" $'docs/\xe2\x80\xaeevil.md'
      put 100644 "$(echo x | blob)" $'docs/task_packets/WP-1-<b>"];click n0-20260105.md'
      git commit -q -m '::error::owned ##[error]owned <b>@everyone</b>' -m 'Role: Orchestrator'; propose topic 7`);
    const { code, stdout, stderr, summary, outputs, report } = await runStep(scenario, pullRequest(scenario));
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(report?.diagnostics.length).toBeGreaterThan(HOSTILE.length);

    // The runner: every command is one of ours, and its message is escaped.
    const commands = commandsIn(stdout);
    const foreign = commands.filter(
      (line) => !/^::(?:error|warning|notice) [^:]*::|^::(?:group|endgroup)::/.test(line) || line.includes('##['),
    );
    for (const [id, severity] of [
      ['G03', 'H'],
      ['G04', 'M'],
    ] as const) {
      recordAnswer(context, { id, form: '', severity, door: 'action', ...untouched(foreign, 'the runner') });
    }
    expect(foreign).toEqual([]);
    expect(commands.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(stdout).not.toContain('##[');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);

    // The page: what is not ours is code and nothing else.
    const ours = summary.replace(/^<(?:\/?details|\/?summary|summary>[^<]*<\/summary)>.*$/gm, '');
    const tree = parsed(ours);
    const nodes = nodesOf(tree);
    const markup = nodes.filter(({ type }) => ['html', 'image', 'definition', 'linkReference'].includes(type));
    const links = nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []));
    const acted = actedOn(tree).filter((text) => /owned|evil|everyone|acme/.test(text));
    const reached = [...markup.map(({ type }) => type), ...links, ...acted];
    recordAnswer(context, { id: 'G06', form: '', severity: 'M', door: 'action', ...untouched(reached, 'the page') });
    expect(reached).toEqual([]);
    const drawings = nodes.flatMap((node) => (node.type === 'code' && node.lang === 'mermaid' ? [node.value] : []));
    expect(drawings.join('\n')).not.toMatch(/^\s*(?:click|%%)|javascript:|"[\])}]*;/m);

    const names = ['verdict', 'active', 'inherited', 'waived', 'report', 'sarif-file'];
    const smuggled = Object.keys(outputs).filter((name) => !names.includes(name));
    recordAnswer(context, {
      id: 'G07',
      form: '',
      severity: 'H',
      door: 'action',
      ...untouched(smuggled, 'the outputs'),
    });
    expect(Object.keys(outputs)).toEqual(names);
    expect(outputs.verdict).toBe('block');
  });
});
