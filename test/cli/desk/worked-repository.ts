import type { CheckedLine } from '../../../cli/desk/checklists/checklist.js';
import { type Ended, GovernedRepository, SIGNED } from '../governed-repository.js';
import { runHere } from './run-here.js';

/** The signed packet of the example, and the trailers of commits for it. */
export const ID = 'WP-1-Cancel-Job-20260101';
export const CODER = `Role: Coder\nWork-Packet: ${ID}`;
export const ORCHESTRATOR = `Role: Orchestrator\nWork-Packet: ${ID}`;
const EVIDENCE = `
## EVIDENCE_MAPPING
- 1.2#a02864ef -> src/jobs.ts:2
- 1.2#54ac9418 -> src/jobs.ts:3
- 1.2#7bd8ace8 -> tests/jobs.test.ts:1
`;

/** Runs post-work on the signed packet of the example. */
export const postWork = (repository: GovernedRepository, ...options: string[]): Promise<Ended> =>
  runHere(repository.folder, ['post-work', ID, ...options]);

/** What post-work says in JSON. */
export interface Answer {
  readonly verdict: string;
  readonly range: string | null;
  readonly law: string | null;
  readonly next: string | null;
  readonly lines: readonly CheckedLine[];
}

/** The answer in JSON, with how the command ended. */
export async function answerOf(repository: GovernedRepository, ...options: string[]): Promise<Answer & Ended> {
  const ended = await postWork(repository, ...options, '--format', 'json');
  return { ...ended, ...(JSON.parse(ended.stdout) as Answer) };
}

/** The lines that do not pass, with the rules that speak there. */
export async function troubleOf(repository: GovernedRepository, ...options: string[]): Promise<string[]> {
  const { lines } = await answerOf(repository, ...options);
  return lines
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ asks, verdict, findings }) => [verdict, asks, ...new Set(findings.map(({ rule }) => rule))].join(' | '));
}

/** Sets STATUS and moves the entry, as the Orchestrator does. */
export async function setStatus(repository: GovernedRepository, from: string, to: string): Promise<void> {
  repository.edit(SIGNED, `STATUS: ${from}`, `STATUS: ${to}`);
  await runHere(repository.folder, ['check', '--fix']);
  repository.commitAll(`${to}\n\n${ORCHESTRATOR}`);
}

/** A repository in which work under the signed packet has begun, and files that a Coder commits. */
export async function worked(files: Readonly<Record<string, string>> = {}, message = `work\n\n${CODER}`) {
  const repository = new GovernedRepository();
  await setStatus(repository, 'Ready-for-Dev', 'In-Progress');
  const written = {
    'src/jobs.ts': `${repository.read('src/jobs.ts')}export const cancel = (name: string): boolean => name !== '';\nexport const SECONDS = 5;\n`,
    'tests/jobs.test.ts': "it('cancels', () => expect(cancel('a')).toBe(true));\n",
    ...files,
  };
  for (const [path, text] of Object.entries(written)) repository.write(path, text);
  repository.commitAll(message);
  repository.write(SIGNED, repository.read(SIGNED) + EVIDENCE);
  repository.commitAll(`evidence\n\n${CODER}`);
  return repository;
}

/** The same under a configuration that was there before the work. */
export async function lawful(rules: Readonly<Record<string, string>>): Promise<GovernedRepository> {
  const repository = await worked();
  repository.write('handshake.config.json', JSON.stringify({ rules }));
  repository.commitAll('law\n\nRole: Orchestrator');
  return repository;
}
