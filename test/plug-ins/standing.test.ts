import { describe, expect, it } from 'vitest';
import { unsaid } from '../../cli/judge-staged.js';
import type { Report } from '../../engine/report.js';
import { undecided } from '../engine/judged-repository.js';
import { type Edit, saidBy } from '../support/judge-change.js';
import { configOf, EDITED, judgedBy, PATH, plugIn, WITH_OPTION } from './own-plug-in.js';

const RULE = 'own-word';
const outcomes = ({ outcomes: all }: Report) => all.filter(({ rule }) => rule === RULE);

describe('a rule of the repository', () => {
  it('stands as those of the protocol do: what base had is inherited, what the change brings counts', async () => {
    const inherited = await judgedBy(plugIn());
    expect(saidBy(inherited, RULE)).toEqual(['inherited no-word']);
    const brought = await judgedBy(plugIn(), { steps: [{ edits: { new: (text) => text } }] });
    expect(saidBy(brought, RULE)).toEqual(['error no-word']);
    expect(brought.verdict).toBe('block');
    const [diagnostic] = brought.diagnostics.filter(({ rule }) => rule === RULE);
    expect(diagnostic).toMatchObject({
      message: '`WP-1-New-20260105` has no word, expected one',
      why: 'Team 1: every packet has the word.',
      help: 'Add it.',
    });
  });

  it('lets through what has what it asks for', async () => {
    const steps = [{ edits: { new: (text: string) => `${text}\nsunrise\n` } }];
    const report = await judgedBy(plugIn(), { steps });
    expect(saidBy(report, RULE)).toEqual([]);
    expect(outcomes(report)).toEqual([{ rule: RULE, scope: 'packet', outcome: 'passed', examined: 1 }]);
  });

  it.each<[string, object, string[]]>([
    ['warning', { [RULE]: 'warning' }, ['warning no-word']],
    ['off', { [RULE]: 'off' }, []],
    ['an option that it satisfies', { [RULE]: { word: 'TASK_ID' } }, []],
    ['an option and a severity', { [RULE]: { severity: 'warning', word: 'zenith' } }, ['warning no-word']],
  ])('is configured like them: %s', async (_, rules, said) => {
    const text = plugIn({ more: WITH_OPTION });
    const steps = [{ edits: { new: (packet: string) => packet } }];
    expect(saidBy(await judgedBy(text, { config: configOf(text, { rules }), steps }), RULE)).toEqual(said);
  });

  it.each<[string, object, RegExp]>([
    ['an unknown option', { [RULE]: { words: 'x' } }, /has the unknown key "words" in "rules\.own-word", .*"word"/],
    [
      'a value out of bounds',
      { [RULE]: { word: 'x' } },
      /sets "rules\.own-word\.word" to "x", expected at least 2 char/,
    ],
    ['a severity that is none', { [RULE]: 'fatal' }, /rules\.own-word" to "fatal", expected one of "error"/],
    ['a rule that nobody has', { 'own-words': 'off' }, /has the unknown rule "own-words"/],
    ['one of the protocol misspelled', { 'packet-idd': 'off' }, /has the unknown rule "packet-idd"/],
  ])('refuses %s', async (_, rules, reason) => {
    const text = plugIn({ more: WITH_OPTION });
    const { subject, reason: said } = await undecided(judgedBy(text, { config: configOf(text, { rules }) }));
    expect(subject).toMatch(/^handshake\.config\.json:1:\d+$/);
    expect(said).toMatch(reason);
  });

  it('is covered by a waiver of base', async () => {
    const row =
      '| WAIVER-20260101-01 | `own-word` | WP-1-New-20260105 | New packets have it later | casey | 2026-01-01 | 2026-02-01 |\n';
    const waivers: Edit = (text) => text.replace(/\n*$/, `\n${row}`);
    const report = await judgedBy(plugIn(), {
      base: { 'docs/WAIVERS.md': waivers },
      steps: [{ edits: { new: (text) => text } }],
    });
    expect(saidBy(report, RULE)).toEqual(['waived no-word']);
  });

  it('is selected and left out by its id', async () => {
    const report = await judgedBy(plugIn(), { options: { onlyRules: [RULE] } });
    expect(new Set(report.outcomes.map(({ rule }) => rule))).toEqual(new Set([RULE]));
  });

  it('is as strong in its own module: a change of it is one of the law', async () => {
    const steps = [{ edits: { [PATH]: () => plugIn({ more: '// looser' }) } }];
    const { reason } = await undecided(judgedBy(plugIn(), { steps }));
    expect(reason).toMatch(/has the digest sha256-\S+ in commit 1, expected sha256-/);
    const unpinned = { plugins: [{ path: PATH }] };
    const options = { unpinnedPlugIns: true };
    const report = await judgedBy(plugIn(), { steps, config: unpinned, options });
    expect(saidBy(report, 'law-integrity')).toEqual(['error unwarranted']);
  });
});

describe('a rule that breaks', () => {
  const crash = async (checks: string, messages?: string) => {
    const report = await judgedBy(plugIn({ checks, ...(messages === undefined ? {} : { messages }) }));
    return { verdict: report.verdict, outcomes: outcomes(report).map(({ outcome, reason }) => [outcome, reason]) };
  };
  const finding = "yield { message: 'no-word', data: {}, at: fileLocation(packet.path) };";

  it.each<[string, string, RegExp]>([
    ['throws', "*packet() { throw new Error('of its own'); },", /^Error: of its own$/],
    ['yields nonsense', '*packet() { yield 1; },', /no known message/],
    ['yields nothing at all', '*packet() { yield undefined; },', /yields what is no finding/],
    ['yields another message', "*packet() { yield { message: 'x' }; },", /no known message/],
    ['yields no place', "*packet() { yield { message: 'no-word', data: {} }; },", /without a place/],
    ['is no generator', 'packet() { return 5; },', /iterable/],
    ['gives a promise', 'packet() { return (async () => [])(); },', /iterable/],
    ['reads the clock', '*packet() { Date.now(); },', /reads no clock/],
    ['draws lots', '*packet() { Math.random(); },', /draws no lots/],
    ['makes code of text', '*packet() { eval("1"); },', /Code generation from strings/],
    ['reaches for Node', '*packet() { process.exit(0); },', /process is not defined/],
    ['changes what it is given', '*packet({ packet }) { packet.text.x.y = 1; },', /TypeError/],
    ['calls itself for ever', 'packet(c) { return [...this.packet(c)]; },', /Maximum call stack/],
  ])('leaves the run undecided when it %s', async (_, checks, reason) => {
    const {
      verdict,
      outcomes: [[outcome, said] = []],
    } = await crash(checks);
    expect([verdict, outcome]).toEqual(['inconclusive', 'crashed']);
    expect(said).toMatch(reason);
  });

  it.each<[string, string, RegExp]>([
    ['throw', "'no-word': () => { throw new Error('wordless'); },", /wordless/],
    ['are not there', "'no-word': () => ({ message: '' }),", /the words of no-word are not all there/],
    ['never end', "'no-word': () => { for (;;); },", /took longer than 2 s/],
  ])('leaves the run undecided when its words %s', async (_, messages, reason) => {
    const {
      verdict,
      outcomes: [[outcome, said] = []],
    } = await crash(`*packet({ packet }) { ${finding} },`, messages);
    expect([verdict, outcome]).toEqual(['inconclusive', 'crashed']);
    expect(said).toMatch(reason);
  });

  it('keeps nothing from one run to the next', async () => {
    const checks = `*packet({ packet }) { globalThis.seen = (globalThis.seen ?? 0) + 1; if (globalThis.seen > 2) ${finding} },`;
    for (const _ of [1, 2, 3]) expect(saidBy(await judgedBy(plugIn({ checks }), { steps: EDITED }), RULE)).toEqual([]);
  });
});

describe('a warning of a rule of its own', () => {
  const steps = [{ edits: { new: (packet: string) => packet } }];
  const CHANGE = `*change({ result }) {
      yield { message: 'no-word', data: { packet: 'x' }, at: fileLocation(result.packetEntries[0].path) };
    },`;
  it.each([
    ['is left to pre-commit where it reads packets', plugIn(), []],
    ['is said by commit-msg, too, where it reads the change', plugIn({ checks: CHANGE }), ['warning no-word']],
  ])('%s', async (_, text, said) => {
    const report = await judgedBy(text, { config: configOf(text, { rules: { [RULE]: 'warning' } }), steps });
    expect(saidBy(report, RULE)).toEqual(['warning no-word']);
    expect(saidBy(unsaid(report), RULE)).toEqual(said);
  });
});
