import type { Repository } from '../engine/git/repository.js';
import type { Door } from '../engine/model/changeset.js';
import type { Report } from '../engine/report.js';
import { stagedSource } from '../engine/sources/staged.js';
import { rules } from '../rules/index.js';
import { judged } from './judged.js';

/**
 * Judges what the next commit would bring.
 * @param message of that commit, as git will store it; absent while git has not asked for one
 * @throws UndecidedError when nothing could be looked at
 */
export function judgeStaged(repository: Repository, door: Door, message?: string): Promise<Report> {
  return judged(stagedSource(repository, { door, ...(message === undefined ? {} : { message }) }), { door });
}

/**
 * What commit-msg has to say behind pre-commit (pre-merge-commit in a merge), which judged the same tree a moment ago and let it
 * pass: what hangs on the message. An active error is always said, whoever should have seen it before.
 */
export function unsaid(report: Report): Report {
  const readers = new Set(rules.filter(({ needs }) => needs.includes('messages')).map(({ id }) => id));
  const diagnostics = report.diagnostics.filter(
    ({ rule, severity, standing }) => readers.has(rule) || (severity === 'error' && standing === 'active'),
  );
  // Every notice is about the tree.
  return { ...report, diagnostics, notices: [] };
}
