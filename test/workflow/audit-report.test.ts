import { expect, it } from 'vitest';
import { type AuditReading, readCargoDeny, readNpmAudit } from '../../workflow/audit/audit-report.js';

const counts = (more: Readonly<Record<string, number>> = {}) => ({
  vulnerabilities: { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0, ...more },
});
const npm = (report: object): AuditReading => readNpmAudit(JSON.stringify(report));

it('reads a clean npm audit', () => {
  expect(npm({ auditReportVersion: 2, vulnerabilities: {}, metadata: counts() })).toEqual({
    violations: [],
    beside: '',
  });
});

it('counts critical and high vulnerabilities, and names the others beside', () => {
  const reading = npm({
    auditReportVersion: 2,
    vulnerabilities: {
      minimist: { name: 'minimist', severity: 'critical', range: '<=0.2.3', fixAvailable: { name: 'minimist' } },
      tar: { name: 'tar', severity: 'high', range: '', fixAvailable: false },
      qs: { name: 'qs', severity: 'moderate', range: '*', fixAvailable: true },
    },
    metadata: counts({ critical: 1, high: 1, moderate: 1 }),
  });
  expect(reading).toEqual({
    violations: [
      { name: 'minimist', said: 'critical, in <=0.2.3', fix: 'npm audit fix' },
      { name: 'tar', said: 'high', fix: '' },
    ],
    beside: '1 moderate',
  });
});

it.each<[string, string, string]>([
  ['nothing', '', 'printed no JSON'],
  ['no JSON', 'npm ERR! code ENOTFOUND', 'printed no JSON'],
  ['a list', '[]', 'printed no JSON'],
  ['an object that says nothing', '{}', 'printed no report'],
  [
    'a registry that refuses',
    '{"message":"405 Method Not Allowed","error":{"summary":"","detail":""}}',
    'made no report: 405 Method Not Allowed',
  ],
  [
    'no lock file',
    '{"error":{"code":"ENOLOCK","summary":"This command requires an existing lockfile."}}',
    'made no report: ENOLOCK, This command requires an existing lockfile.',
  ],
  ['the report of an older npm', JSON.stringify({ advisories: {}, metadata: counts() }), 'printed no report'],
  ['a report without counts', '{"auditReportVersion":2,"vulnerabilities":{}}', 'printed no report'],
  [
    'counts that are no numbers',
    JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: {},
      metadata: { vulnerabilities: { critical: '0', high: 0 } },
    }),
    'printed no report',
  ],
  [
    'a count without its name',
    JSON.stringify({ auditReportVersion: 2, vulnerabilities: {}, metadata: counts({ high: 1 }) }),
    'counts 1 critical or high vulnerabilities and names 0',
  ],
])('takes %s of npm audit for no audit', (_, stdout, fault) => {
  expect(readNpmAudit(stdout)).toEqual({ fault });
});

const checks = (errors: number) => ({ errors, warnings: 1, notes: 0, helps: 0 });
const line = (type: string, fields: object): string => JSON.stringify({ type, fields });
const clean = line('summary', { advisories: checks(0), bans: checks(0), licenses: checks(0), sources: checks(0) });
const banned = line('summary', { advisories: checks(0), bans: checks(1), licenses: checks(0), sources: checks(0) });
const violation = line('diagnostic', {
  severity: 'error',
  code: 'banned',
  message: 'crate openssl = 0.10.1 is banned',
});

it('reads a clean cargo deny, whatever it warns of', () => {
  const warning = line('diagnostic', { severity: 'warning', code: 'duplicate', message: 'found 2 entries' });
  expect(readCargoDeny(`${warning}\n${clean}\n`, 0)).toEqual({ violations: [], beside: '' });
});

it('reads what cargo deny objects to', () => {
  expect(readCargoDeny(`not JSON\n${violation}\n${banned}\n`, 2)).toEqual({
    violations: [{ name: 'banned', said: 'crate openssl = 0.10.1 is banned', fix: '' }],
    beside: '',
  });
});

it.each<[string, string, number | null, string]>([
  ['silence', '', 0, 'ended with 0 and no summary'],
  ['a missing subcommand', 'error: no such command: `deny`\n', 101, 'ended with 101 and no summary'],
  [
    'a database that cannot be fetched',
    line('log', { level: 'ERROR', message: 'failed to fetch advisory database' }),
    1,
    'ended with 1 and no summary: failed to fetch advisory database',
  ],
  ['a signal', violation, null, 'ended with a signal and no summary'],
  ['an empty summary', line('summary', {}), 0, 'has a summary that counts nothing'],
  ['a summary of another shape', line('summary', { bans: { failed: 0 } }), 0, 'has a summary that counts nothing'],
  ['a clean summary of a run that failed', clean, 1, 'counts 0 errors and ended with 1'],
  ['a violation of a run that did not fail', banned, 0, 'counts 1 errors and ended with 0'],
  ['errors that nobody names', banned, 2, 'counts 1 errors and names none'],
])('takes %s of cargo deny for no check', (_, stderr, code, fault) => {
  expect(readCargoDeny(stderr, code)).toEqual({ fault });
});
