import { withoutPathsLine } from '../engine/model/amend.js';
import { commitName } from '../engine/model/commit.js';
import { fileLocation } from '../engine/model/location.js';
import { matchesAny } from '../engine/model/path-set.js';
import { listed } from '../engine/model/quote.js';
import { defineRule } from '../engine/rule.js';

/** Law: rule 1 — the Orchestrator plans and never writes code. */
export const noCodeByOrchestrator = defineRule({
  id: 'no-code-by-orchestrator',
  clauses: ['rule 1'],
  blocksWhen: 'a commit in the Orchestrator role touches `src/`, `app/`, `tests/` or `scripts/`',
  why: 'Rule 1, NO CODING: the Orchestrator must not write code; a Coder implements what a signed packet says.',
  reads: ['code'],
  completeness: false,
  waivable: false,
  needs: ['commits', 'messages'],
  messages: {
    'code-touched': (data: {
      commit: string;
      paths: readonly string[];
      fence: readonly string[];
      takeOut: string;
    }) => ({
      message: `${capital(data.commit)} of the Orchestrator touches ${listed(data.paths)}, expected nothing under ${data.fence.join(', ')}`,
      help: `Take them out of the commit, what they hold stays in the work tree: ${data.takeOut}. Then let a Coder bring them in a commit with "Role: Coder" and "Work-Packet: <the signed packet>".`,
    }),
  },
  *change({ changeset, law }) {
    const fence = law.roles.Orchestrator.mayNotTouch;
    for (const [index, commit] of changeset.commits.entries()) {
      if (commit.trailers?.role !== 'Orchestrator') continue;
      const paths = commit.ownChanges.map(({ path }) => path).filter((path) => matchesAny(fence, path));
      const [first, ...others] = paths;
      if (first === undefined) continue;
      const isLast = index === changeset.commits.length - 1;
      yield {
        message: 'code-touched',
        data: { commit: commitName(commit), paths, fence, takeOut: withoutPathsLine({ commit, isLast }, paths) },
        identity: JSON.stringify({ commit: commitName(commit), paths, fence }),
        at: fileLocation(first),
        related: others.slice(0, 10).map((path) => ({ at: fileLocation(path), note: 'touched by the same commit' })),
        commit: commit.id,
      };
    }
  },
});

function capital(name: string): string {
  return name.startsWith('this') ? 'This commit' : `Commit ${name}`;
}
