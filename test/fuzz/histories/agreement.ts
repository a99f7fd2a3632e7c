import { check } from '../../../engine/check.js';
import { openRepository, type Repository } from '../../../engine/git/repository.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { rangeSource } from '../../../engine/sources/range.js';
import { rules } from '../../../rules/index.js';
import { between } from './graph.js';
import type { History } from './history.js';
import { type Expected, expectedOf } from './oracle.js';
import { environmentOf, type Imported, importHistories, NOW } from './repository.js';

/** How the gate and the oracle went together over one history. */
export interface Agreement {
  readonly history: History;
  readonly expected: Expected;
  readonly verdict: 'pass' | 'block' | 'inconclusive';
  /** The rules that block, and the sentences of those that should not. */
  readonly blocking: readonly string[];
  readonly said: readonly string[];
  /** Whether git brings the two sides together. */
  readonly isMergeable: boolean;
  /** Null where the two agree. */
  readonly disagreement: string | null;
}

/** Judges histories in one repository in `folder`, which is made for them. */
export async function judgeHistories(folder: string, histories: readonly History[]): Promise<Agreement[]> {
  const imported = importHistories(folder, histories);
  const repository = await openRepository(folder, environmentOf(folder));
  const agreements: Agreement[] = [];
  for (const each of imported) agreements.push(await judgeHistory(repository, each));
  return agreements;
}

async function judgeHistory(repository: Repository, imported: Imported): Promise<Agreement> {
  const { commits, main, topic, done, merge, model } = imported;
  const result = merge?.tree === model.id ? model.tree : null;
  const expected = expectedOf({ commits, main, topic, result });
  let gate = await verdictOf(repository, imported);
  // A machine that does much else may let a deadline pass. Whoever cannot decide is asked again, twice.
  for (let times = 0; gate.verdict === 'inconclusive' && merge !== null && times < 2; times++)
    gate = await verdictOf(repository, imported);
  const outcome = { history: { commits, main, topic, done }, expected, ...gate, isMergeable: merge !== null };
  return { ...outcome, disagreement: disagreementOf(outcome) };
}

type Gate = Pick<Agreement, 'verdict' | 'blocking' | 'said'>;

async function verdictOf(repository: Repository, { base, head }: Imported): Promise<Gate> {
  const source = rangeSource(repository, { base, head }, NOW);
  try {
    const { verdict, diagnostics, undecided } = await check(source, { rules, door: 'cli', toolVersion: '0.0.0' });
    const active = diagnostics.filter(({ severity, standing }) => severity === 'error' && standing === 'active');
    const said = active.map(({ rule, messageId, message }) => `${rule}/${messageId}: ${message}`);
    const unsaid = undecided.map(({ subject, reason }) => `undecided: ${subject} ${reason}`);
    return { verdict, blocking: [...new Set(active.map(({ rule }) => rule))].sort(), said: [...said, ...unsaid] };
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    return { verdict: 'inconclusive', blocking: [], said: [`undecided: ${error.message}`] };
  } finally {
    await source.close();
  }
}

function disagreementOf({
  expected,
  verdict,
  blocking,
  said,
  isMergeable,
}: Omit<Agreement, 'disagreement'>): string | null {
  if (!isMergeable) return verdict === 'pass' ? 'passed what git cannot merge' : null;
  if (verdict === 'inconclusive') return `could not decide what git merges: ${said.at(-1)}`;
  const isLocked = blocking.includes('signature-lock');
  if (expected.lock.length > 0 && !isLocked) return `missed a change of the lock: ${expected.lock[0]}`;
  if (expected.lock.length + expected.open.length === 0 && isLocked) return 'raised a false alarm about the lock';
  const missed = expected.others.find(({ rule }) => !blocking.includes(rule));
  if (missed) return `missed what ${missed.rule} is for: ${missed.why}`;
  return expected.isLawful && verdict !== 'pass' ? `blocked what is lawful, by ${blocking.join(', ')}` : null;
}

/** A history as a person would tell it. */
export function storyOf({ commits, main, topic }: History): string {
  const range = new Set(between(commits, main, topic).map(({ number }) => number));
  const lines = commits.map(({ number, parents, story }) => {
    const names = [number === main ? 'main' : '', number === topic ? 'topic' : ''].filter((name) => name !== '');
    const from = parents.map((parent) => `#${parent}`).join(' ');
    return `${range.has(number) ? '*' : ' '} #${number} (${from}) ${story}${names.length > 0 ? `  <- ${names.join(', ')}` : ''}`;
  });
  return lines.join('\n');
}
