import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { githubPlatform } from '../../actions/merge-gate/github.js';
import { TOKEN } from './api-description.js';

// The client of the forge reads the event while it loads. It is loaded once for each process, so this has a file of its own.
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handshake-check-event-'));
  env.GITHUB_EVENT_PATH = join(folder, 'event.json');
  writeFileSync(env.GITHUB_EVENT_PATH, '{"pull_request":');
});

afterAll(() => {
  delete env.GITHUB_EVENT_PATH;
  rmSync(folder, { recursive: true });
});

it('an event that is no JSON breaks down neither the start of the gate nor its writes (threat G19)', async () => {
  const platform = githubPlatform({ apiUrl: 'http://127.0.0.1:1', token: TOKEN, repository: 'acme/shop' });
  await expect(platform.approvals(7, ['alice'])).rejects.toMatchObject({
    name: 'UndecidedError',
    reason: 'has approvals that are not known: the request to the forge could not be made',
  });
  expect(await platform.writeComment(7, { body: 'x', resolved: false })).toEqual({
    output: 'comment',
    sentence:
      'The comment is not written: the request to the forge could not be made; the verdict does not depend on it.',
  });
});
