import { describe, expect, it } from 'vitest';
import { judgeChange, ofRule, saidBy } from '../support/judge-change.js';

const RULE = 'storage-boundary';
const MESSAGE = 'x\n\nRole: Coder\nWork-Packet: WP-1-Cancel-Job-20260101';

const texts = (files: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, () => text]));

const judge = (
  files: Readonly<Record<string, string | null>>,
  { base = {}, options = {} }: { base?: Readonly<Record<string, string>>; options?: object } = {},
) =>
  judgeChange({
    base: texts(base),
    config: { rules: { [RULE]: options } },
    steps: [{ edits: texts(files), message: MESSAGE }],
  });

const found = async (path: string, text: string) => ofRule(await judge({ [path]: text }), RULE).length;

describe('what is found', () => {
  it.each<[string, string]>([
    ['src/a.rs', 'use sqlx::Row;'],
    ['src/a.rs', '#[derive(sqlx::FromRow)]'],
    ['src/a.rs', 'let a = rusqlite::Connection::open(b)?;'],
    ['src/a.rs', 'fn a(pool: SqlitePool) {}'],
    ['src/a.rs', 'let a = query("SELECT id FROM jobs");'],
    ['src/a.rs', 'let a = r#"\n  INSERT INTO jobs (id)\n"#;'],
    ['src/a.ts', "import pg from 'pg';"],
    ['src/a.ts', "const sqlite = require('better-sqlite3');"],
    ['src/a.ts', "const redis = await import('ioredis');"],
    ['src/a.ts', "import { eq } from 'drizzle-orm/pg-core';"],
    ['src/a.ts', 'const a = new PrismaClient();'],
    ['src/a.ts', 'const a = mysql.createPool({});'],
    ['src/a.ts', 'const a = db`\n  UPDATE jobs SET state = 1\n`;'],
    ['src/a.ts', "run('select * from jobs')"],
    ['src/a.ts', "run('delete from jobs where id = 1')"],
    ['app/a.js', "run('DROP TABLE jobs')"],
    ['src/a.py', 'import sqlite3'],
    ['src/a.py', 'import os, psycopg2'],
    ['src/a.py', 'from sqlalchemy.orm import Session'],
    ['src/a.py', 'engine = create_engine(url)'],
    ['src/a.py', 'a = """\nSELECT id\n"""'],
  ])('%s: %j', async (path, text) => {
    expect(await found(path, text)).toBe(1);
  });

  it.each<[string, string]>([
    ['src/a.rs', '// sqlx::query("SELECT id FROM jobs")'],
    ['src/a.rs', 'let a = "sqlx::query";'],
    ['src/a.rs', 'use crate::storage::Database;'],
    ['src/a.rs', 'let sqlx = 1;'],
    ['src/a.ts', "import { jobs } from './storage/jobs.js';"],
    ['src/a.ts', "const help = 'Select a job from the list';"],
    ['src/a.ts', "const help = 'Update the settings, then insert into the slot';"],
    ['src/a.ts', "const help = 'Delete from disk';"],
    ['src/a.ts', "// import pg from 'pg'"],
    ['src/a.ts', "const pool = new Pool('https://example.com');"],
    ['src/a.ts', "import { Page } from 'pg-page';"],
    ['src/a.py', '# import sqlite3'],
    ['src/a.py', 'import sqlite3_help'],
    ['src/a.py', 'important = "import sqlite3"'],
    ['src/storage/a.rs', 'use sqlx::Row;'],
    ['src/backend/core/src/storage/sqlite.rs', 'query("SELECT id FROM jobs")'],
    ['src/db.ts', "import pg from 'pg';"],
    ['src/migrations/1.ts', "run('DROP TABLE jobs')"],
    ['tests/a.py', 'import sqlite3'],
    ['src/a.sql', 'SELECT 1 FROM jobs'],
    ['lib/a.rs', 'use sqlx::Row;'],
  ])('not %s: %j', async (path, text) => {
    expect(await found(path, text)).toBe(0);
  });

  it('is said with its place, in plain words', async () => {
    const report = await judge({ 'src/a.rs': 'fn a() {}\nuse sqlx::Row;\nuse sqlx::Column;\n' });
    expect(ofRule(report, RULE)).toMatchObject([{ path: 'src/a.rs', line: 2, severity: 'error' }]);
    expect(ofRule(report, RULE)[0]?.message).toBe(
      'src/a.rs has the new line `use sqlx::Row;` and 1 more with a database driver, expected a call of the storage layer (the `Database` trait)',
    );
  });
});

describe('what is added', () => {
  const base = { 'src/storage/a.rs': 'use sqlx::Row;\n', 'src/b.rs': 'use sqlx::Row;\n' };

  it('is what moves out of the storage layer', async () => {
    const report = await judge({ 'src/storage/a.rs': null, 'src/c.rs': 'use sqlx::Row;\n' }, { base });
    expect(saidBy(report, RULE)).toEqual(['error around-the-boundary']);
  });

  it('is not what was outside before', async () => {
    expect(saidBy(await judge({ 'src/b.rs': 'use sqlx::Row;\nfn a() {}\n' }, { base }), RULE)).toEqual([]);
    expect(saidBy(await judge({ 'src/b.rs': null, 'src/c.rs': 'use sqlx::Row;\n' }, { base }), RULE)).toEqual([]);
    expect(saidBy(await judge({}, { base }), RULE)).toEqual([]);
  });
});

it('says it once for a file, with ten more lines beside it', async () => {
  const [diagnostic, ...others] = ofRule(await judge({ 'src/a.rs': 'use sqlx::Row;\n'.repeat(12) }), RULE);
  expect(others).toEqual([]);
  expect(diagnostic).toMatchObject({ line: 1 });
  expect(diagnostic?.related).toEqual(
    Array.from({ length: 10 }, (_, n) => ({ path: 'src/a.rs', line: n + 2, column: 1, note: 'has it too' })),
  );
});

describe('the configuration', () => {
  it('says where the storage layer is', async () => {
    const options = { storagePaths: ['src/dal/'] };
    expect(saidBy(await judge({ 'src/dal/a.rs': 'use sqlx::Row;' }, { options }), RULE)).toEqual([]);
    expect(saidBy(await judge({ 'src/storage/a.rs': 'use sqlx::Row;' }, { options }), RULE)).toEqual([
      'error around-the-boundary',
    ]);
  });

  it('leaves patterns out and adds some', async () => {
    const own = {
      id: 'files',
      languages: ['python'],
      pattern: String.raw`\bopen\(`,
      found: 'a file',
      expected: 'none',
    };
    const options = { leaveOut: ['sql'], patterns: [own] };
    expect(saidBy(await judge({ 'src/a.py': 'a = "DROP TABLE jobs"' }, { options }), RULE)).toEqual([]);
    expect(saidBy(await judge({ 'src/a.py': 'open(b)' }, { options }), RULE)).toEqual(['error around-the-boundary']);
  });

  it('bounds lines and files, and says so', async () => {
    const options = { longestLine: 80 };
    expect(saidBy(await judge({ 'src/a.ts': `run('DROP TABLE ${'x'.repeat(80)}')` }, { options }), RULE)).toEqual([
      'warning line-too-long',
    ]);
    const report = await judgeChange({
      config: { limits: { codeBytes: 256 } },
      steps: [{ edits: { 'src/a.ts': () => 'const a = 1;\n'.repeat(30) }, message: MESSAGE }],
    });
    expect(saidBy(report, RULE)).toEqual(['warning file-too-large']);
  });
});
