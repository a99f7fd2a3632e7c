import { UndecidedError } from '../../engine/model/undecided.js';
import { NOTHING, newFile, type Part } from './change.js';
import { type Setting, textAt } from './setting.js';

const PATH = '.github/workflows/merge-gate.yml';
const ACTION =
  /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9._-]{1,100}(?:\/[A-Za-z0-9._-]{1,100}){0,8}@(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * What `--action` names, with the folder of the Action where only a repository was typed.
 * @throws UndecidedError when it is no repository and full id of a commit: a tag can be moved
 */
export function actionOf(typed: string): string {
  if (!ACTION.test(typed)) {
    throw new UndecidedError({
      subject: `--action ${typed}`,
      reason: 'names no Action at a commit, expected OWNER/REPOSITORY@ and the full id of a commit',
      help: 'Write it like this: --action example/handshake-check@0123456789abcdef0123456789abcdef01234567',
    });
  }
  const [repository = '', commit = ''] = typed.split('@');
  return repository.split('/').length > 2 ? typed : `${repository}/actions/merge-gate@${commit}`;
}

/** The required check. Nobody but its user knows which copy of the Action is trusted, so that without `--action` there is only a word. */
export function workflowFile({ look, tree, action, isOnGitHub, branch, law }: Setting): Part {
  const isThere = tree.snapshot
    .paths()
    .some(
      (path) =>
        /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) &&
        /merge-gate@|handshake-check/.test(textAt(look, path) ?? ''),
    );
  if (isThere) return NOTHING;
  if (action !== null) return newFile(look, PATH, workflow(action, law.protectedBranch ?? branch ?? 'main'));
  if (!isOnGitHub) return NOTHING;
  const word = `the required check is not laid: run this again with --action OWNER/handshake-check@COMMIT, which writes ${PATH}`;
  return { changes: [], words: [word] };
}

/** As docs/merge-gate.md has it, with the reasons. */
function workflow(action: string, branch: string): string {
  return `name: Merge gate

# Always runs: a required check that a path filter skips would wait for ever, or count as passed.
on:
  pull_request:
    types: [opened, synchronize, reopened, edited, ready_for_review]
  merge_group:
  push:
    branches: [${JSON.stringify(branch)}]
  schedule:
    - cron: '17 4 * * 1'

permissions:
  contents: read

# A cancelled required check blocks its pull request, or leaves an old result standing.
concurrency:
  group: merge-gate-\${{ github.event_name }}-\${{ github.event.pull_request.number || github.sha }}
  cancel-in-progress: false

jobs:
  handshake-check:
    name: handshake-check
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: ${action}
`;
}
