import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kill, platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { ObjectReader } from '../../engine/git/cat-file.js';
import type { GitCommand } from '../../engine/git/git-command.js';
import { runGit } from '../../engine/git/run.js';
import { newFolder, TemporaryRepository } from './temporary-repository.js';

const place = new TemporaryRepository(newFolder(), newFolder());
/** Starts a child that starts another one; all of them hear no signal but the last, and write down who they are. */
const FAMILY = `trap '' TERM INT HUP
here="$HERE"
echo $$ >> "$here"
sh -c 'trap "" TERM INT HUP; echo $$ >> "$0"; sh -c "trap \\"\\" TERM; echo \\$\\$ >> \\"\\$0\\"; sleep 600" "$0" & sleep 600' "$here" &
while [ "$(wc -l < "$here")" -lt 3 ]; do sleep 0.01; done
`;
let count = 0;

/** A git with a family, and the file in which they stand. */
function family(then: string): { readonly command: GitCommand; readonly file: string } {
  const name = `family-${count++}`;
  const file = join(place.folder, `${name}.pids`);
  const binary = place.program(name, `#!/bin/sh\n${FAMILY}${then}\n`);
  return { command: { binary, env: { PATH: '/usr/bin:/bin', HERE: file }, cwd: place.folder }, file };
}

function isAlive(pid: number): boolean {
  try {
    kill(pid, 0);
  } catch {
    return false;
  }
  // Who has ended and is not yet buried answers too.
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/^\d+ \(.*\) Z/s.test(readFileSync(stat, 'utf8'));
}

/** Those of a family that live, after a moment in which whoever was killed may end. */
async function alive(file: string): Promise<readonly number[]> {
  const pids = readFileSync(file, 'utf8').trim().split('\n').map(Number);
  expect(pids).toHaveLength(3);
  let living = pids;
  for (let tries = 0; tries < 100 && living.length > 0; tries++) {
    living = pids.filter(isAlive);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const pid of living) kill(pid, 'SIGKILL');
  return living;
}

describe.skipIf(platform === 'win32')('a git that hears no signal and has children', () => {
  it('is gone behind its deadline, with everybody of its group', async () => {
    const { command, file } = family('wait');
    await expect(runGit(command, ['log'], { deadline: 3000 })).rejects.toThrow('did not end within 3 s');
    expect(await alive(file)).toEqual([]);
  });

  it('is gone with the run that asked it', async () => {
    const { command, file } = family('echo ready; wait');
    const run = new AbortController();
    const ended = runGit(command, ['log'], { unwanted: run.signal });
    const refused = expect(ended).rejects.toThrow('was ended with the run that asked it');
    while (!existsSync(file) || readFileSync(file, 'utf8').split('\n').length < 4)
      await new Promise((resolve) => setTimeout(resolve, 10));
    run.abort();
    await refused;
    expect(await alive(file)).toEqual([]);
  });

  it('is gone once it says too much', async () => {
    const { command, file } = family('while :; do echo much; done');
    await expect(runGit(command, ['log'], { maxBytes: 1000 })).rejects.toThrow('wrote more than 1000 bytes');
    expect(await alive(file)).toEqual([]);
  });

  it('leaves nobody where it ends itself and its children hold its pipes', async () => {
    const { command, file } = family('exit 0');
    await expect(runGit(command, ['log'], { deadline: 3000 })).rejects.toThrow('did not end within 3 s');
    expect(await alive(file)).toEqual([]);
  });

  it('is gone when the reader of objects is closed', async () => {
    const { command, file } = family('wait');
    const reader = new ObjectReader(command);
    const asked = expect(reader.find('a'.repeat(40))).rejects.toThrow('closed');
    while (!existsSync(file) || readFileSync(file, 'utf8').split('\n').length < 4)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await reader.close();
    await asked;
    expect(await alive(file)).toEqual([]);
  });
});
