import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { GovernedRepository, SIGNED } from '../governed-repository.js';
import { everyFile, refusalOf } from './hostile-arguments.js';
import { ran } from './stopped-acts.js';

type Stage = 'prepared' | 'journal';
const STAGES: readonly Stage[] = ['prepared', 'journal'];
const FIX = ['check', '--fix'];

/** A repository with an empty folder beside it, and whatever somebody put in the place of a journal. */
class Crafted {
  readonly repository = new GovernedRepository();
  readonly outside = join(this.repository.folder, '../outside');

  constructor() {
    mkdirSync(this.outside);
    mkdirSync(join(this.repository.folder, '.git/refs/tags'), { recursive: true });
    mkdirSync(join(this.repository.folder, 'docs/empty'));
    symlinkSync('../../outside', join(this.repository.folder, 'docs/link'));
  }

  place(stage: Stage): string {
    return join(this.repository.folder, `.git/handshake-check.${stage}`);
  }

  /** A journal of one file that is made, and whatever folders. */
  journal(stage: Stage, folders: readonly unknown[], file: Readonly<Record<string, unknown>> = {}): void {
    const made = { path: 'docs/new/a.md', before: null, after: 'YQo=', mode: null };
    const files = [{ ...made, temporary: 'docs/new/.handshake-0123456789ab.tmp', ...file }];
    writeFileSync(this.place(stage), JSON.stringify({ version: 1, files, folders }));
  }
}

describe.each(STAGES)('a crafted journal at the stage "%s"', (stage) => {
  it.each([
    ['out of the work tree', '../outside'],
    ['out of it from within', 'docs/new/../../../outside'],
    ['in git', '.git/refs/tags'],
    ['in git, by another spelling', '.GIT/refs/tags'],
    ['that it does not make', 'docs/empty'],
    ['behind a link', 'docs/link'],
    ['the top', ''],
    ['this one', '.'],
    ['from the root', '/tmp'],
    ['that is no text', 7],
  ])('may not name a folder %s', async (_, folder) => {
    const crafted = new Crafted();
    crafted.journal(stage, ['docs/new', folder]);
    const before = everyFile(crafted.repository.folder);
    const said = await refusalOf(crafted.repository.folder, FIX);
    expect(said).toContain(`the file handshake-check.${stage} in git's own folder cannot be read`);
    expect(everyFile(crafted.repository.folder)).toEqual(before);
    expect(existsSync(crafted.outside)).toBe(true);
    expect(existsSync(join(crafted.repository.folder, '.git/refs/tags'))).toBe(true);
  });

  it('may not lead behind a link with folder and file', async () => {
    const crafted = new Crafted();
    mkdirSync(join(crafted.outside, 'deep'));
    const within = { path: 'docs/link/deep/a.md', temporary: 'docs/link/deep/.handshake-0123456789ab.tmp' };
    crafted.journal(stage, ['docs/link/deep'], within);
    expect(await refusalOf(crafted.repository.folder, FIX)).toContain('docs/link is a link');
    expect(existsSync(join(crafted.outside, 'deep'))).toBe(true);
  });

  it('may not lead into git with folder and file', async () => {
    const crafted = new Crafted();
    const within = { path: '.git/refs/tags/a', temporary: '.git/refs/tags/.handshake-0123456789ab.tmp' };
    crafted.journal(stage, ['.git/refs/tags'], within);
    expect(await refusalOf(crafted.repository.folder, FIX)).toContain('names .git/refs/tags as a folder of its own');
    crafted.journal(stage, [], within);
    expect(await refusalOf(crafted.repository.folder, FIX)).toContain('is no path inside of the repository');
    expect(existsSync(join(crafted.repository.folder, '.git/refs/tags'))).toBe(true);
  });

  it.runIf(platform !== 'win32')('is refused, and not waited for, where it is no regular file', async () => {
    const crafted = new Crafted();
    const { repository } = crafted;
    const file = crafted.place(stage);
    const kinds: readonly (() => void)[] = [
      () => execFileSync('mkfifo', [file]),
      () => mkdirSync(file),
      () => symlinkSync(join(repository.folder, 'docs/TASK_BOARD.md'), file),
      () => symlinkSync('/dev/zero', file),
      () => symlinkSync('no-such-file', file),
    ];
    for (const make of kinds) {
      make();
      const before = everyFile(join(repository.folder, 'docs'));
      const said = await refusalOf(repository.folder, FIX);
      expect(said).toContain(`handshake-check.${stage} in git's own folder cannot be read`);
      expect(await refusalOf(repository.folder, ['check'])).toContain('holds an act that was stopped half-way');
      expect(everyFile(join(repository.folder, 'docs'))).toEqual(before);
      expect(lstatSync(file).isFile()).toBe(false);
      rmSync(file, { recursive: true });
    }
  });
});

describe('a journal that names a mode', () => {
  it('gives nobody the rights of another user', async () => {
    const crafted = new Crafted();
    const { repository } = crafted;
    const before = Buffer.from(repository.read(SIGNED));
    const after = Buffer.from(`${before}\n`);
    const temporary = 'docs/task_packets/.handshake-0123456789ab.tmp';
    const [old, now] = [before, after].map((bytes) => bytes.toString('base64'));
    const files = [{ path: SIGNED, before: old, after: now, mode: 0o7755, temporary }];
    writeFileSync(crafted.place('journal'), JSON.stringify({ version: 1, files, folders: [] }));
    expect((await ran(repository.folder, FIX)).told).toContain(`finished an act on ${SIGNED}`);
    expect(lstatSync(join(repository.folder, SIGNED)).mode & 0o7777).toBe(0o755);
  });

  it('takes none of them over from the file that was there', async () => {
    const { repository } = new Crafted();
    chmodSync(join(repository.folder, SIGNED), 0o6644);
    expect((await ran(repository.folder, ['status', 'WP-1-Cancel-Job-20260101', 'In-Progress'])).code).toBe(0);
    expect(lstatSync(join(repository.folder, SIGNED)).mode & 0o7777).toBe(0o644);
  });
});
