import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../../support/program.js';
import { hasSshKeygen, KeyFolder } from '../../support/ssh-keys.js';
import { DRAFT, type Ended, GovernedRepository, run } from '../governed-repository.js';
import { runHere } from './run-here.js';

const ID = 'WP-1-Retry-Job-20260102';
const TOKEN = 'alice060120261100';
const FILE = `docs/signatures/${TOKEN}.sig`;
const HOOKS = fileURLToPath(new URL('../../../hooks', import.meta.url));
const WHEN = '2026-01-06T12:00:00Z';

describe.skipIf(!hasSshKeygen)('sign --ssh-key', () => {
  let keys: KeyFolder;
  let alice: ReturnType<KeyFolder['make']>;
  let bob: ReturnType<KeyFolder['make']>;
  beforeAll(() => {
    keys = new KeyFolder();
    alice = keys.make('ed25519');
    bob = keys.make('ecdsa', 256);
  });
  afterAll(() => keys.remove());

  function listing(allowed = `alice ${alice.line}\nbob ${bob.line}\n`): GovernedRepository {
    const repository = new GovernedRepository();
    repository.write('docs/allowed_signers', allowed);
    repository.commitAll('list the keys');
    return repository;
  }

  const sign = ({ folder }: GovernedRepository, ...options: readonly string[]): Promise<Ended> =>
    runHere(folder, ['sign', ID, TOKEN, '--ready', '--now', WHEN, ...options]);

  function expectNothing({ status }: Ended, repository: GovernedRepository): void {
    expect(status).toBe(2);
    expect(repository.git('status', '--porcelain')).toBe('');
  }

  it('proves the signature, and the hooks take what it leaves', async () => {
    const repository = listing();
    const signed = await sign(repository, '--ssh-key', alice.file);
    expect([signed.status, signed.stderr]).toEqual([0, expect.stringContaining(`alice signs ${ID} with`)]);
    expect(signed.stderr).toContain('May touch:');
    expect(signed.stdout).toMatch(/^proved it with the SSH key SHA256:\S{43} in docs\/signatures\//m);
    expect(signed.stdout).toContain(`'${FILE}'`);
    expect(repository.read(FILE)).toMatch(/^-----BEGIN SSH SIGNATURE-----\n/);
    repository.git('config', 'core.hooksPath', HOOKS);
    repository.git('add', '--all');
    repository.git('-c', 'core.abbrev=12', 'commit', '--quiet', '-m', `Sign ${ID}`, '-m', 'Role: Orchestrator');
    expect(repository.git('status', '--porcelain')).toBe('');
    const judged = await runHere(repository.folder, ['check', '--range', 'HEAD~..HEAD']);
    expect([judged.status, judged.stdout]).toEqual([
      0,
      expect.stringMatching(/the SSH key SHA256:\S+ of\s+docs\/allowed_signers:1/),
    ]);
  });

  it('says what the base asks for before anything is written', async () => {
    const repository = listing();
    const refused = await sign(repository);
    expectNothing(refused, repository);
    expect(refused.stderr).toContain(`The SSH signature behind ${TOKEN} of ${ID} is missing`);
    const command = /mkdir -p docs\/signatures && printf .*\.sig$/m.exec(refused.stderr)?.[0] ?? '';
    // The user makes the file where the key is, and whoever was refused goes on.
    const pasted = command.replace('~/.ssh/id_ed25519', `'${alice.file}'`);
    expect(run('bash', ['-c', pasted], repository.folder)).toMatchObject({ status: 0 });
    const signed = await sign(repository);
    expect([signed.status, signed.stderr]).toEqual([0, '']);
    repository.commitAll(`Sign ${ID}\n\nRole: Orchestrator`);
    expect((await runHere(repository.folder, ['check', '--range', 'HEAD~..HEAD'])).status).toBe(0);
  });

  it.each([
    ['the key of somebody else', () => bob.file, 'lists for `bob`, expected a key that it lists for alice'],
    ['a key of nobody', () => keys.make('ed25519').file, 'lists for nobody'],
    ['a file that is none', () => join(keys.path, 'no-such-key'), 'ssh-keygen ended with'],
    ['no name at all', () => '', 'ssh-keygen ended with'],
    ['what looks like an option', () => '-Y', 'ssh-keygen ended with'],
  ])('writes nothing with %s', async (_, key, words) => {
    const repository = listing();
    const refused = await sign(repository, `--ssh-key=${key()}`);
    expectNothing(refused, repository);
    expect(refused.stderr.replaceAll('\n', ' ')).toContain(words);
  });

  it('is refused by the list of HEAD, not by the one of the work tree', async () => {
    const repository = listing(`alice ${bob.line}\n`);
    repository.write('docs/allowed_signers', `alice ${alice.line}\n`);
    const refused = await sign(repository, '--ssh-key', alice.file);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('of the base lists for nobody');
    expect(existsSync(join(repository.folder, FILE))).toBe(false);
  });

  it('keeps the proof where nobody asks for it yet', async () => {
    const repository = new GovernedRepository();
    const signed = await sign(repository, '--ssh-key', alice.file, '--format', 'json');
    expect([signed.status, JSON.parse(signed.stdout)]).toEqual([
      0,
      expect.objectContaining({ key: expect.stringMatching(/^SHA256:/) }),
    ]);
    expect(existsSync(join(repository.folder, FILE))).toBe(true);
  });

  it('writes nothing in a rehearsal', async () => {
    const repository = listing();
    const shown = await sign(repository, '--ssh-key', alice.file, '--dry-run');
    expect([shown.status, shown.stdout]).toEqual([0, expect.stringContaining(`+++ b/${FILE}`)]);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('lets ssh-keygen ask for the passphrase', () => {
    const locked = keys.make('ed25519', undefined, 'open sesame');
    const repository = listing(`alice ${locked.line}\n`);
    const asking = join(keys.path, 'ask');
    writeFileSync(asking, "#!/bin/sh\necho 'open sesame'\n", { mode: 0o755 });
    const extra = { SSH_ASKPASS: asking, SSH_ASKPASS_REQUIRE: 'force', DISPLAY: ':0' };
    const args = ['sign', ID, TOKEN, '--ready', '--now', WHEN, '--ssh-key', locked.file];
    const signed = repository.handshake(args, { extra });
    expect([signed.status, signed.stdout]).toEqual([0, expect.stringContaining('proved it with the SSH key')]);
    repository.git('checkout', '--quiet', '.');
    repository.git('clean', '--quiet', '--force', '-d');
    writeFileSync(asking, "#!/bin/sh\necho 'guess'\n", { mode: 0o755 });
    expectNothing(repository.handshake(args, { extra }), repository);
  });

  it('takes the public part of a key that an agent holds', () => {
    const held = keys.make('rsa', 2048);
    const repository = listing(`alice ${held.line}\n`);
    const signing = [execPath, program(), 'sign', ID, TOKEN, '--ready', '--now', WHEN, '--ssh-key', `${held.file}.pub`];
    const script = 'ssh-add -q "$0" && rm "$0" && exec "$@"';
    const signed = run('ssh-agent', ['bash', '-c', script, held.file, ...signing], repository.folder);
    expect([signed.status, signed.stderr]).toEqual([0, expect.not.stringContaining('could not')]);
    expect(signed.stdout).toContain('proved it with the SSH key');
  });

  it('refuses the option a second time', async () => {
    const repository = listing();
    expectNothing(await sign(repository, '--ssh-key', alice.file, '--ssh-key', bob.file), repository);
  });

  it('says so where there is no ssh-keygen', () => {
    const repository = listing();
    const git = (env.PATH ?? '').split(':').find((folder) => existsSync(join(folder, 'git'))) ?? '';
    const bare = join(keys.path, 'bin');
    mkdirSync(bare);
    symlinkSync(join(git, 'git'), join(bare, 'git'));
    const refused = repository.handshake(['sign', ID, TOKEN, '--ready', '--now', WHEN, '--ssh-key', alice.file], {
      extra: { PATH: bare },
    });
    expectNothing(refused, repository);
    expect(refused.stderr).toContain('ssh-keygen cannot be run');
  });

  it('leaves the packet as it was', async () => {
    const repository = listing();
    const before = repository.read(DRAFT);
    await sign(repository, '--ssh-key', bob.file);
    expect(repository.read(DRAFT)).toBe(before);
  });
});
