import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTrailers } from '../../engine/git/trailers.js';
import { newRepository } from './temporary-repository.js';

const repository = newRepository();

const line = fc.constantFrom(
  'Role: Coder',
  'Role: Validator',
  'role: Coder',
  'Role:Coder',
  'Role : Coder',
  'Role: Nobody',
  'Role: Coder\r',
  'Role: Coder ',
  'Role: Coder\u00a0',
  'Work-Packet: WP-1-One',
  'work-packet: WP-1-Two',
  'Work-Packet:',
  'Signed-off-by: Casey <casey@example.org>',
  '(cherry picked from commit 1234)',
  'Acked-by: somebody',
  ' folded line',
  'plain text',
  'plain text with a colon: inside',
  '# a comment',
  '---',
  '--- a/file',
  '------------------------ >8 ------------------------',
  '# ------------------------ >8 ------------------------',
  'Conflicts:',
  '',
  ' ',
  '\t',
  '',
  'R\u00f4le: Coder',
  'Role: Cod\u200ber',
);
const message = fc.array(line, { maxLength: 9 }).map((lines) => ['subject', ...lines, ''].join('\n'));
/** Mostly one trailer block behind a body, so that blocks are found often. */
const wellFormed = fc
  .array(line, { minLength: 1, maxLength: 3 })
  .map((lines) => ['subject', '', 'text', '', ...lines, ''].join('\n'));

interface GitTrailer {
  readonly token: string;
  readonly value: string;
}

function gitTrailers(text: string): GitTrailer[] {
  const args = ['interpret-trailers', '--parse', '--only-trailers', '--unfold'];
  const lines = String(repository.bytes(args, text)).split('\n');
  return lines
    .filter((each) => each !== '')
    .map((each) => {
      const colon = each.indexOf(':');
      return { token: each.slice(0, colon), value: each.slice(colon + 1).trimStart() };
    });
}

function packetsOf(trailers: readonly GitTrailer[]): string[] {
  return trailers.filter(({ token }) => token.toLowerCase() === 'work-packet').map(({ value }) => value);
}

/**
 * Why a message that git finds trailers in may declare nothing here: git's own readers (interpret-trailers, log, mail) or a person
 * could read it differently. Null where there is no such reason.
 */
function exception(text: string): string | null {
  const lines = text.split('\n').map((each) => each.replace(/[ \t]+$/, ''));
  if (/[\v\f\r\u0085\u2028\u2029\u200b]|\t/.test(text)) return 'a control or an invisible character, or a tab';
  if (lines.some((each) => /^---(?:\s|$)/.test(each)))
    return 'the divider before a patch: `git am` stops there, `git log` does not';
  if (lines.some((each) => />8/.test(each))) return 'scissors: `git commit` may stop there';
  if (lines.includes('Conflicts:')) return 'an old list of conflicts, which git leaves out';
  while (lines.at(-1) === '') lines.pop();
  const block = lines.slice(lines.lastIndexOf('') + 1);
  if (block.some((each) => each.startsWith('#')))
    return 'a comment, which git drops when it writes a message and keeps when it reads one';
  if (block.some((each) => /^\s/.test(each))) return 'a folded value, which is one line to git and two to a person';
  if (block.some((each) => !/^[A-Za-z0-9-]+: \S/.test(each)))
    return 'a line that is no trailer, in a block that git takes for one';
  return null;
}

describe('reading trailers', () => {
  it.each([
    ['subject\n\nRole: Coder\n', 'Coder'],
    ['subject\n\nbody\n\nWork-Packet: WP-1-A\nRole: Validator', 'Validator'],
    ['subject\n\nRole: Coder\n\n\n', 'Coder'],
    ['Role: Coder\n', null],
    ['subject\nRole: Coder\n', null],
    ['subject\n\nRole: Coder\n\nmore text\n', null],
    ['subject\n\nRole: Coder\nRole: Coder\n', null],
    ['subject\n\nRole: Coder\nrole: Orchestrator\n', null],
    ['subject\n\nROLE: Coder\n', null],
    ['subject\n\nRole: coder\n', null],
    ['subject\n\nRole:  Coder\n', null],
    ['subject\n\nRole=Coder\n', null],
    ['subject\n\nRole: Coder\n more\n', null],
    ['subject\n\nRole: Coder\u00a0\n', null],
    ['subject\n\nRole: Coder\r\n', null],
    ['subject\n\n\ufeffRole: Coder\n', null],
    ['subject\n\nbody\u2028Role: Orchestrator\n\nRole: Coder\n', null],
    ['subject\n\nbody\u0085Role: Orchestrator\n\nRole: Coder\n', null],
    ['subject\n\nbody\n\nR\u043ele: Orchestrator\nRole: Coder\n', null],
    ['subject\n\nRole: Coder\n---\n', null],
    ['subject\n---\n# ------------------------ >8 ------------------------\n\nRole: Coder\n', null],
    ['subject\n\nRole: Coder\0\n', null],
    [' \n\nRole: Coder\n', null],
    ['\n\nRole: Coder\n', null],
    ['\t\n\n \n\nRole: Coder\n', null],
    ['subject\n\nConflicts:\n\nRole: Coder\n', null],
    ['subject\n---\n\nRole: Coder\n', null],
    ['subject\n--- a\n\nRole: Coder\n', null],
    ['subject\n---a\n\nRole: Coder\n', 'Coder'],
    ['subject\na ---\n\nRole: Coder\n', 'Coder'],
    ['subject\n%%%% -------- 8< --------\n\nRole: Coder\n', null],
    ['subject\n; -------- >% --------\n\nRole: Coder\n', null],
    ['subject\n%%%%% -------- 8< --------\n\nRole: Coder\n', 'Coder'],
    ['subject\n# - 8< --------\n\nRole: Coder\n', 'Coder'],
    ['subject\n# -------- 8< -\n\nRole: Coder\n', 'Coder'],
    ['subject\n  -------- 8< --------\n\nRole: Coder\n', 'Coder'],
    ['subject\n\nRole: Coder\nA-b: c\n', 'Coder'],
    ['subject\n\nRole: Coder\nA: c \n', 'Coder'],
    ['subject\n\nRole: Coder\n-A: c\n', null],
    ['subject\n\nRole: Coder\n A: c\n', null],
    ['subject\n\nRole: Coder\nA:  c\n', null],
    ['subject\n\nRole: Coder\nA: \n', null],
    ['subject\n\nRole: Coder\nno trailer\n', null],
    ['subject\n\nRole: Coder \n', null],
    ['subject\n\nA: \u202ab\nRole: Coder\n', null],
    ['subject\n\nA: b\n', null],
  ])('of %j gives the role %j (threat R04)', (text, role) => {
    expect(parseTrailers(text).role).toBe(role);
  });

  it.each([
    ['subject [skip ci]', ['subject [skip ci]']],
    ['subject\n\nbody [CI Skip] more\n', ['body [CI Skip] more']],
    ['subject\n\n[no ci]\r\n[skip actions]\n[actions skip]\n', ['[no ci]', '[skip actions]', '[actions skip]']],
    ['subject\n\n\nskip-checks: true\n', ['skip-checks: true']],
    ['subject\n\n\n Skip-Checks:true \n\nRole: Coder\n', [' Skip-Checks:true ']],
    ['subject: skip ci\n\nskip-checks: false\nSee [skip] (ci).\n', []],
    ['skip-checks: truest\n\nno skip-checks: true\n', []],
  ])('of %j finds what the forge takes for an order to run no checks (threat G10)', (text, skipLines) => {
    expect(parseTrailers(text).skipLines).toEqual(skipLines);
  });

  it.each([
    'r\u043ele',
    'r\u03bfle',
    'r\u0585le',
    'rol\u0435',
    'rol\u04bd',
    'ro\u04cfe',
    'ro\u0131e',
    '\u0433ole',
    'R\u200bole',
    'role\t',
    ' \u00a0role',
  ])('takes %j for a role', (word) => {
    expect(parseTrailers(`subject\n\n${word}: Coder\n`).roleLines).toEqual([`${word}: Coder`]);
    expect(parseTrailers(`subject\n\n${word} = Coder\n`).roleLines).toEqual([`${word} = Coder`]);
  });

  it('takes no other line for a role, and no broken block for packets', () => {
    const text = 'subject\n\nthe role: a\nroles: b\nrole a\nr-ole: c\nrule: d\n';
    expect(parseTrailers(text).roleLines).toEqual([]);
    const packets = (block: string): readonly string[] => parseTrailers(`subject\n\n${block}\n`).workPackets;
    expect(packets('Work-Packet: WP-1-A\nWORK-PACKET: WP-2-B')).toEqual(['WP-1-A', 'WP-2-B']);
    for (const block of ['Work-Packet: A\nx', 'Work-Packet: A\n---', 'x\nWork-Packet: A', 'Work-Packet: \u202eA']) {
      expect(parseTrailers(`subject\n\n${block}\n`)).toMatchObject({ role: null, workPackets: [] });
    }
    expect(parseTrailers('Work-Packet: A\n')).toMatchObject({ role: null, workPackets: [] });
    expect(parseTrailers('')).toEqual({ role: null, roleLines: [], workPackets: [], skipLines: [] });
  });

  it('names every line that could be meant as a role', () => {
    const text = 'subject\n\n  role : Orchestrator\nＲｏｌｅ: Coder\n\nRole: Coder\n';
    expect(parseTrailers(text)).toMatchObject({
      role: null,
      roleLines: ['  role : Orchestrator', 'Ｒｏｌｅ: Coder', 'Role: Coder'],
    });
  });

  it('never finds what `git interpret-trailers` does not find', () => {
    const property = fc.property(fc.oneof(message, wellFormed), (text) => {
      // git 2.39 never comes to an end when scissors stand behind a divider; such a message declares nothing here, see below.
      fc.pre(!(/^---/m.test(text) && />8/.test(text)));
      const { role, workPackets } = parseTrailers(text);
      const expected = gitTrailers(text);
      if (role !== null) {
        expect(expected.filter(({ token }) => token.toLowerCase() === 'role')).toEqual([
          { token: 'Role', value: role },
        ]);
      }
      if (workPackets.length > 0) expect(workPackets).toEqual(packetsOf(expected));
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('finds all that git finds, but for the named exceptions', () => {
    let compared = 0;
    const property = fc.property(fc.oneof(message, wellFormed), (text) => {
      fc.pre(exception(text) === null);
      compared++;
      expect(parseTrailers(text).workPackets).toEqual(packetsOf(gitTrailers(text)));
    });
    fc.assert(property, { numRuns: 60 });
    expect(compared).toBeGreaterThan(0);
  });
});
