import { fileURLToPath } from 'node:url';
import { describe, expect, it, type TestContext } from 'vitest';
import { expectOneAnswer } from '../../actions/parity/range-answers.js';
import { recordAnswer } from '../../support/attack-record.js';
import { blockingRules, caseOf, expectedWords, gotWords } from '../../support/attack-words.js';
import { attempt, build, hookUp, judgeRange, newScenario, type Scenario } from '../../support/scenario.js';
import type { Weight } from '../attack.js';

const HOOKS = fileURLToPath(new URL('../../../hooks', import.meta.url));
const HUSKY = fileURLToPath(new URL('../../../node_modules/husky/bin.js', import.meta.url));

/** Wires the hooks of the project by the real husky, as its users have them: committed on main, `.husky/_` made by the install. */
export const HUSKY_HOOKS = String.raw`
  git checkout -q main; mkdir -p .husky
  for hook in pre-commit commit-msg pre-push; do echo "exec sh '${HOOKS}/$hook" '"$@"' | sed "s/hooks\/$hook/&'/" > .husky/$hook; done
  ci husky; git checkout -q -B topic main; node '${HUSKY}'`;

/** A way around the hooks on the machine of whoever makes the change. */
export interface Bypass {
  /** As in the catalogue, with a word behind it where a case has several forms. */
  readonly id: string;
  readonly title: string;
  readonly weight: Weight;
  /** What goes before, without any hook. */
  readonly before?: string;
  /** Where the hooks of the scenario hang. Default: `core.hooksPath` names the folder of the package. */
  readonly husky?: true;
  /** What a person would do, and the hooks refuse. Null where another case shows it of the same hooks. */
  readonly plain: string | null;
  /** What no hook refuses. */
  readonly around: string;
  /** What blocks it then, at least. */
  readonly expect: { readonly rules: readonly [string, ...string[]] };
  /** The branch that has the commit then; `topic` without it. */
  readonly head?: string;
}

/**
 * Proves of each way around the hooks that it is one: the plain way is refused by the real hooks, the other is not. Then that the doors
 * that nobody on that machine can close refuse it, and that the same on files that nothing governs passes both.
 */
export function describeBypasses(bypasses: readonly Bypass[]): void {
  describe.each(bypasses.map((each) => [`${each.id} (${each.weight}) ${each.title}`, each] as const))(
    '%s',
    (_, bypass) => {
      const { plain, around, expect: expected } = bypass;

      it('is a way around, and ends at the doors behind it', async (context) => {
        const scenario = hooked(bypass, 'docs');
        if (plain !== null) {
          const refused = attempt(scenario, plain);
          expect(refused.output).toContain('error  signature-lock/');
          expect(refused.status).not.toBe(0);
          build(scenario, 'git reset -q --hard');
        }
        const tip = build(scenario, 'git rev-parse HEAD');
        expect(attempt(scenario, around)).toMatchObject({ status: 0 });
        const { head = 'topic' } = bypass;
        expect(build(scenario, `git rev-parse ${head}`), 'a commit was made').not.toBe(tip);

        const judged = await judgeRange(scenario, { head });
        const { push, action } = await expectOneAnswer(scenario, { head }, judged);
        for (const [door, answer] of Object.entries({ 'check --range': judged, 'hook pre-push': push, action })) {
          const words = { expected: expectedWords(expected), got: gotWords(answer, expected) };
          recordAnswer(context, { ...caseOf(bypass.id), severity: bypass.weight, door, ...words });
          expect(answer.verdict, door).toBe('block');
          expect(blockingRules(answer.report), door).toEqual(expect.arrayContaining([...expected.rules]));
        }
      });

      it('passes on files that nothing governs, with hooks and around them', async () => {
        const scenario = hooked(bypass, 'notes');
        if (plain !== null) {
          expect(attempt(scenario, plain, 'notes')).toMatchObject({ status: 0 });
          build(scenario, 'git reset -q --hard HEAD~');
        }
        build(scenario, around, 'notes');
        expect(await judgeRange(scenario, { head: bypass.head ?? 'topic' })).toMatchObject({
          verdict: 'pass',
          undecided: [],
        });
      });
    },
  );
}

function hooked({ before = ':', husky }: Bypass, place: 'docs' | 'notes'): Scenario {
  const scenario = newScenario();
  build(scenario, before, place);
  if (husky === undefined) return hookUp(scenario);
  hookUp(scenario);
  build(scenario, `git config --unset core.hooksPath; ${HUSKY_HOOKS}`, place);
  return scenario;
}

/** What real hooks made of a command, in the words of the catalogue, from what they printed alone. */
export function hookWords({ status, output }: { readonly status: number | null; readonly output: string }): string {
  if (status === 0) return 'accepted';
  const named = [
    ...new Set([...output.matchAll(/^\S.* {2}error {2}([a-z-]+)\//gm)].map(([, rule = '']) => rule)),
  ].sort();
  if (named.length > 0) return `blocked: ${named.join(', ')}`;
  return output.includes('handshake-check could not decide: ') ? 'undecided' : `ended with ${status}`;
}

/** Keeps and asserts one answer that is no verdict of the engine. */
export function answered(
  context: TestContext,
  about: { readonly id: string; readonly severity: Weight; readonly door: string },
  { expected, got }: { readonly expected: string; readonly got: string },
): void {
  recordAnswer(context, { ...caseOf(about.id), severity: about.severity, door: about.door, expected, got });
  expect(got).toBe(expected);
}
