import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { fetchCommits, liveTips, type RemoteGit, type Wanted } from '../../engine/git/fetch.js';
import { authorization } from '../../engine/git/remote-environment.js';
import { newFolder, TemporaryRepository } from './temporary-repository.js';

const place = new TemporaryRepository(newFolder(), newFolder());
const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const MAIN = 'refs/heads/main';
const AT = 'https://server.example/r.git';
const ACCESS = 'Let the token of the job read the repository: `permissions: contents: read`.';
const AGAIN = 'Run the job again; where the server can never be fetched from, check out with `fetch-depth: 0`.';
let count = 0;

/**
 * A server, as a shell script that answers `ls-remote` and `fetch`: `have <id>` puts an object into the store, `$ids` and `$refs` are what is
 * asked for. What it was asked stands in a file.
 */
function serverOf(script: string, token = '') {
  const name = `git-${count++}`;
  const file = join(place.root, `${name}.asked`);
  const binary = place.program(
    name,
    `#!/bin/sh
have() { echo "$1" >> "$0.have"; }
printf '%s|' "$GIT_DIR" "$@" >> "$0.asked"; echo >> "$0.asked"
case "$1" in
cat-file) touch "$0.have"; while read -r id; do grep -x "$id" "$0.have" || echo "$id missing"; done; exit;;
esac
case "$*" in *+refs/*) by=ref;; *) by=id;; esac
${script}
`,
  );
  const command = { binary, env: { PATH: '/usr/bin:/bin' }, cwd: place.folder };
  const remote: RemoteGit = { address: { url: new URL(AT), token }, command, deadline: 20_000 };
  const store = { ...command, env: { ...command.env, GIT_DIR: '/store' } };
  const asked = (subcommand: string): string[] => {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    return lines.filter((line) => line.includes(`|${subcommand}|`));
  };
  const fetched = (...wanted: Wanted[]): Promise<void> => fetchCommits(remote, store, wanted);
  const tips = (...refs: string[]) => liveTips(remote, refs).then((found) => [...found]);
  return { fetched, tips, asked };
}

describe.skipIf(platform === 'win32')('what refs name on the server', () => {
  it('is asked for by full names, and nothing else is told', async () => {
    const { tips, asked } = serverOf(
      `printf "${A}\\t${MAIN}\\n${B}\\trefs/heads/x/refs/heads/main\\n${B}\\trefs/tags/v1\\n"`,
    );
    expect(await tips(MAIN, 'refs/tags/v1', 'refs/tags/v2')).toEqual([
      [MAIN, A],
      ['refs/tags/v1', B],
    ]);
    expect(asked('ls-remote')).toEqual([`|ls-remote|--quiet|--|${AT}|${MAIN}|refs/tags/v1|refs/tags/v2|`]);
    await expect(tips(MAIN, 'main')).rejects.toThrow(/^only full names of refs may be asked for$/);
    expect(asked('ls-remote')).toHaveLength(1);
    expect(await serverOf(':').tips(MAIN)).toEqual([]);
  });

  it.each([`${A}\\t${MAIN}`, `${A}\\t${MAIN}\\nx\\t${MAIN}\\n`, `${A}\\n`, `${A}\\t${MAIN}\\tx\\n`, `\\t${MAIN}\\n`])(
    'is not known after the answer %j',
    async (answer) => {
      await expect(serverOf(`printf "${answer}"`).tips(MAIN)).rejects.toMatchObject({
        subject: AT,
        reason: 'answered in a form that is not known',
      });
    },
  );

  it('is not known where git fails, whose words are shown without secrets', async () => {
    const reasonOf = async (script: string, token?: string): Promise<string> =>
      serverOf(script, token)
        .tips(MAIN)
        .catch(({ reason }: { reason: string }) => reason) as Promise<string>;
    expect(await reasonOf('exit 3')).toBe('could not be asked for its refs: git ended with exit code 3');
    expect(await reasonOf('echo broken >&2; exit 3')).toBe(
      'could not be asked for its refs: git ended with exit code 3: broken',
    );
    const coded = authorization('s3cret');
    expect(await reasonOf(`echo "s3cret, ${coded}, ${coded.slice(6)}." >&2; exit 1`, 's3cret')).toBe(
      'could not be asked for its refs: git ended with exit code 1: ***, ***, ***.',
    );
    await expect(serverOf('echo said >&2; printf x').tips(MAIN)).rejects.toMatchObject({
      reason: 'answered in a form that is not known: said',
    });
  });

  it('is helped by what git complains of', async () => {
    const helpOf = async (said: string): Promise<unknown> =>
      serverOf(`echo "fatal: ${said} x" >&2; exit 128`)
        .tips(MAIN)
        .catch(({ help }: { help: string }) => help);
    const denied =
      'Authentication¦could not read Username¦401¦403¦404¦not found¦denied¦does not exist¦not appear to be';
    expect(new Set(await Promise.all(denied.split('¦').map(helpOf)))).toEqual(new Set([ACCESS]));
    for (const said of ['402', '1403', '4031', 'timed out']) expect(await helpOf(said)).toBe(AGAIN);
  });
});

describe.skipIf(platform === 'win32')('commits of the server', () => {
  const branch: Wanted = { commit: A, ref: MAIN };

  it('are asked for by full ids and names', async () => {
    const { fetched, asked } = serverOf(':');
    for (const odd of [
      { commit: 'aaa', ref: null },
      { commit: A, ref: 'main' },
    ])
      await expect(fetched({ commit: B, ref: null }, odd)).rejects.toThrow(
        /^only full ids and full names of refs may be fetched$/,
      );
    expect(asked('cat-file')).toEqual([]);
  });

  it('are not asked for when they are there', async () => {
    const { fetched, asked } = serverOf('exit 1');
    await expect(fetched()).resolves.toBeUndefined();
    expect(asked('fetch')).toEqual([]);
  });

  it('come by their ids, each once, into refs of the store', async () => {
    const { fetched, asked } = serverOf(`have ${A}; have ${B}`);
    await fetched(branch, { commit: B, ref: null }, { commit: A, ref: null });
    const options = '--quiet|--no-tags|--no-write-fetch-head|--no-recurse-submodules|--refmap=';
    expect(asked('fetch')).toEqual([
      `/store|fetch|${options}|--|${AT}|+${A}:refs/fetched/${A}|+${B}:refs/fetched/${B}|`,
    ]);
    await fetched(branch);
    expect(asked('fetch')).toHaveLength(1);
  });

  it('come by their refs from a server that gives no ids', async () => {
    const { fetched, asked } = serverOf(`if [ $by = id ]; then have ${B}; exit 128; fi; have ${A}`);
    await fetched(branch, { commit: B, ref: 'refs/heads/b' });
    expect(asked('fetch').map((line) => line.split(`${AT}|`)[1])).toEqual([
      `+${A}:refs/fetched/${A}|+${B}:refs/fetched/${B}|`,
      `+${MAIN}:refs/fetched/${A}|`,
    ]);
  });

  it('come by their refs where the server gave others', async () => {
    const { fetched, asked } = serverOf(`[ $by = id ] || have ${A}`);
    await fetched(branch);
    expect(asked('fetch')).toHaveLength(2);
  });

  it('may be there although the fetch failed, which is a failure', async () => {
    await expect(serverOf(`have ${A}; echo broken >&2; exit 1`).fetched(branch)).rejects.toMatchObject({
      reason: 'could not be fetched from: git ended with exit code 1: broken',
    });
    const second = serverOf(`if [ $by = ref ]; then have ${A}; exit 5; fi`);
    await expect(second.fetched(branch)).rejects.toThrow('could not be fetched from: git ended with exit code 5');
  });

  it.each([
    ['echo "fatal: couldn\'t find remote ref x" >&2; exit 128', `of ${MAIN} is not on the server any more`],
    ['echo "Not our ref x" >&2; exit 128', `of ${MAIN} is not on the server any more`],
    ['echo "unadvertised object x" >&2; exit 128', `of ${MAIN} is not on the server any more`],
    [':', `of ${MAIN} is not on the server any more`],
    ['[ $by = id ]', 'could not be fetched from: git ended with exit code 1'],
    ['exit 7', 'could not be fetched from: git ended with exit code 7'],
    ['[ $by = id ] && exit 7; echo "not our ref" >&2; exit 8', 'is not on the server any more'],
    [
      '[ $by = id ] && echo "not our ref" >&2 && exit 7; exit 8',
      'could not be fetched from: git ended with exit code 8',
    ],
    ['[ $by = id ] && exit 7; exit 0', 'could not be fetched from: git ended with exit code 7'],
  ])('may be gone: %s', async (script, reason) => {
    await expect(serverOf(script).fetched(branch)).rejects.toThrow(reason);
  });

  it('that no ref is expected to reach are asked for once', async () => {
    const { fetched, asked } = serverOf(':');
    await expect(fetched({ commit: A, ref: null })).rejects.toMatchObject({
      subject: 'commit aaaaaaaaaaaa',
      reason: 'is not on the server any more, expected the commit that the event names',
      help: 'Look at the newest run: a newer push has replaced this commit.',
    });
    expect(asked('fetch')).toHaveLength(1);
    const failing = serverOf('exit 9');
    await expect(failing.fetched({ commit: A, ref: null })).rejects.toThrow('exit code 9');
    expect(failing.asked('fetch')).toHaveLength(1);
  });
});
