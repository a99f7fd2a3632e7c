import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { judgeStaged } from '../../../cli/judge-staged.js';
import { openRepository } from '../../../engine/git/repository.js';
import { expectOneAnswer } from '../../actions/parity/range-answers.js';
import { type AttackAnswer, recordAnswer } from '../../support/attack-record.js';
import { expectedWords, gotWords } from '../../support/attack-words.js';
import {
  attempt,
  build,
  type Judged,
  judgeRange,
  newScenario,
  runProgram,
  type Scenario,
} from '../../support/scenario.js';

const sh = String.raw;
const BAD = sh`widen "$P"; ci bad`;
const GOOD = sh`narrow "$D"; ci good`;
const EXPECTED = { rules: ['signature-lock'] } as const;

type Case = Pick<AttackAnswer, 'id' | 'form' | 'severity'>;

/** What the surroundings do before they are asked about: a change is made first, so that building it springs no trap. */
interface Surroundings extends Case {
  readonly title: string;
  /** Sets traps that leave something whose name begins with `pwn` in `$T`. @returns what the program is started in */
  readonly set: (scenario: Scenario) => Scenario;
  /** A command that springs the trap: a trap that nothing springs proves nothing. */
  readonly springs: string;
}

/** A program that leaves a trace of its own. */
function trap(scenario: Scenario, name: string): string {
  const file = join(scenario.temporary, name);
  writeFileSync(file, `#!/bin/sh\ntouch '${join(scenario.temporary, 'pwn')}'\ncat\n`);
  chmodSync(file, 0o755);
  return file;
}

const tracesIn = ({ temporary }: Scenario): string[] => readdirSync(temporary).filter((name) => name.startsWith('pwn'));

const started = (scenario: Scenario, extra: Readonly<Record<string, string>>): Scenario => ({
  ...scenario,
  environment: { ...scenario.environment, ...extra },
});

const SETTINGS = [
  'core.fsmonitor',
  'core.pager',
  'core.sshCommand',
  'diff.external',
  'diff.y.textconv',
  'diff.y.command',
  'filter.x.clean',
  'filter.x.smudge',
  'filter.x.process',
  'merge.z.driver',
  'gpg.program',
];

const SURROUNDINGS: readonly Surroundings[] = [
  {
    id: 'I05',
    form: '',
    severity: 'C',
    title: 'settings of the repository that start programs',
    set: (scenario) => {
      const program = trap(scenario, 'evil');
      const hooks = join(scenario.temporary, 'hooks');
      mkdirSync(hooks);
      for (const hook of ['pre-commit', 'post-index-change', 'reference-transaction', 'fsmonitor-watchman']) {
        writeFileSync(join(hooks, hook), `#!/bin/sh\nexec '${program}'\n`, { mode: 0o755 });
      }
      const lines = SETTINGS.map((name) => `git config ${name} '${program}'`);
      build(
        scenario,
        sh`${lines.join('; ')}; git config core.hooksPath "$T/hooks"; git config log.showSignature true
           mkdir -p .git/info; printf '*.md diff=y filter=x merge=z\n' > .git/info/attributes`,
      );
      return scenario;
    },
    springs: 'git diff --cached --raw -z > /dev/null 2>&1',
  },
  {
    id: 'I07',
    form: '',
    severity: 'M',
    title: 'variables that give git settings, programs and files to write to',
    set: (scenario) => {
      const program = trap(scenario, 'evil');
      return started(scenario, {
        GIT_EXTERNAL_DIFF: program,
        GIT_SSH_COMMAND: program,
        GIT_PAGER: program,
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'core.fsmonitor',
        GIT_CONFIG_VALUE_0: program,
        GIT_CONFIG_PARAMETERS: `'core.fsmonitor=${program}'`,
        GIT_TRACE2: join(scenario.temporary, 'pwn-trace'),
        GIT_REPLACE_REF_BASE: 'refs/heads/',
        GIT_NAMESPACE: 'nowhere',
      });
    },
    springs: 'git diff --cached --raw -z > /dev/null 2>&1',
  },
  {
    id: 'I08',
    form: 'PATH',
    severity: 'M',
    title: 'a PATH that leads to programs of the repository first',
    set: (scenario) => {
      const folder = join(scenario.folder, 'node_modules/.bin');
      mkdirSync(folder, { recursive: true });
      const program = `#!/bin/sh\ntouch '${join(scenario.temporary, 'pwn')}'\n`;
      for (const place of [folder, scenario.folder]) writeFileSync(join(place, 'git'), program, { mode: 0o755 });
      return started(scenario, { PATH: [folder, '.', '', scenario.environment.PATH].join(':') });
    },
    springs: 'git --version',
  },
];

function record(context: TestContext, of: Case, answers: Readonly<Record<string, Pick<Judged, 'verdict' | 'report'>>>) {
  const { id, form, severity } = of;
  for (const [door, answer] of Object.entries(answers)) {
    const words = { expected: expectedWords(EXPECTED), got: gotWords(answer, EXPECTED) };
    recordAnswer(context, { id, form, severity, door, ...words });
  }
}

/** Threats I05, I07, I08: what lies around a change starts nothing, and changes no answer. */
describe.each(SURROUNDINGS.map((each) => [`${each.id} (${each.severity}) ${each.title}`, each] as const))(
  '%s',
  (_, surroundings) => {
    it('hide no bad change from any door, and start nothing', async (context) => {
      const scenario = newScenario();
      build(scenario, BAD);
      const within = surroundings.set(scenario);
      const judged = await judgeRange(within, {});
      expect(judged.blocking).toEqual(['signature-lock']);
      const { push, action } = await expectOneAnswer(within, {}, judged);
      record(context, surroundings, { 'check --range': judged, 'hook pre-push': push, action });
      expect(tracesIn(scenario)).toEqual([]);
    });

    it('nor from the hook that sees it staged', async (context) => {
      const scenario = newScenario();
      build(scenario, sh`widen "$P"; git add -A`);
      const { folder, environment } = surroundings.set(scenario);
      const report = await judgeStaged(await openRepository(folder, environment), 'pre-commit');
      record(context, surroundings, { 'hook pre-commit': { verdict: report.verdict, report } });
      expect(report.verdict).toBe('block');
      expect(tracesIn(scenario)).toEqual([]);
    });

    it('let a good one pass, though plain git would start what is there', async () => {
      const scenario = newScenario();
      build(scenario, GOOD);
      const within = surroundings.set(scenario);
      const judged = await judgeRange(within, {});
      expect(judged.verdict).toBe('pass');
      await expectOneAnswer(within, {}, judged);
      expect(tracesIn(scenario)).toEqual([]);
      attempt(within, surroundings.springs);
      expect(tracesIn(scenario)).not.toEqual([]);
    });
  },
);

/** A repository without a work tree, with settings of its own, among the files of the change. */
const EMBEDDED = sh`
  mkdir -p docs/evil/objects docs/evil/refs; echo 'ref: refs/heads/main' > docs/evil/HEAD
  printf '[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tfsmonitor = "touch %s/pwn"\n' "$T" > docs/evil/config
  touch docs/evil/objects/.k docs/evil/refs/.k`;

describe('I06 (H) a repository among the files of a change', () => {
  const of = { id: 'I06', form: '', severity: 'H' } as const;

  it('hides no bad change from any door', async (context) => {
    const scenario = newScenario();
    build(scenario, sh`${EMBEDDED}; ${BAD}`);
    const judged = await judgeRange(scenario, {});
    expect(judged.blocking).toEqual(['signature-lock']);
    const { push, action } = await expectOneAnswer(scenario, {}, judged);
    record(context, of, { 'check --range': judged, 'hook pre-push': push, action });
    expect(tracesIn(scenario)).toEqual([]);
  });

  it('is refused where the program is started in it: neither its settings nor its history count', (context) => {
    const scenario = newScenario();
    build(scenario, sh`${EMBEDDED}; ${BAD}`);
    const inside = { cwd: join(scenario.folder, 'docs/evil') };
    for (const args of [
      ['check'],
      ['check', '--staged'],
      ['hook', 'pre-commit'],
      ['check', '--range', 'main..topic'],
    ]) {
      const { status, output } = runProgram(scenario, args, inside);
      expect(output).toMatch(/handshake-check could not decide: .*cannot use bare repository/);
      expect(status).toBe(2);
    }
    const got = 'undecided';
    recordAnswer(context, { ...of, form: 'started there', door: 'check --staged', expected: 'undecided', got });
    expect(tracesIn(scenario)).toEqual([]);
  });

  it('lets a good change beside it pass, also where a bare repository of its own is judged', async () => {
    const scenario = newScenario();
    build(scenario, sh`${EMBEDDED}; ${GOOD}; git clone -q --bare . "$T/own"`);
    expect((await judgeRange(scenario, {})).verdict).toBe('pass');
    expect((await judgeRange(scenario, { clone: 'own' })).verdict).toBe('pass');
    expect(
      runProgram(scenario, ['check', '--range', 'main..topic'], { cwd: join(scenario.temporary, 'own') }).status,
    ).toBe(0);
  });
});

describe('I01 (H) an option of git in the place of a revision', () => {
  it.each([
    { base: '--output=pwn', head: 'topic' },
    { base: 'main', head: '--output=pwn' },
  ])('is none: $base to $head', async (range) => {
    const scenario = newScenario();
    build(scenario, sh`${BAD}; git update-ref refs/heads/--output=pwn topic`);
    const judged = await judgeRange(scenario, range);
    expect(judged.undecided.map(({ subject, reason }) => `${subject} ${reason}`)).toEqual([
      'the revision "--output=pwn" is not a revision',
    ]);
    expect(existsSync(join(scenario.folder, 'pwn'))).toBe(false);
  });
});

describe('I04 (H) what names a packet at the command line', () => {
  it.each(['../../x', 'WP-.*', 'WP-1;touch pwn', '--output=pwn', '$(touch pwn)'])('%s is none', (name) => {
    const scenario = newScenario();
    const { status, output } = runProgram(scenario, ['check', '--', name]);
    expect(output).toContain('handshake-check could not decide: ');
    expect(status).toBe(2);
    expect(existsSync(join(scenario.folder, 'pwn'))).toBe(false);
  });

  it('and an id is', () => {
    expect(runProgram(newScenario(), ['check', 'WP-1-Export-20260101']).status).toBe(0);
  });
});
