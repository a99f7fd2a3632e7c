import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterEach, expect, it, vi } from 'vitest';
import { runAudit } from '../../../cli/desk/checklists/audit-tools.js';
import { temporaryFolder } from '../governed-repository.js';

afterEach(() => vi.unstubAllEnvs());

/** A folder in which `npm` is this script. */
function withNpm(script: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/npm'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'bin/npm'), 0o755);
  vi.stubEnv('PATH', `${join(folder, 'bin')}:${env.PATH}`);
  return folder;
}

const REPORT =
  '{"auditReportVersion":2,"vulnerabilities":{},"metadata":{"vulnerabilities":{"info":0,"low":0,"moderate":0,"high":0,"critical":0}}}';

it('reads what the tool prints, in the folder of the lock file', async () => {
  const folder = withNpm(`pwd > here; echo '${REPORT}'`);
  expect(await runAudit('npm audit', folder)).toEqual({ violations: [], beside: '' });
});

it('does not wait for what the tool leaves behind at its pipes', async () => {
  const folder = withNpm(`sleep 60 & echo '${REPORT}'`);
  expect(await runAudit('npm audit', folder)).toEqual({ violations: [], beside: '' });
});

it('takes nothing from a tool that was stopped, whoever still holds its pipes', async () => {
  const folder = withNpm(`sleep 60 & echo '${REPORT}'; kill -9 $$`);
  expect(await runAudit('npm audit', folder)).toEqual({ fault: 'was stopped by SIGKILL' });
});

it('ends a tool that does not end, whatever it does about signals', async () => {
  const folder = withNpm("trap '' TERM INT HUP; while :; do sleep 1; done");
  expect(await runAudit('npm audit', folder, 300)).toEqual({ fault: 'did not end within 0.3 seconds' });
});

it('says so when the tool is not there or is stopped', async () => {
  const folder = withNpm('kill -9 $$');
  expect(await runAudit('npm audit', folder)).toEqual({ fault: 'was stopped by SIGKILL' });
  vi.stubEnv('PATH', join(folder, 'nowhere'));
  expect(await runAudit('cargo deny check', folder)).toEqual({ fault: 'cannot be run: cargo-deny is not on the PATH' });
});
