import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atDesk } from '../../../cli/desk/desk.js';
import { type AcceptedEdits, acceptedEdits } from '../../../cli/desk/packets/accepted-edits.js';
import type { FileEdit } from '../../../workflow/file-edit.js';
import { DRAFT, GovernedRepository, SIGNED } from '../governed-repository.js';

const NOW = Date.parse('2026-01-06T12:00:00Z') / 1000;
const BOARD = 'docs/TASK_BOARD.md';

function editOf({ folder }: GovernedRepository, path: string, from: string, to: string): FileEdit {
  const before = readFileSync(join(folder, path));
  const after = before.toString().replace(from, () => to);
  expect(after).not.toBe(before.toString());
  return { path, before, after: Buffer.from(after), acts: [] };
}

function accepted({ folder }: GovernedRepository, edits: readonly FileEdit[]): Promise<AcceptedEdits> {
  return atDesk({ directory: folder, now: NOW }, (desk) => acceptedEdits(desk, edits));
}

describe('of some edits', () => {
  it('those are left out with which the gate would block a file that it does not block now', async () => {
    const repository = new GovernedRepository();
    const good = editOf(repository, DRAFT, '## Notes', '## NOTES');
    const bad = editOf(repository, SIGNED, '## Scope', '## SCOPE');
    const { edits, refused } = await accepted(repository, [good, bad]);
    expect(edits).toEqual([good]);
    expect([...refused]).toEqual([[SIGNED, expect.stringMatching(/ \(signature-lock\)$/)]]);
  });

  it('one of a file that is blocked already may leave it blocked', async () => {
    const repository = new GovernedRepository();
    repository.edit(SIGNED, '## Quality Gate', '## QUALITY GATE');
    const edit = editOf(repository, SIGNED, '## Scope', '## SCOPE');
    expect(await accepted(repository, [edit])).toEqual({ edits: [edit], refused: new Map() });
  });

  it('none is taken when a file would be blocked that no edit touches', async () => {
    const repository = new GovernedRepository();
    const edit = editOf(repository, BOARD, '- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs\n', '');
    await expect(accepted(repository, [edit])).rejects.toThrow(
      /WP-1-Cancel-Job-20260101\.md would be blocked, because .*task-board-sync/,
    );
    expect(repository.read(BOARD)).toContain('## Draft');
  });
});
