import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PacketReading } from '../../cli/inspect/packet-reading.js';
import { type Ended, GovernedRepository, handshake, run, SIGNED, temporaryFolder } from './governed-repository.js';

function readingOf(ended: Ended): PacketReading {
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  return JSON.parse(ended.stdout);
}

describe('what was read of a packet', () => {
  const repository = new GovernedRepository();

  it('is every field with its name, label, dress, zone, section, value, items and place', () => {
    const { fields } = readingOf(repository.handshake(['inspect', SIGNED, '--format', 'json']));
    const field = fields.find(({ name }) => name === 'IN_SCOPE_PATHS');
    expect(field).toEqual({
      name: 'IN_SCOPE_PATHS',
      label: 'IN_SCOPE_PATHS',
      dress: 'bold-bullet',
      zone: 'contract',
      section: 'Scope',
      line: 16,
      column: 1,
      endLine: 18,
      endColumn: 23,
      value: '* src/jobs.ts\n  * tests/jobs.test.ts',
      items: [
        { text: 'src/jobs.ts', line: 17, column: 5, code: false },
        { text: 'tests/jobs.test.ts', line: 18, column: 5, code: false },
      ],
    });
  });

  it('says whether it is signed, and if not, why', () => {
    const at = (signature: string): PacketReading['signature'] => {
      const copy = new GovernedRepository();
      copy.edit(SIGNED, 'alice010120261200', signature);
      return readingOf(copy.handshake(['inspect', SIGNED, '--format', 'json'])).signature;
    };
    const { signature, lockDigest, status } = readingOf(repository.handshake(['inspect', SIGNED, '--format', 'json']));
    expect(signature).toEqual({
      signed: true,
      text: 'alice010120261200',
      signer: 'alice',
      time: '2026-01-01T12:00:00.000Z',
    });
    expect(lockDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(status).toEqual({ text: 'Ready-for-Dev', kind: 'canonical', status: 'Ready-for-Dev' });
    expect(at('<pending>')).toMatchObject({ signed: false, reason: 'USER_SIGNATURE is a placeholder' });
    expect(at('alice')).toMatchObject({ signed: false, reason: expect.stringContaining('bare name') });
    expect(at('alice310220261200')).toMatchObject({ signed: false, reason: expect.stringContaining('no real date') });
  });

  it('divides the lines of the file among the zones', () => {
    const copy = new GovernedRepository();
    copy.write(SIGNED, `${copy.read(SIGNED)}\n## Implementation\n- done\n\n## VALIDATION REPORT\n- STATUS: passed\n`);
    const { zones, elsewhere } = readingOf(copy.handshake(['inspect', SIGNED, '--format', 'json']));
    expect(zones.map(({ zone }) => zone)).toEqual(['contract', 'record', 'report']);
    const lines = copy.read(SIGNED).trimEnd().split('\n').length;
    expect(zones.reduce((sum, { line, endLine }) => sum + endLine - line + 1, 0)).toBe(lines);
    expect(elsewhere).toMatchObject([{ name: 'STATUS', zone: 'report' }]);
  });

  it('is the same by id from the work tree as by file, wherever one stands', () => {
    const byFile = readingOf(repository.handshake(['inspect', SIGNED, '--format', 'json']));
    for (const id of ['WP-1-Cancel-Job-20260101', 'WP-1-Cancel-Job-20260101.md']) {
      expect(readingOf(repository.handshake(['inspect', id, '--format', 'json']))).toEqual(byFile);
    }
    expect(readingOf(handshake('/', ['inspect', '-C', repository.folder, SIGNED, '--format', 'json']))).toEqual(byFile);
  });

  it('is read by the law of HEAD, and outside of any repository by the defaults', () => {
    const copy = new GovernedRepository();
    copy.write('handshake.config.json', '{ "status": { "aliases": { "Parked": "Blocked" } } }');
    copy.commitAll('config');
    copy.edit(SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: Parked');
    const read = (file: string): PacketReading => readingOf(handshake('/', ['inspect', file, '--format', 'json']));
    expect(read(join(copy.folder, SIGNED))).toMatchObject({
      law: 'handshake.config.json',
      status: { kind: 'alias', status: 'Blocked' },
    });
    const outside = join(temporaryFolder(), 'WP-1-Cancel-Job-20260101.md');
    writeFileSync(outside, copy.read(SIGNED));
    expect(read(outside)).toMatchObject({ law: null, status: { kind: 'unknown', status: null } });
  });
});

describe('the text', () => {
  it('shows values escaped and long ones cut; JSON has them whole', () => {
    const repository = new GovernedRepository();
    const long = `x\u001b[2J\u202e ##[add-mask]e ${'y'.repeat(5000)}`;
    repository.edit(SIGNED, 'Cancel a queued or running job by its name.', long);
    const { stdout } = repository.handshake(['inspect', SIGNED]);
    expect(stdout).not.toMatch(/\u202e|##\[/);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toMatch(/x\\u\{1b\}\[2J\\u\{202e\} ##\\u\{5b\}add-mask\]e y+… \(\d+ characters\)/);
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThan(250);
    const { fields } = readingOf(repository.handshake(['inspect', SIGNED, '--format', 'json']));
    expect(fields.find(({ name }) => name === 'What')?.value).toBe(long);
  });

  it('shows the head, the fields and the problems', () => {
    const repository = new GovernedRepository();
    repository.edit(SIGNED, '- DATE: 2026-01-01T11:30:00Z\n', '');
    const { stdout } = repository.handshake(['inspect', SIGNED]);
    expect(stdout).toContain('signed by alice at 2026-01-01T12:00Z (alice010120261200)');
    expect(stdout).toMatch(/^ {2}zones +contract 1-\d+$/m);
    expect(stdout).toMatch(/ {2}17:1 +OUT_OF_SCOPE|18:1 +OUT_OF_SCOPE/);
    expect(stdout).toMatch(/^ {2}\d+:\d+ +DATE is missing, expected /m);
  });
});

describe('what is no packet to read', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'WP-folder'));
  run('mkfifo', ['pipe'], folder);
  symlinkSync('/etc/hostname', join(folder, 'link'));
  writeFileSync(join(folder, 'large'), Buffer.alloc(4 * 1024 * 1024 + 1));

  it.each([
    ['nothing', 'nothing.md', 'nothing.md does not exist'],
    ['nothing below a file', 'large/x', 'ENOTDIR'],
    ['a folder', '.', '. is a folder'],
    ['a folder named like a packet', 'WP-folder', 'WP-folder is a folder'],
    ['a pipe, without waiting for it', 'pipe', 'pipe is a pipe'],
    ['a link, without following it', 'link', 'link is a symbolic link'],
    ['a device', '/dev/zero', '/dev/zero is a socket or device'],
    ['a file that is too large', 'large', 'large has 4194305 bytes, expected at most 4194304'],
  ])('%s: exit 2', (_, target, said) => {
    const { status, stdout, stderr } = handshake(folder, ['inspect', target]);
    expect(stderr).toMatch(new RegExp(`^handshake-check could not decide: .*${said}`));
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('an id that no packet has: exit 2 with the nearest', () => {
    const { status, stderr } = new GovernedRepository().handshake(['inspect', 'WP-1-Cancel-Jobs-20260101']);
    expect(stderr).toContain('Did you mean WP-1-Cancel-Job-20260101?');
    expect(status).toBe(2);
  });

  it('binary data is read as far as it can be, without a crash', () => {
    writeFileSync(join(folder, 'binary'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)));
    const { status, stdout } = handshake(folder, ['inspect', 'binary']);
    expect(status).toBe(0);
    expect(stdout).toContain('bytes that are not UTF-8');
  });
});
