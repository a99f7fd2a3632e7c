import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { openRepository, type Repository } from '../../../engine/git/repository.js';
import type { ObjectId } from '../../../engine/model/snapshot.js';
import type { Diagnostic, Report } from '../../../engine/report.js';
import type { MemoryTree } from '../../../engine/sources/memory.js';
import { afterFile } from '../../support/after-file.js';
import { build, emptyScenario, type Scenario } from '../../support/scenario.js';
import { byDoorsOf, type Ends, expectAlike } from './doors.js';

/** One commit on top of another, as a test judges it in memory. */
export interface Edit {
  readonly before: MemoryTree;
  readonly after: MemoryTree;
  readonly message: string;
  /** When both commits were made, in seconds since 1970. */
  readonly time: number;
}

/** One repository holds all edits of a test file, side by side: an edit costs one process of git. */
let opened: Promise<{ readonly scenario: Scenario; readonly repository: Repository }> | null = null;

/**
 * Holds what was said of an edit in memory against the doors that read it from a repository.
 * @param report what was said
 */
export async function expectEditAnswers(edit: Edit, report: Report): Promise<void> {
  opened ??= emptyRepository();
  const { scenario, repository } = await opened;
  const answers = await byDoorsOf(repository, scenario, imported(scenario, edit));
  expectAlike(answers);
  expect(answers.range?.verdict).toBe(report.verdict);
  expect(answers.range?.report?.diagnostics.map(withoutIds)).toEqual(report.diagnostics.map(withoutIds));
}

/** In memory, commits have ids of their own: those stand in fingerprints and in what there is to paste. */
function withoutIds({ commit, fingerprint, help, message, lineText, ...rest }: Diagnostic): unknown {
  return { ...rest, message: message.replaceAll(/Commit [0-9a-f]{12}/g, 'Commit'), blamed: commit !== undefined };
}

async function emptyRepository(): NonNullable<typeof opened> {
  const scenario = emptyScenario();
  afterFile(() => {
    opened = null;
  });
  build(scenario, 'git init -q -b main .');
  return { scenario, repository: await openRepository(scenario.folder, scenario.environment) };
}

/** Writes both commits, the first one as the tip of main that was fetched. */
function imported({ folder, environment }: Scenario, { before, after, message, time }: Edit): Ends {
  const stream = Buffer.concat([
    ...commit('refs/remotes/origin/main', 1, before, { message: 'before', time }),
    ...commit('refs/heads/topic', 2, after, { message, time, from: 1 }),
    Buffer.from('get-mark :1\nget-mark :2\ndone\n'),
  ]);
  const options = { cwd: folder, env: environment, input: stream, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync('git', ['fast-import', '--quiet', '--force', '--done'], options);
  const [base, head] = stdout.split('\n') as ObjectId[];
  if (status !== 0 || !base || !head) throw new Error(`git fast-import ended with ${status}:\n${stderr}`);
  return { base, head };
}

/** A commit in the form of `git fast-import`; a root unless it names the mark of its parent. */
function commit(
  ref: string,
  mark: number,
  tree: MemoryTree,
  { message, time, from }: { readonly message: string; readonly time: number; readonly from?: number },
): Buffer[] {
  return [
    Buffer.from(`reset ${ref}\n${from === undefined ? '' : `from :${from}\n`}\n`),
    Buffer.from(`commit ${ref}\nmark :${mark}\ncommitter tester <tester@example.com> ${time} +0000\n`),
    ...data(Buffer.from(message)),
    ...(from === undefined ? [] : [Buffer.from('deleteall\n')]),
    ...[...tree].flatMap(([path, { bytes }]) => [Buffer.from(`M 100644 inline ${path}\n`), ...data(bytes)]),
  ];
}

function data(bytes: Uint8Array): Buffer[] {
  return [Buffer.from(`data ${bytes.length}\n`), Buffer.from(bytes), Buffer.from('\n')];
}
