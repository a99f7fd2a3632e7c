import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DRAFT, type GovernedRepository } from '../governed-repository.js';

export const BOARD = 'docs/TASK_BOARD.md';

/** The draft of the example repository as somebody else would have written it: the same fields in other dresses. */
export function legacyDraft(canonical: string): string {
  const edits: readonly (readonly [string, string])[] = [
    ['## Metadata\n- TASK_ID: ', '## METADATA\n- **TASK_ID:** '],
    ['- STATUS: Draft', '- **Status:** DRAFT (2026-01-02)'],
    ['## Scope\n- **What**: ', '## SCOPE\n\n### What\n'],
    ['\n- **Why**: ', '\n\n### Why\n'],
    ['\n- **IN_SCOPE_PATHS**:\n  * src/jobs.ts\n', '\n\n### In-scope paths (all)\n* src/jobs.ts\n'],
    ['  * tests/jobs.test.ts\n- **OUT', '* tests/jobs.test.ts\n\n- **OUT'],
    ['- **DONE_MEANS**:\n', '**DONE_MEANS:**\n'],
    ['  ```bash\n  npm ci\n  npm test\n  ```\n', '  `\bash\n  npm ci\n  npm test\n  `\n'],
    ['- **Codex**: ', '- Codex: '],
  ];
  return edits.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`${JSON.stringify(from)} does not stand there exactly once`);
    return text.replace(from, () => to);
  }, canonical);
}

/** Makes the draft and the board of the example repository old, in a commit that was made before there was a gate. */
export function makeLegacy(repository: GovernedRepository): void {
  const text = legacyDraft(repository.read(DRAFT)).replace('Half of', 'Half \u2014 of');
  const bytes = [...text].map((char) => (char === '\u2014' ? Buffer.from([0x97]) : Buffer.from(char)));
  writeFileSync(join(repository.folder, DRAFT), Buffer.concat(bytes));
  repository.edit(BOARD, '## Draft', '## DRAFT');
  repository.edit(BOARD, '- **[WP-1-Retry-Job-20260102]** - Start', '* WP-1-Retry-Job-20260102: Start');
  repository.commitAll('before there was a gate');
}
