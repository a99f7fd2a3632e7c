import { mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeByEveryDoor } from '../actions/parity/range-answers.js';
import { build, type Ended, emptyScenario, newScenario, runProgram, type Scenario } from '../support/scenario.js';

const sh = String.raw;
const UNDECIDED = 'handshake-check could not decide: ';

/** A line of a stack trace. */
const STACK = /^\s+at .*\(.*:\d+:\d+\)/m;

/** No answer may be a pass, and none may look like a crash. */
function verifyRefused({ status, output }: Ended, code: 1 | 2, ...named: readonly (string | RegExp)[]): void {
  for (const name of named) expect(output).toMatch(name);
  expect(output).not.toMatch(STACK);
  expect(status).toBe(code);
  if (code === 2) expect(output).toContain(UNDECIDED);
}

/** Something that cannot be read, built by a script; what is judged afterwards, and what the answer names. */
interface Case {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly code: 1 | 2;
  readonly named: readonly (string | RegExp)[];
}

const RANGE = ['check', '--range', 'main..topic'];
const STAGED = ['check', '--staged'];

const CASES: readonly Case[] = [
  {
    name: 'a binary packet',
    script: sh`head -c 3000 /dev/zero | tr '\0' '\377' > "$N"; printf '\0\1\2' >> "$N"; ci binary`,
    code: 1,
    named: [/WP-1-Search-20260105\.md.*governed-text/],
  },
  {
    name: 'an unreadable packet in the work tree',
    // A link to itself cannot be read by anybody, root included.
    script: sh`ln -s WP-1-Search-20260105.md "$N"`,
    args: ['check'],
    code: 1,
    named: [/WP-1-Search-20260105.* is a symlink, expected a regular file/],
  },
  {
    name: 'a packet of 50 MB in a commit',
    script: sh`{ body WP-1-Search-20260105 Draft '- USER_SIGNATURE: <pending>'; head -c 50000000 /dev/zero | tr '\0' a; } > "$N"; ci giant`,
    code: 2,
    named: [/WP-1-Search-20260105\.md is 50,\d{3},\d{3} bytes, the limit is 4,194,304/],
  },
  {
    name: 'a packet of 50 MB in the index',
    script: sh`{ body WP-1-Search-20260105 Draft '- USER_SIGNATURE: <pending>'; head -c 50000000 /dev/zero | tr '\0' a; } > "$N"; git add "$N"`,
    args: STAGED,
    code: 2,
    named: [/WP-1-Search-20260105\.md is 50,\d{3},\d{3} bytes, the limit is 4,194,304/],
  },
  {
    name: 'a packet of 50 MB in the work tree',
    script: sh`{ body WP-1-Search-20260105 Draft '- USER_SIGNATURE: <pending>'; head -c 50000000 /dev/zero | tr '\0' a; } > "$N"`,
    args: ['check'],
    code: 2,
    named: [/WP-1-Search-20260105\.md is 50,\d{3},\d{3} bytes, the limit is 4,194,304/],
  },
  {
    name: 'a packet of 50 MB with --all',
    script: sh`{ body WP-1-Search-20260105 Draft '- USER_SIGNATURE: <pending>'; head -c 50000000 /dev/zero | tr '\0' a; } > "$N"`,
    args: ['check', '--all'],
    code: 2,
    named: [/WP-1-Search-20260105\.md is 50,\d{3},\d{3} bytes, the limit is 4,194,304/],
  },
  ...(['- ', '> ', '  - '] as const).map(
    (mark): Case => ({
      name: `a nesting of 10,000 ${JSON.stringify(mark)} on one line`,
      script: sh`np "- USER_SIGNATURE: $SIG2"; { for i in $(seq 10000); do printf -- '${mark}'; done; echo a; } >> "$N"; ci deep`,
      code: 2,
      named: [/WP-1-Search-20260105\.md .*line \d+/],
    }),
  ),
  {
    name: 'a nesting of 10,000 lines',
    script: sh`np "- USER_SIGNATURE: $SIG2"; perl -e 'print " " x (2 * $_), "- a\n" for 0 .. 2000' >> "$N"; ci deep`,
    code: 2,
    named: [/WP-1-Search-20260105\.md /],
  },
  {
    name: 'a packet that is a symbolic link',
    script: sh`cp "$P" kept.md; ln -s ../../kept.md "$N"; ci link`,
    code: 1,
    named: [/WP-1-Search-20260105.* is a symlink, expected a regular file/],
  },
  {
    name: 'a packet that is a submodule',
    script: sh`put 160000 "$(git rev-parse HEAD)" "$N"; git commit -q -m sub -m 'Role: Orchestrator'`,
    code: 1,
    named: [/WP-1-Search-20260105.* is a submodule, expected a regular file/],
  },
  {
    name: 'a pipe where a packet should be',
    script: sh`mkfifo "$N"`,
    args: ['check'],
    code: 2,
    named: [/WP-1-Search-20260105\.md/],
  },
  {
    name: 'a folder where a packet should be',
    script: sh`mkdir "$N"; echo x > "$N/x"`,
    args: ['check'],
    code: 1,
    named: [/WP-1-Search-20260105\.md\/x/],
  },
  ...(
    [
      ['quotes', sh`WP-1-\"Search\"\'s-20260105.md`, /WP-1-"Search"'s-20260105/],
      ['a line break', sh`WP-1-Search$'\n'::error::x-20260105.md`, /WP-1-Search\\n::error::x-20260105/],
      ['letters beyond ASCII', sh`WP-1-Süche-20260105.md`, /WP-1-S(ü|u\\u\{308\})che-20260105/],
      ['bytes that are no UTF-8', sh`WP-1-$'\xff'-20260105.md`, /WP-1-\\xff-20260105/],
    ] as const
  ).map(
    ([what, name, shown]): Case => ({
      name: `a path with ${what}`,
      script: sh`name=${name}; body WP-1-Search-20260105 Draft '- USER_SIGNATURE: <pending>' > "$K/$name"; ci odd`,
      code: 1,
      named: [shown, /packet-id/],
    }),
  ),
  {
    name: 'a shallow clone',
    script: sh`
      echo more >> README.md; ci more; echo more >> README.md; ci more
      git clone -q --depth 1 --no-single-branch "file://$PWD" "$T/clone"; rm -rf .git; mv "$T/clone/.git" .git`,
    args: ['check', '--range', 'origin/main..origin/topic'],
    code: 2,
    named: [/shallow|history/],
  },
  {
    name: 'an unknown revision',
    script: ':',
    args: ['check', '--range', 'main..nowhere'],
    code: 2,
    named: ['the revision "nowhere" names no commit here'],
  },
  {
    name: 'a revision that looks like an option',
    script: ':',
    args: ['check', '--range=--output=x..topic'],
    code: 2,
    named: [/--output=x/],
  },
  {
    name: 'half a range',
    script: ':',
    args: ['check', '--range', 'main..'],
    code: 2,
    named: ['--range main.. is no range, expected A..B'],
  },
];

describe('bad input is named, and never passes', () => {
  it.each(CASES.map((each) => [each.name, each] as const))('%s', async (_, { script, args = RANGE, code, named }) => {
    const scenario = newScenario();
    build(scenario, script);
    verifyRefused(runProgram(scenario, args), code, ...named);
    expect(readdirSync(scenario.leftovers)).toEqual([]);
    // The others are about what is no commit yet, about a clone that lacks something, or about how a range is written.
    if (args === RANGE) await judgeByEveryDoor(scenario);
  });
});

/** A configuration on main that nobody can follow, and what is said of it. */
const CONFIGS: readonly (readonly [name: string, text: string, named: RegExp])[] = [
  ['that is no JSON', '{ "rules": ', /handshake\.config\.json:\d+:\d+ /],
  ['with an unknown key', '{ "rule": {} }', /handshake\.config\.json:1:3 .*rules/],
  ['with an unknown rule', '{ "rules": { "signature-lok": "warning" } }', /signature-lok.*signature-lock/s],
  ['with an unknown severity', '{ "rules": { "packet-id": "fatal" } }', /fatal/],
  ['with a key twice', '{ "rules": {}, "rules": {} }', /rules/],
  ['that reaches for the prototype', '{ "__proto__": {} }', /__proto__/],
  ['of 20,000 open brackets', '['.repeat(20_000), /handshake\.config\.json/],
];

describe('a broken configuration is named, and never passes', () => {
  it.each(CONFIGS)('one %s', async (_, text, named) => {
    const scenario = newScenario();
    writeFileSync(join(scenario.temporary, 'config'), text);
    build(
      scenario,
      sh`git checkout -q main; cp "$T/config" handshake.config.json; ci config; git checkout -q -B topic main; echo more >> README.md; ci more`,
    );
    verifyRefused(runProgram(scenario, RANGE), 2, 'handshake.config.json', named);
    verifyRefused(runProgram(scenario, ['check']), 2, 'handshake.config.json', named);
    await judgeByEveryDoor(scenario);
  });

  it('also when only the change brings it', async () => {
    const scenario = newScenario();
    build(scenario, sh`echo '{ "rule": {} }' > handshake.config.json; ci config`);
    verifyRefused(runProgram(scenario, RANGE), 2, 'handshake.config.json:1:3');
    await judgeByEveryDoor(scenario);
  });

  it('and a --config that is not there', () => {
    verifyRefused(runProgram(newScenario(), ['check', '--config', 'no.json']), 2, /no\.json does not exist in /);
  });
});

/** A folder that holds only what is given, for a PATH without everything else. */
function folderWith(scenario: Scenario, program: string, script: string): string {
  const folder = join(scenario.temporary, 'bin');
  mkdirSync(folder);
  writeFileSync(join(folder, program), script, { mode: 0o755 });
  return realpathSync(folder);
}

describe('the surroundings', () => {
  it('no repository', () => {
    const scenario = emptyScenario();
    verifyRefused(runProgram(scenario, ['check']), 2, scenario.folder, /repository/);
    verifyRefused(runProgram(scenario, ['hook', 'pre-commit']), 2, scenario.folder, /repository/);
  });

  it('no such folder', () => {
    verifyRefused(runProgram(newScenario(), ['check', '-C', 'nowhere']), 2, /nowhere is no folder/);
  });

  it('a folder whose repository is damaged', () => {
    const scenario = newScenario();
    build(scenario, 'rm -r .git/refs .git/objects');
    verifyRefused(runProgram(scenario, RANGE), 2);
  });

  it('a HEAD that names a commit that is gone', () => {
    const scenario = newScenario();
    build(scenario, 'rm -r .git/objects/??');
    verifyRefused(runProgram(scenario, ['check']), 2);
  });

  it('no git', () => {
    const scenario = newScenario();
    const PATH = folderWith(scenario, 'nothing', '');
    verifyRefused(runProgram(scenario, ['check'], { PATH }), 2, /could not decide: git is in no folder of the PATH/);
  });

  it('a git that is too old', () => {
    const scenario = newScenario();
    const old = folderWith(
      scenario,
      'git',
      '#!/bin/sh\n[ "$1" = --version ] && echo git version 2.30.2 && exit 0\necho "unknown option" >&2\nexit 129\n',
    );
    const PATH = `${old}:${scenario.environment.PATH}`;
    verifyRefused(runProgram(scenario, RANGE, { PATH }), 2, /version 2\.30/, /expected 2\.\d+ or newer/);
  });

  it('a git that answers nothing', () => {
    const scenario = newScenario();
    const PATH = folderWith(scenario, 'git', '#!/bin/sh\nexit 0\n');
    verifyRefused(runProgram(scenario, ['check'], { PATH }), 2, /git/);
  });
});
