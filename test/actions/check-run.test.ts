import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRunOf } from '../../actions/merge-gate/check-run.js';
import type { Diagnostic } from '../../engine/report.js';
import { diagnostic, report } from '../reporters/example-report.js';
import { hostileText } from '../reporters/hostile-text.js';
import { recordAnswer } from '../support/attack-record.js';
import { type Call, exampleOf } from './api-description.js';
import { type Answer, json, refused, type Script } from './api-server.js';
import { NEW_CHECK_RUN, OLD_CHECK_RUN, routes, withForge } from './forge.js';

const HEAD = 'ab'.repeat(20);

interface Sent {
  readonly name?: string;
  readonly head_sha?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly output: {
    readonly title: string;
    readonly summary: string;
    readonly annotations: readonly Readonly<Record<string, unknown>>[];
  };
}

function blocked(diagnostics: readonly Diagnostic[]) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return report({ verdict: 'block', diagnostics, counts: { errors, warnings: diagnostics.length - errors } });
}

function findings(count: number): Diagnostic[] {
  return Array.from({ length: count }, (_, index) => diagnostic({ line: index + 1 }));
}

function taken(status: number): Answer {
  return json(status, { ...exampleOf('check-run-example-of-completed-conclusion'), id: 4 });
}

const WILLING: Script = { [NEW_CHECK_RUN]: () => taken(201), [OLD_CHECK_RUN]: () => taken(200) };

function bodies(calls: readonly Call[]): Sent[] {
  return calls.map(({ body }) => body as Sent);
}

function write(script: Script, diagnostics: readonly Diagnostic[], passes = false) {
  const text = checkRunOf(blocked(diagnostics), { head: HEAD, passes });
  return withForge(script, async ({ platform, calls, waits }) => ({
    refusal: await platform.writeCheckRun(text),
    calls,
    sent: bodies(calls),
    waits,
  }));
}

describe('a check run', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [50, [50]],
    [51, [50, 1]],
    [300, [50, 50, 50, 50, 50, 50]],
  ])('of %i findings is written in portions of %j', async (count, portions) => {
    const { refusal, calls, sent } = await write(WILLING, findings(count));
    expect(refusal).toBeNull();
    expect(sent.map(({ output }) => output.annotations.length)).toEqual(portions);
    expect(routes(calls)).toEqual([
      'POST /repos/acme/shop/check-runs',
      ...portions.slice(1).map(() => 'PATCH /repos/acme/shop/check-runs/4'),
    ]);
    const lines = sent.flatMap(({ output }) => output.annotations.map((annotation) => annotation.start_line));
    expect(lines).toEqual(findings(count).map(({ line }) => line));
  });

  it('is finished with its first request, on the head that was judged', async () => {
    const { sent } = await write(WILLING, findings(51));
    expect(sent[0]).toMatchObject({ head_sha: HEAD, status: 'completed', conclusion: 'failure' });
    expect(sent[1]).not.toHaveProperty('conclusion');
    expect(sent[1]?.output).toMatchObject({ title: sent[0]?.output.title, summary: sent[0]?.output.summary });
  });

  it.for(['pass', 'block', 'inconclusive'] as const)(
    'of the verdict %s is success exactly when the gate passes',
    (verdict, context) => {
      const of = (passes: boolean) => checkRunOf(report({ verdict }), { head: HEAD, passes }).conclusion;
      const words = { expected: 'success or failure', got: `${of(true)} or ${of(false)}` };
      recordAnswer(context, { id: 'G09', form: `conclusion of ${verdict}`, severity: 'C', door: 'action', ...words });
      expect([of(true), of(false)]).toEqual(['success', 'failure']);
    },
  );

  it('names the base that was judged, and the verdict with its counts', () => {
    const text = checkRunOf(report({ base: { name: 'main', commit: HEAD } }), { head: HEAD, passes: true });
    expect(text.name).toBe('handshake-check findings against main');
    expect(text.title).toBe('pass: 0 packets in this change, 12 in the tree; 2 rules');
  });

  it('says so when warnings stop the merge', () => {
    const of = (passes: boolean) => checkRunOf(report({ counts: { warnings: 1 } }), { head: HEAD, passes });
    expect(of(false)).toMatchObject({ conclusion: 'failure', summary: expect.stringContaining('stopped by warnings') });
    expect(of(true).summary).not.toContain('stopped by warnings');
  });

  it('has errors before warnings, and nothing that does not count', () => {
    const { annotations } = checkRunOf(
      blocked([
        diagnostic({ severity: 'warning', line: 1 }),
        diagnostic({ standing: 'waived', line: 2 }),
        diagnostic({ standing: 'inherited', line: 3 }),
        diagnostic({ line: 4 }),
      ]),
      { head: HEAD, passes: false },
    );
    expect(annotations.map(({ level, startLine }) => `${level} ${startLine}`)).toEqual(['failure 4', 'warning 1']);
  });

  it('says how many findings have no annotation when there are more than 1,000', () => {
    const text = checkRunOf(blocked(findings(1_007)), { head: HEAD, passes: false });
    expect(text.annotations).toHaveLength(1_000);
    expect(text.summary).toContain('7 findings have no annotation beside their line.');
  });

  it('has an annotation that stands alone', () => {
    const { annotations } = checkRunOf(blocked([diagnostic({ endLine: 19 })]), { head: HEAD, passes: false });
    expect(annotations).toEqual([
      {
        path: 'docs/task_packets/WP-1-Jobs-20260101.md',
        startLine: 17,
        endLine: 19,
        level: 'failure',
        title: 'signature-lock/field-changed',
        message: [
          'IN_SCOPE_PATHS of the signed packet WP-1-Jobs-20260101 is `src/b.ts`, expected `src/a.ts`',
          'Why: Rule 4: nothing a signature covers changes.',
          'How to fix: Restore the signed text.',
        ].join('\n\n'),
      },
    ]);
  });
});

describe('hostile text in a check run', () => {
  it('keeps the limits of the API', async () => {
    const long = 'ä'.repeat(100_000);
    const { refusal, sent } = await write(WILLING, [
      diagnostic({
        message: long,
        help: long,
        why: long,
        path: long,
        rule: `x${'😀'.repeat(300)}`,
        line: 0,
        endLine: -4,
      }),
    ]);
    expect(refusal).toBeNull();
    const [annotation = {}] = sent[0]?.output.annotations ?? [];
    expect(Buffer.byteLength(String(annotation.message))).toBeLessThanOrEqual(16 * 1024);
    expect(String(annotation.message)).toMatch(/ä…$/);
    expect(Buffer.byteLength(String(annotation.path))).toBeLessThanOrEqual(4_096);
    expect(String(annotation.title).length).toBeLessThanOrEqual(255);
    expect(String(annotation.title)).toMatch(/😀…$/u);
    expect(annotation).toMatchObject({ start_line: 1, end_line: 1 });
  });

  it('spells out what is not drawn, so that nothing is read in another order', async () => {
    const { sent } = await write(WILLING, [
      diagnostic({ message: 'a\u202eb\u0000c', path: 'docs/a\udcff\u200bb.md', help: 'one\ntwo\u001b[31m' }),
    ]);
    const [annotation = {}] = sent[0]?.output.annotations ?? [];
    expect(annotation.path).toBe('docs/a\\xff\\u{200b}b.md');
    expect(annotation.message).toContain('a\\u{202e}b\\u{0}c');
    expect(annotation.message).toContain('How to fix: one\ntwo\\u{1b}[31m');
  });

  it('is always text that the API can take', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (message, path, name) => {
        const text = checkRunOf(
          { ...blocked([diagnostic({ message, path, help: message, why: name })]), base: { name, commit: null } },
          { head: HEAD, passes: false },
        );
        const all = JSON.stringify(text);
        // Half surrogates would come out as \ud800 and be refused; zero bytes are refused by the forge's database.
        expect(all).not.toMatch(/\\ud[89a-f]/i);
        expect(all).not.toMatch(/\\u0000/);
        expect(text.name.length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a check run that is refused', () => {
  const readOnly =
    'expected `checks: write` among the permissions of the job (for a pull request from a fork the token only reads).';

  it.each([401, 403, 404])('with %i names the permission that is missing', async (status) => {
    const { refusal, waits } = await write({ [NEW_CHECK_RUN]: () => refused(status) }, findings(51));
    expect(refusal).toEqual({
      output: 'check run',
      sentence: `The check run is not written: the forge answered ${status}, ${readOnly}`,
    });
    expect(waits).toEqual([]);
  });

  it('as malformed is told, and does not repeat what the forge says', async () => {
    const { refusal } = await write({ [NEW_CHECK_RUN]: () => refused(422, '::error::Invalid request') }, findings(1));
    expect(refusal?.sentence).toBe(
      'The check run is not written: the forge answered 422; the verdict does not depend on it.',
    );
  });

  it('by a failing forge is not asked for twice, because it may be there already', async () => {
    const { refusal, calls } = await write({ [NEW_CHECK_RUN]: () => refused(502, 'Bad Gateway') }, findings(1));
    expect(refusal?.sentence).toContain('the forge answered 502');
    expect(calls).toHaveLength(1);
  });

  it('in the middle says how many annotations there are', async () => {
    const script: Script = {
      ...WILLING,
      [OLD_CHECK_RUN]: (_, count) => (count === 0 ? taken(200) : refused(500, 'Server Error')),
    };
    const { refusal, calls } = await write(script, findings(300));
    expect(refusal?.sentence).toMatch(/^The check run has 100 of its 300 annotations: the forge answered 500; /);
    expect(calls).toHaveLength(3);
  });

  it('by an answer without an id is told', async () => {
    const script: Script = { [NEW_CHECK_RUN]: () => ({ kind: 'raw', status: 201, text: '{"id":"4"}' }) };
    const { refusal } = await write(script, findings(51));
    expect(refusal?.sentence).toContain("the forge's answer is not what its description says");
  });

  it('by a redirection is told: the write would arrive as a read', async () => {
    const script: Script = { [NEW_CHECK_RUN]: () => json(301, {}, { location: '/elsewhere' }) };
    const { refusal, calls } = await write(script, findings(51));
    expect(refusal?.sentence).toContain("the forge's answer is not what its description says");
    expect(calls).toHaveLength(1);
  });
});
