import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { delimiter, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { GateRemote } from '../../actions/merge-gate/parts.js';
import { openRemote } from '../../actions/merge-gate/remote.js';
import { remoteEnvironment } from '../../engine/git/remote-environment.js';
import { isFullRef } from '../../engine/git/remote-ref.js';
import type { Repository } from '../../engine/git/repository.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { act, GOOD, idOf, placeOf, type Served, served } from './served.js';

const TOKEN = 'ghs_TheTokenOfThisRun';
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');

async function refused(asked: () => unknown): Promise<UndecidedError> {
  try {
    await asked();
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

async function using<Answer>(remote: GateRemote, use: (remote: GateRemote) => Promise<Answer>): Promise<Answer> {
  try {
    return await use(remote);
  } finally {
    remote.close();
  }
}

/** A program in place of git that writes down what it is given, and then does as the script says. */
function fakeGit(scenario: Served, script: string): string {
  const folder = join(scenario.temporary, 'bin');
  mkdirSync(folder, { recursive: true });
  const log = join(scenario.temporary, 'git.log');
  const body = `#!/bin/sh\n{ echo "ARGS $*"; PATH='${scenario.environment.PATH}' sh -c "env | sed 's/^/ENV /'"; } >> '${log}'\n${script}\n`;
  writeFileSync(join(folder, 'git'), body);
  chmodSync(join(folder, 'git'), 0o755);
  return log;
}

function withFakeGit(scenario: Served): { readonly environment: Record<string, string> } {
  const { PATH = '' } = scenario.environment;
  return { environment: { ...scenario.environment, PATH: `${join(scenario.temporary, 'bin')}${delimiter}${PATH}` } };
}

describe('the tips on the server', () => {
  it('are those of exactly the named refs', async () => {
    const scenario = served(
      'git push -q server topic:refs/heads/refs/heads/main topic:refs/heads/topic; echo x >> README.md; ci x; propose topic 7',
    );
    const tips = await using(openRemote(placeOf(scenario)), (remote) =>
      remote.tips(['refs/heads/main', 'refs/pull/7/head', 'refs/heads/gone']),
    );
    expect([...tips]).toEqual([
      ['refs/heads/main', idOf(scenario, 'main')],
      ['refs/pull/7/head', idOf(scenario, 'topic')],
    ]);
  });

  it.each(['main', 'HEAD', '--upload-pack=x', 'refs/heads/*', 'refs/heads/a:b', 'refs/heads/a b'])(
    '%s is never asked for',
    async (ref) => {
      const scenario = served();
      await using(openRemote(placeOf(scenario)), (remote) => expect(remote.tips([ref])).rejects.toThrow(TypeError));
    },
  );
});

describe('what is fetched', () => {
  const headOf = async (scenario: Served, remote: GateRemote): Promise<Repository> => {
    return remote.fetch([{ commit: idOf(scenario, 'topic'), ref: 'refs/pull/7/head' }]);
  };
  const filesBelow = (folder: string): number =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

  it('is in a bare repository of our own, with its whole history', async () => {
    const scenario = served(GOOD);
    await using(openRemote(placeOf(scenario)), async (remote) => {
      const { layout } = await headOf(scenario, remote);
      expect(layout.gitDirectory.startsWith(scenario.leftovers)).toBe(true);
      expect(layout.topLevel).toBeNull();
      const history = spawnSync('git', ['rev-list', '--count', idOf(scenario, 'topic')], {
        cwd: layout.gitDirectory,
        encoding: 'utf8',
      });
      expect(history.stdout).toBe(`${act(scenario, 'git rev-list --count topic')}\n`);
    });
    expect(readdirSync(scenario.leftovers)).toEqual([]);
  });

  it.each([
    ['a whole checkout lends its objects', 'git clone -q "$T/server/acme/notes" "$T/workspace"', true],
    ['a shallow one does not', 'git clone -q --depth 1 "file://$T/server/acme/notes" "$T/workspace"', false],
    ['a bare one does not', 'git clone -q --bare "$T/server/acme/notes" "$T/workspace"', false],
    [
      'a partial one does not',
      'git -C "$T/server/acme/notes" config uploadpack.allowFilter true; git clone -q --no-checkout --filter=blob:none "file://$T/server/acme/notes" "$T/workspace"',
      false,
    ],
    ['one without any repository does not', 'mkdir "$T/workspace"', false],
  ])('%s', async (_, script, lends) => {
    const scenario = served(
      `${GOOD}; ${script}; git push -q server topic; [ ! -d "$T/workspace/.git" ] || git -C "$T/workspace" fetch -q origin topic`,
    );
    await using(openRemote(placeOf(scenario)), async (remote) => {
      const { layout } = await headOf(scenario, remote);
      const objects = layout.objectDirectories[0] ?? '';
      expect(existsSync(join(objects, 'info/alternates'))).toBe(lends);
      // What is lent need not be fetched at all.
      expect(filesBelow(objects) > 1).toBe(!lends);
    });
  });

  it('a server that gives no ids gives refs', async () => {
    const scenario = served(GOOD);
    // The first fetch asks for an id: here it is refused, as servers of the older protocol do.
    const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
    const log = fakeGit(
      scenario,
      `case "$*" in fetch*+${idOf(scenario, 'topic')}:*) echo 'fatal: Server does not allow request for unadvertised object' >&2; exit 128;; *) exec '${real}' "$@";; esac`,
    );
    await using(openRemote(placeOf(scenario, withFakeGit(scenario))), async (remote) => {
      expect((await headOf(scenario, remote)).layout.head).toBeNull();
    });
    expect(readFileSync(log, 'utf8').match(/^ARGS fetch/gm)).toHaveLength(2);
  });

  it('a commit that the server does not have is undecided', async () => {
    const scenario = served(GOOD);
    const wanted = [{ commit: 'e'.repeat(40), ref: 'refs/pull/7/head' }];
    const { subject, help } = await using(openRemote(placeOf(scenario)), (remote) =>
      refused(() => remote.fetch(wanted)),
    );
    expect(subject).toBe('commit eeeeeeeeeeee of refs/pull/7/head');
    expect(help).toContain('newest run');
  });

  it.each([
    [{ commit: '--upload-pack=x', ref: null }],
    [{ commit: 'e'.repeat(40), ref: '--upload-pack=x' }],
    [{ commit: 'e'.repeat(40), ref: 'refs/heads/x:refs/heads/y' }],
  ])('%j is never fetched', async (wanted) => {
    const scenario = served();
    await using(openRemote(placeOf(scenario)), (remote) => expect(remote.fetch([wanted])).rejects.toThrow(TypeError));
  });
});

describe('the token', () => {
  const https = { server: 'https://git.example.invalid', token: TOKEN };

  it('stands in the environment of the one program that talks to the server, and nowhere else', async () => {
    const scenario = served();
    const log = fakeGit(scenario, `echo "fatal: could not read from ${BASIC} and ${TOKEN}" >&2; exit 128`);
    const place = placeOf(scenario, { ...https, ...withFakeGit(scenario) });
    const error = await using(openRemote(place), (remote) => refused(() => remote.tips(['refs/heads/main'])));
    const lines = readFileSync(log, 'utf8').split('\n');
    const secret = lines.filter((line) => line.includes(BASIC) || line.includes(TOKEN));
    expect(secret).toEqual([expect.stringMatching(/^ENV GIT_CONFIG_VALUE_\d+=Authorization: basic /)]);
    expect(lines).toContainEqual(
      expect.stringMatching(/^ENV GIT_CONFIG_KEY_\d+=http\.https:\/\/git\.example\.invalid\/\.extraheader$/),
    );
    expect(lines).toContain('ENV GIT_ALLOW_PROTOCOL=https');
    const told = `${error.message} ${error.help} ${error.stack ?? ''}`;
    expect(told).not.toContain(TOKEN);
    expect(told).not.toContain(BASIC);
    expect(told).toContain('***');
  });

  it('is not given to the git that makes and reads the store', async () => {
    const scenario = served();
    const log = fakeGit(scenario, 'exit 3');
    const place = placeOf(scenario, { ...https, ...withFakeGit(scenario) });
    const wanted = [{ commit: 'e'.repeat(40), ref: null }];
    await using(openRemote(place), (remote) => refused(() => remote.fetch(wanted)));
    const written = readFileSync(log, 'utf8');
    expect(written).toContain('ARGS init');
    expect(written).toContain('ENV GIT_CONFIG_COUNT=');
    expect(written).not.toContain(BASIC);
  });

  it('and everything of the user stays outside: home, settings, prompts, helpers, hooks, redirects', () => {
    const url = new URL('https://git.example.invalid/acme/notes');
    const given = {
      PATH: '/bin',
      HOME: '/home/user',
      GIT_ASKPASS: '/x',
      SSH_ASKPASS: '/x',
      GIT_CONFIG_COUNT: '1',
      GIT_TRACE_CURL: '1',
      GIT_SSL_NO_VERIFY: '1',
      HTTPS_PROXY: 'http://proxy:3128',
    };
    const env = remoteEnvironment(given, '/usr/bin/git', '/tmp/ours', { url, token: '' });
    const names = Object.keys(env);
    for (const name of ['GIT_ASKPASS', 'SSH_ASKPASS', 'GIT_TRACE_CURL', 'GIT_SSL_NO_VERIFY'])
      expect(names).not.toContain(name);
    expect(env).toMatchObject({
      HOME: '/tmp/ours/nowhere',
      GIT_TERMINAL_PROMPT: '0',
      HTTPS_PROXY: 'http://proxy:3128',
      PATH: '/usr/bin',
    });
    const settings = Object.fromEntries(
      Array.from({ length: Number(env.GIT_CONFIG_COUNT) }, (_, at) => [
        env[`GIT_CONFIG_KEY_${at}`],
        env[`GIT_CONFIG_VALUE_${at}`],
      ]),
    );
    expect(settings).toMatchObject({
      'credential.helper': '',
      'http.followRedirects': 'false',
      'core.hooksPath': '/dev/null',
    });
    expect(JSON.stringify(settings)).not.toContain('extraheader');
  });
});

describe('a server', () => {
  const servers: { readonly server: Server; readonly sockets: Socket[] }[] = [];
  afterAll(() => {
    for (const { server, sockets } of servers) {
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  });

  it('that takes the connection and never answers is given up in time', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
    servers.push({ server, sockets });
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    const scenario = served();
    const place = placeOf(scenario, { server: `https://127.0.0.1:${port}`, token: TOKEN, deadline: 1_000 });
    const started = Date.now();
    const { reason } = await using(openRemote(place), (remote) => refused(() => remote.tips(['refs/heads/main'])));
    expect(reason).toContain('did not end within 1 s');
    expect(Date.now() - started).toBeLessThan(10_000);
    expect(sockets.length).toBeGreaterThan(0);
  });

  it('that answers what git never writes is undecided', async () => {
    const scenario = served();
    fakeGit(scenario, "printf 'not an id\\trefs/heads/main\\n'");
    const place = placeOf(scenario, withFakeGit(scenario));
    const { reason } = await using(openRemote(place), (remote) => refused(() => remote.tips(['refs/heads/main'])));
    expect(reason).toContain('a form that is not known');
  });

  it('that answers half a line is undecided', async () => {
    const scenario = served();
    fakeGit(scenario, `printf '${'a'.repeat(40)}\\trefs/heads/main'`);
    const place = placeOf(scenario, withFakeGit(scenario));
    await using(openRemote(place), (remote) => refused(() => remote.tips(['refs/heads/main'])));
  });

  it.each([
    { server: 'http://git.example.invalid' },
    { server: 'ssh://git.example.invalid' },
    { server: 'ext::sh -c x' },
    { server: 'https://user:pass@git.example.invalid' },
    { server: '--upload-pack=x' },
    { repository: 'acme' },
    { repository: '../notes' },
    { repository: 'acme/..' },
    { repository: '-x/notes' },
    { repository: 'acme/notes?x' },
  ])('at %j is not asked', async (place) => {
    const scenario = served();
    const { subject } = await refused(() => openRemote(placeOf(scenario, place)));
    expect(subject).toMatch(/^`GITHUB_(?:SERVER_URL|REPOSITORY)`$/);
  });

  it('is never asked with a program of the workspace', async () => {
    const scenario = served();
    fakeGit(scenario, 'exit 0');
    const place = placeOf(scenario, { ...withFakeGit(scenario), workspace: scenario.temporary });
    const tips = await using(openRemote(place), (remote) => remote.tips(['refs/heads/main']));
    expect(tips.size).toBe(1);
    expect(existsSync(join(scenario.temporary, 'git.log'))).toBe(false);
  });
});

describe('the name of a ref', () => {
  it('is taken only when git itself takes it', () => {
    const word = fc.oneof(
      fc.constantFrom('main', '.lock', '..', '@{', '@', '-x', 'a.lock', '~1', '*'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const names = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `refs/${words.join('/')}`);
    fc.assert(
      fc.property(names, (name) => {
        // A name that no argument can carry whole is no name that git could be asked about.
        if (!isFullRef(name)) return;
        expect(name).not.toMatch(/\0/);
        expect(spawnSync('git', ['check-ref-format', name]).status).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    'refs/heads/main',
    'refs/heads/a/b',
    'refs/pull/7/head',
    'refs/heads/ü',
    'refs/heads/-x',
    'refs/heads/a;b$(x)',
    'refs/heads/@',
  ])('%s is one', (name) => expect(isFullRef(name)).toBe(true));
});
