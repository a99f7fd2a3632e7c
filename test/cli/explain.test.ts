import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { CONFIG, configOf, PATH, plugIn, WITH_OPTION } from '../plug-ins/own-plug-in.js';
import { GovernedRepository, handshake, temporaryFolder } from './governed-repository.js';

let outside: string;
beforeAll(() => {
  outside = temporaryFolder();
});

const clauses = [...new Set(rules.flatMap((rule) => rule.clauses))];

describe('explain', () => {
  it.each(rules.map(({ id }) => id))('prints the law page of %s, without any file beside the program', (id) => {
    const page = readFileSync(new URL(`../../rules/${id}.md`, import.meta.url), 'utf8');
    expect(handshake(outside, ['explain', id])).toEqual({ status: 0, stdout: page, stderr: '' });
  });

  it.each(clauses)('names the rules of %s, or prints the page of the only one', (clause) => {
    const enforcing = rules.filter((rule) => rule.clauses.includes(clause)).map(({ id }) => id);
    const { status, stdout } = handshake(outside, ['explain', clause.toLowerCase()]);
    expect(status).toBe(0);
    if (enforcing.length === 1) expect(stdout).toMatch(new RegExp(`^# ${enforcing[0]}\\n`));
    else for (const id of enforcing) expect(stdout).toContain(`  ${id} `);
  });

  it('lists every rule when nothing is named', () => {
    const { status, stdout } = handshake(outside, ['explain']);
    expect(status).toBe(0);
    const listed = [...stdout.matchAll(/^ {2}(\S+) +blocks when \S/gm)].map(([, id]) => id);
    expect(listed).toEqual(rules.map(({ id }) => id));
  });

  it('prints the rules that HEAD has of its own, and says why they are missing', () => {
    const repository = new GovernedRepository();
    const text = plugIn({ more: WITH_OPTION });
    repository.write(PATH, text);
    repository.write(CONFIG, JSON.stringify(configOf(text)));
    repository.commitAll('a rule of our own');
    const { stdout } = repository.handshake(['explain', 'own-word/no-word']);
    expect(stdout).toMatch(
      /^# own-word\n\n.* \(Team 1\); .*\n\nBlocks when a packet lacks the word\.\n\nTeam 1: every packet has/,
    );
    expect(stdout).toContain('* word: The word. Default: "sunrise"');
    expect(repository.handshake(['explain', 'team 1']).stdout).toBe(stdout);
    expect(repository.handshake(['explain']).stdout).toMatch(
      /1 rule of its own:\n\n {2}own-word {2}blocks when a packet/,
    );
    repository.write(PATH, `${text}//\n`);
    repository.commitAll('without its pin');
    const { status, stderr } = repository.handshake(['explain', 'own-word']);
    expect(status).toBe(2);
    expect(stderr).toContain(`rules of plug-ins are not among them, for ${PATH} is a plug-in that ${CONFIG} names`);
    expect(repository.handshake(['explain']).stdout).toContain(`The rules of plug-ins are not among them: ${PATH} is`);
  });

  it('suggests what can be pasted, also where a clause has a blank in it', () => {
    const { status, stderr } = handshake(outside, ['explain', 'Mistake 9']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/Did you mean npx handshake-check explain 'Mistake \d'\?/);
    expect(handshake(outside, ['explain', 'no-placeholdr']).stderr).toContain('explain no-placeholder?');
  });

  it('has no rules to miss outside of a repository', () => {
    const { status, stderr } = handshake(outside, ['explain', 'own-word']);
    expect(status).toBe(2);
    expect(stderr).toContain('names no rule and no clause');
  });
});
