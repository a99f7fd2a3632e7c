import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordAction } from '../../actions/recorded-verdict.js';
import { act, BAD, blocking, eventful, GOOD, gate, idOf, pullRequest, pushOf, served } from '../../actions/served.js';
import { build, newScenario, runProgram, type Scenario } from '../../support/scenario.js';
import { answered, hookWords } from '../hook-bypass/bypass.js';

const sh = String.raw;
const INSTALL = sh`printf '{"scripts":{"preinstall":"touch pwn"}}' > package.json; echo 'registry=http://127.0.0.1:9/' > .npmrc`;

describe('G01 (C) a change whose files would run where they are checked out', () => {
  it('is judged from objects: no file of it is ever laid down', async (context) => {
    const scenario = served(sh`${INSTALL}; ci g; propose topic 7`);
    const seen: string[][] = [];
    const through = eventful((question) => {
      if (question === 2) seen.push(readdirSync(scenario.leftovers, { recursive: true, encoding: 'utf8' }));
    });
    const event = { ...pullRequest(scenario), name: 'pull_request_target' };
    const { result } = await gate(scenario, event, { through });
    recordAction(context, { id: 'G01', severity: 'C', expected: 'blocked: law-integrity' }, result);
    expect(blocking(result)).toEqual(['law-integrity']);
    const [names = []] = seen;
    expect(names).toEqual(expect.arrayContaining([expect.stringMatching(/store\.git\/objects$/)]));
    const laid = names.filter((name) => /package\.json|\.npmrc|pwn|README|\.md$|(^|\/)(docs|src|app)(\/|$)/.test(name));
    expect(laid).toEqual([]);
    expect(readdirSync(scenario.leftovers)).toEqual([]);
  });
});

describe('G02 (C) a branch whose name is shell', () => {
  const NAME = ['refs/heads/a";touch$', '{IFS}pwn;"'].join('');

  it.each([
    ['a good change', GOOD, 0],
    ['a bad one', BAD, 1],
  ])('is a name and no more: %s', async (_, script, exitCode) => {
    const scenario = served(sh`${script}; git push -q server 'topic:${NAME}'`);
    const event = pushOf(NAME, '0'.repeat(40), idOf(scenario, 'topic'));
    const { result } = await gate(scenario, event);
    expect(result.exitCode).toBe(exitCode);
    expect(build(scenario, 'find . "$T" -name "pwn*"')).toBe('');
  });
});

/** A branch `release` whose law is weaker; topic, made from it, breaks the stronger one. */
const TWO_LAWS = sh`git checkout -q -b release main; printf '{"rules":{"signature-lock":"off"}}' > handshake.config.json; ci lax
  git push -q server release; git checkout -q -B topic main; ${BAD}`;

describe('G11 (H) one head, proposed to two branches', () => {
  it('has a result that names the base it is about, by name and commit', async (context) => {
    const scenario = served(TWO_LAWS);
    const lax = (await gate(scenario, pullRequest(scenario, { base: 'release' }))).result;
    const strict = (await gate(scenario, pullRequest(scenario))).result;
    recordAction(context, { id: 'G11', severity: 'H', expected: 'blocked: signature-lock' }, strict);
    expect(blocking(lax)).not.toContain('signature-lock');
    expect(blocking(strict)).toEqual(['signature-lock']);
    expect(lax.report).toMatchObject({
      base: { name: expect.stringContaining('refs/heads/release'), commit: idOf(scenario, 'release') },
    });
    expect(strict.report).toMatchObject({
      base: { name: expect.stringContaining('refs/heads/main'), commit: idOf(scenario, 'main') },
    });
    expect([lax.head, strict.head]).toEqual([idOf(scenario, 'topic'), idOf(scenario, 'topic')]);
  });
});

describe('G12 (H) a pull request that is given another base', () => {
  it('is judged against that one by the event that says so', async (context) => {
    const scenario = served(TWO_LAWS);
    const opened = pullRequest(scenario, { base: 'release' });
    const edited = pullRequest(scenario);
    const payload = {
      ...(edited.payload as object),
      action: 'edited',
      changes: { base: { ref: { from: 'release' } } },
    };
    expect(blocking((await gate(scenario, opened)).result)).not.toContain('signature-lock');
    const { result } = await gate(scenario, { ...edited, payload });
    recordAction(context, { id: 'G12', severity: 'H', expected: 'blocked: signature-lock' }, result);
    expect(blocking(result)).toEqual(['signature-lock']);
  });
});

describe('G16 (H) a merge that was made by hand and pushed', () => {
  const merged = (edit: string): string =>
    sh`echo more >> README.md; ci t; git checkout -q -b merged main; git merge -q --no-ff --no-commit topic; ${edit}; ci merge`;

  it.for([
    ['with an edit that no pull request had', 'widen "$P"', ['signature-lock']],
    ['as the forge would have made it', ':', []],
  ] as const)('%s', async ([, edit, rules], context) => {
    const scenario = served(merged(edit));
    act(scenario, 'git push -q server merged:main');
    const { result } = await gate(
      scenario,
      pushOf('refs/heads/main', idOf(scenario, 'main'), idOf(scenario, 'merged')),
    );
    if (rules.length > 0) recordAction(context, { id: 'G16', severity: 'H', expected: `blocked: ${rules[0]}` }, result);
    expect(blocking(result)).toEqual(rules);
    expect(result.exitCode).toBe(rules.length);
  });
});

describe('G26 (M) a checkout that belongs to somebody else', () => {
  /** A git on PATH that refuses a folder as the real one does where another user owns it, or that says nothing at all. */
  const refusing = (folder: string, refusal: string): string => sh`mkdir "$T/bin"; real=$(command -v git)
    printf '#!/bin/sh\ncase "$(pwd -P)" in *%s*) %s ;; esac\nexec "%s" "$@"\n' '${folder}' "${refusal}" "$real" > "$T/bin/git"; chmod +x "$T/bin/git"`;
  const DUBIOUS = `echo 'fatal: detected dubious ownership in repository' >&2; exit 128`;
  const pathOf = ({ temporary, environment }: Scenario): string => `${join(temporary, 'bin')}:${environment.PATH}`;

  it.for([
    ['G26', 'refuses it', DUBIOUS],
    ['G26 silent', 'answers nothing, and ends with 0', 'exit 0'],
  ] as const)('%s: a git that %s is no empty change', ([id, , refusal], context) => {
    const scenario = newScenario();
    build(scenario, sh`widen "$P"; ci x; ${refusing('/repository', refusal)}`);
    const refused = runProgram(scenario, ['check', '--range', 'main..topic'], { PATH: pathOf(scenario) });
    const words = { expected: 'undecided', got: hookWords(refused) };
    answered(context, { id, severity: 'M', door: 'check --range' }, words);
    expect(refused.status).toBe(2);
    expect(hookWords(runProgram(scenario, ['check', '--range', 'main..topic']))).toBe('blocked: signature-lock');
  });

  it.for([
    ['a bad change', BAD, 'blocked: signature-lock', 1],
    ['a good one', GOOD, 'accepted', 0],
  ] as const)('is not needed by the Action: %s', async ([, script, expected, exitCode], context) => {
    const scenario = served(
      sh`${script}; git clone -q "$T/server/acme/notes" "$T/workspace"; ${refusing('/workspace', DUBIOUS)}`,
    );
    const environment = { ...scenario.environment, PATH: pathOf(scenario) };
    const { result } = await gate(scenario, pullRequest(scenario), { place: { environment } });
    if (exitCode === 1) recordAction(context, { id: 'G26', severity: 'M', expected }, result);
    expect(result.exitCode).toBe(exitCode);
  });
});
