import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { handshake, temporaryFolder } from './governed-repository.js';

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
});
