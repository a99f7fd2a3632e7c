import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { type Ended, GovernedRepository, SIGNED, temporaryFolder } from '../governed-repository.js';
import { refusesHostileArguments } from './hostile-arguments.js';

const counts = (more: Readonly<Record<string, number>> = {}) => ({
  info: 0,
  low: 0,
  moderate: 0,
  high: 0,
  critical: 0,
  total: 0,
  ...more,
});
const CLEAN_NPM = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {},
  metadata: { vulnerabilities: counts() },
});
const BAD_NPM = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: { minimist: { name: 'minimist', severity: 'critical', range: '<=0.2.3', fixAvailable: true } },
  metadata: { vulnerabilities: counts({ critical: 1 }) },
});
const check = { errors: 0, warnings: 0, notes: 0, helps: 0 };
const CLEAN_DENY = JSON.stringify({
  type: 'summary',
  fields: { advisories: check, bans: check, licenses: check, sources: check },
});

/** What a program of this name answers: what it prints on which stream, and its exit code. */
type Tools = Readonly<
  Record<
    string,
    { readonly stdout?: string; readonly stderr?: string; readonly code?: number; readonly script?: string }
  >
>;

/** A repository with an npm and a Cargo manifest that are in order, and a PATH on which nothing but git and these tools is. */
class Audited {
  readonly repository = new GovernedRepository();

  constructor() {
    this.repository.write('package.json', '{ "name": "runlet", "version": "1.0.0" }\n');
    this.repository.write('package-lock.json', '{ "name": "runlet", "lockfileVersion": 3, "packages": { "": {} } }\n');
    this.repository.write('core/Cargo.toml', '[package]\nname = "core"\nversion = "0.1.0"\n');
    this.repository.write('core/Cargo.lock', 'version = 4\n\n[[package]]\nname = "core"\nversion = "0.1.0"\n');
    this.repository.commitAll('manifests');
  }

  run(args: readonly string[], tools: Tools): Ended {
    const bin = join(temporaryFolder(), 'bin');
    mkdirSync(bin);
    for (const [name, { stdout = '', stderr = '', code = 0, script = '' }] of Object.entries(tools)) {
      const said = `${script}process.stdout.write(${JSON.stringify(stdout)});process.stderr.write(${JSON.stringify(stderr)});process.exitCode=${code};`;
      writeFileSync(join(bin, name), `#!${execPath}\n${said}\n`);
      chmodSync(join(bin, name), 0o755);
    }
    const git = (env.PATH ?? '').split(':').filter((folder) => folder !== '');
    // The machine may have tools of these names: a tool that is missing is one that ends as a shell says so.
    const missing = ['npm', 'cargo-deny'].filter((name) => !(name in tools));
    for (const name of missing) {
      writeFileSync(join(bin, name), '#!/bin/sh\necho "not here" >&2\nexit 127\n');
      chmodSync(join(bin, name), 0o755);
    }
    return this.repository.handshake(['pre-orchestration', ...args], { extra: { PATH: [bin, ...git].join(':') } });
  }
}

const ALL_CLEAN: Tools = { npm: { stdout: CLEAN_NPM }, 'cargo-deny': { stderr: `${CLEAN_DENY}\n` } };
const marked = (stdout: string): string[] =>
  stdout.split('\n').filter((line) => /^(?:PASS|FAIL|NOT CHECKED) /.test(line));

describe('pre-orchestration', () => {
  it('goes through the five steps, a verdict per line', () => {
    const { status, stdout } = new Audited().run([], ALL_CLEAN);
    expect(stdout.match(/^Step \d: .*$/gm)).toEqual([
      'Step 1: Spec Currency Verification',
      'Step 2: Task Board Review',
      'Step 3: Supply Chain Audit',
      'Step 4: Phase Status',
      'Step 5: Governance Files Current',
    ]);
    expect(marked(stdout)).toHaveLength(18);
    expect(marked(stdout).filter((line) => !line.startsWith('PASS '))).toEqual([]);
    expect(stdout).toContain('Phase-critical WPs identified: WP-1-Cancel-Job-20260101, needed by 1 packet\n');
    expect(stdout).toMatch(/\n\nPre-orchestration checklist: PASS\. You may create task packets\.\n$/);
    expect(status).toBe(0);
  });

  it('runs the tools in the folders of their lock files, and fails on what they find', () => {
    const { status, stdout } = new Audited().run([], { ...ALL_CLEAN, npm: { stdout: BAD_NPM, code: 1 } });
    expect(stdout).toContain(
      'FAIL         `npm audit` returns 0 critical/high vulnerabilities: package-lock.json, asked just now\n',
    );
    expect(stdout).toContain(
      '             package-lock.json:1  minimist: critical, in <=0.2.3 (Part 2 step 3)\n               help: Update it: npm audit fix\n',
    );
    expect(stdout).toContain('PASS         `cargo deny check` returns 0 violations: core/Cargo.lock, asked just now\n');
    expect(status).toBe(1);
  });

  it('is never green because a tool is missing', () => {
    const { status, stdout } = new Audited().run([], { npm: { stdout: CLEAN_NPM } });
    expect(stdout).toContain(
      'NOT CHECKED  `cargo deny check` returns 0 violations: cargo deny check of core/Cargo.lock ended with 127 and no summary.',
    );
    expect(stdout).toMatch(
      /\n\nPre-orchestration checklist: NOT CHECKED\. What was not looked at is not in order\.\n$/,
    );
    expect(status).toBe(2);
  });

  it('takes a record for the same lock file where nobody can ask, for two weeks', () => {
    const audited = new Audited();
    const recorded = audited.run(['--record', '--now', '2026-01-05T12:00:00Z'], ALL_CLEAN);
    expect(recorded.status).toBe(0);
    expect(recorded.stderr).toBe(
      'recorded cargo deny check of core/Cargo.lock in docs/AUDITS.json\nrecorded npm audit of package-lock.json in docs/AUDITS.json\n',
    );
    const later = (date: string): Ended => audited.run(['--now', date], {});
    const answer = later('2026-01-10T12:00:00Z');
    expect(answer.stdout).toContain(
      '`npm audit` returns 0 critical/high vulnerabilities: package-lock.json, as recorded on 2026-01-05 for the same bytes\n',
    );
    expect(answer.status).toBe(0);
    expect(later('2026-01-19T12:00:01Z').status).toBe(2);
    audited.repository.write(
      'package-lock.json',
      '{ "name": "runlet", "lockfileVersion": 3, "packages": { "": { "version": "1.0.1" } } }\n',
    );
    expect(later('2026-01-10T12:00:00Z').status).toBe(2);
  });

  it('does not check what no lock file answers for, and leaves out members of a workspace', () => {
    const audited = new Audited();
    const member = { packages: { '': { workspaces: ['web'] }, web: { name: 'web' } } };
    audited.repository.write('package-lock.json', JSON.stringify(member));
    audited.repository.write('web/package.json', '{ "name": "web" }\n');
    expect(audited.run([], ALL_CLEAN).status).toBe(0);
    audited.repository.write('tools/package.json', '{ "name": "tools" }\n');
    const beside = audited.run([], ALL_CLEAN);
    expect(beside.stdout).toContain(
      'tools/package.json is no part of the workspace of its lock file (package-lock.json)',
    );
    expect(beside.status).toBe(2);
    audited.repository.git('rm', '--quiet', '-f', 'package-lock.json');
    const { status, stdout } = audited.run([], ALL_CLEAN);
    expect(stdout).toContain('package.json has no package-lock.json beside or above it, which the audit reads.');
    expect(status).toBe(2);
  });

  it('asks for everything, and never by way of what the repository may put in its place', () => {
    const said =
      "const fs=require('node:fs');fs.appendFileSync(process.env.HOME+'/asked',process.argv.slice(2).join(' ')+'\\n');";
    const audited = new Audited();
    const tools: Tools = {
      npm: { stdout: CLEAN_NPM, script: said },
      'cargo-deny': { stderr: `${CLEAN_DENY}\n`, script: said },
      cargo: { code: 0, script: said },
    };
    expect(audited.run([], tools).status).toBe(0);
    expect(readFileSync(join(audited.repository.folder, '../asked'), 'utf8').split('\n').sort()).toEqual([
      '',
      '--format json check',
      'audit --json --package-lock-only --include=dev --include=optional --include=peer',
    ]);
  });

  it('says when a rule that a line asks is switched off', () => {
    const audited = new Audited();
    audited.repository.write('handshake.config.json', '{ "rules": { "stalled-work": "off" } }\n');
    audited.repository.commitAll('law');
    const { status, stdout } = audited.run([], ALL_CLEAN);
    expect(stdout).toContain(
      'NOT CHECKED  No stalled WPs (>2 weeks idle): the configuration switches off stalled-work, and nobody else answers this\n',
    );
    expect(status).toBe(2);
  });

  it('holds against the board what only warns elsewhere, and names what is missing', () => {
    const audited = new Audited();
    audited.repository.edit(SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: Done');
    audited.repository.handshake(['check', '--fix']);
    audited.repository.commitAll('done');
    audited.repository.git('rm', '--quiet', 'docs/CODER_PROTOCOL.md');
    const { status, stdout } = audited.run([], ALL_CLEAN);
    expect(marked(stdout).filter((line) => line.startsWith('FAIL'))).toEqual([
      'FAIL         All "Done" WPs marked VALIDATED: 1 thing stands in the way',
      'FAIL         docs/CODER_PROTOCOL.md is current: 1 thing stands in the way',
    ]);
    expect(status).toBe(1);
  });

  it('overwrites nothing that is no record', () => {
    const audited = new Audited();
    audited.repository.write('docs/AUDITS.json', 'my notes\n');
    const { status, stderr } = audited.run(['--record'], ALL_CLEAN);
    expect(stderr).toContain('docs/AUDITS.json holds no records of audits');
    expect(status).toBe(2);
    expect(audited.repository.read('docs/AUDITS.json')).toBe('my notes\n');
  });
});

refusesHostileArguments({ command: 'pre-orchestration', good: [], needs: 0 });
