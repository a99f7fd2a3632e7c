import { fileURLToPath } from 'node:url';
import type { GovernedRepository } from '../governed-repository.js';

const HOOKS = fileURLToPath(new URL('../../../hooks', import.meta.url));

/** Everything that can be said, so that nothing stays open. */
export const SAID = [
  ...['--requestor', 'alice', '--agent', 'orchestrator-1', '--anchor', '2.1', '--tier', 'medium'],
  ...['--what', 'Print the jobs with `runlet list`, the newest first.'],
  ...['--why', 'Without it the only way to see what is queued is to read jobs.json.'],
  ...['--scope', 'app/main.ts', '--scope', 'tests/list.test.ts (new)', '--out-of-scope', 'Filters and colours'],
  ...['--test', 'npm test -- tests/list.test.ts', '--test', 'just ai-review'],
  ...['--done', '`runlet list` prints nothing and exits with 0 when there is no job'],
  ...['--open', 'app/main.ts', '--search', 'JobState', '--run', 'npm test'],
  ...['--risk', '"A long name breaks the line" -> job list', '--assumption', 'none', '--question', 'none'],
  ...['--depends', 'WP-1-Retry-Job-20260102'],
];

/** Commits everything with the hooks live, as the Orchestrator. */
export function commitAsOrchestrator(repository: GovernedRepository, subject: string): void {
  repository.git('config', 'core.hooksPath', HOOKS);
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '-m', subject, '-m', 'Role: Orchestrator');
  repository.git('config', '--unset', 'core.hooksPath');
}
