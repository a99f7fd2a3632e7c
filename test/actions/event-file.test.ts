import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEventFile } from '../../actions/merge-gate/event-file.js';
import { UndecidedError } from '../../engine/model/undecided.js';

const folder = mkdtempSync(join(tmpdir(), 'handshake-event-'));
afterAll(() => rmSync(folder, { recursive: true }));

function holding(text: string): string {
  const path = join(folder, 'event.json');
  writeFileSync(path, text);
  return path;
}

describe('the event file', () => {
  it('is read', () => {
    expect(readEventFile(holding('{"ref":"refs/heads/main"}'))).toEqual({ ref: 'refs/heads/main' });
  });

  it.each([
    ['is not there', () => join(folder, 'gone.json')],
    ['is not named', () => ''],
    ['is a folder', () => folder],
    ['is empty', () => holding('')],
    ['is no JSON', () => holding('{"ref":')],
    ['is nested beyond reading', () => holding('['.repeat(5_000_000))],
    [
      'is larger than any payload',
      () => {
        const path = holding('{}');
        truncateSync(path, 200 * 1024 * 1024);
        return path;
      },
    ],
  ])('that %s is undecided', (_, make) => {
    const path = make();
    expect(() => readEventFile(path)).toThrow(UndecidedError);
  });
});
