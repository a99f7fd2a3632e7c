import type { LinePattern } from './line-pattern.js';

const EVERY = ['rust', 'typescript', 'javascript', 'python'] as const;
const SCRIPT = ['typescript', 'javascript'] as const;
const BEHIND = 'a call of the storage layer (the `Database` trait)';

/** Packages that talk to a database, by the names that programs import. */
const SCRIPT_DRIVERS =
  'pg|pg-pool|pg-promise|postgres|mysql|mysql2|mysql2/promise|sqlite|sqlite3|better-sqlite3|node:sqlite|bun:sqlite|mongodb|mongoose|knex|typeorm|sequelize|ioredis|redis|duckdb|@prisma/client|drizzle-orm(?:/[a-z0-9-]+)*|kysely';
const PYTHON_DRIVERS =
  'sqlite3|psycopg|psycopg2|asyncpg|aiosqlite|aiomysql|pymysql|MySQLdb|sqlalchemy|sqlmodel|peewee|pymongo|motor|redis|duckdb|databases';
const RUST_DRIVERS =
  'sqlx|rusqlite|diesel|diesel_async|tokio_postgres|postgres|mysql|mysql_async|sea_orm|duckdb|mongodb|redis|deadpool_postgres|r2d2_sqlite';

/** SQL as programs write it: keywords in capitals, or in small letters a whole statement, so that prose in a string is none. */
const SQL = [
  String.raw`\bSELECT\s+(?:.*\s)?FROM\b`,
  String.raw`^\s*SELECT\s+[\w*"(]`,
  String.raw`\b(?:INSERT|REPLACE)\s+INTO\b`,
  String.raw`\bUPDATE\s+\S+\s+SET\b`,
  String.raw`\bDELETE\s+FROM\b`,
  String.raw`\b(?:CREATE|ALTER|DROP)\s+(?:TABLE|INDEX|VIEW)\b`,
  String.raw`\b(?i:select\s+\*\s+from\s+\w|select\s+[\w.,*()"\s]+\s+from\s+\w+\s+(?:where|order\s+by|limit|join)\s|insert\s+into\s+\w+\s*(?:\(|values\b)|delete\s+from\s+\w+\s+where\s|update\s+\w+\s+set\s+\w+\s*=|(?:create|alter|drop)\s+table\s+(?:if\s|\w+\s*(?:\(|add\b|;|$)))`,
].join('|');

/** The built-in patterns of CX-DBP-001: what reaches a database without the `Database` trait. */
export const STORAGE_PATTERNS: readonly LinePattern[] = [
  {
    id: 'rust-driver',
    languages: ['rust'],
    pattern: String.raw`\b(?:${RUST_DRIVERS})::`,
    found: 'a database driver',
    expected: BEHIND,
  },
  {
    id: 'rust-pool',
    languages: ['rust'],
    pattern: String.raw`\b(?:Sqlite|Pg|MySql|Any)(?:Pool|Connection)\b`,
    found: 'a pool or connection of a database',
    expected: BEHIND,
  },
  {
    id: 'script-driver',
    languages: SCRIPT,
    in: 'code-and-strings',
    pattern: String.raw`\b(?:from|import|require)\s*\(?\s*["'](?:${SCRIPT_DRIVERS})["']`,
    found: 'a database driver',
    expected: BEHIND,
  },
  {
    id: 'script-pool',
    languages: SCRIPT,
    pattern: String.raw`\bnew\s+(?:PrismaClient|MongoClient|(?:pg|mysql)\.(?:Pool|Client))\b|\b(?:pg|mysql2?|mariadb)\.create(?:Pool|Connection)\b`,
    found: 'a pool or connection of a database',
    expected: BEHIND,
  },
  {
    id: 'python-driver',
    languages: ['python'],
    pattern: String.raw`^\s*(?:import\s+(?:\w+\s*,\s*)*|from\s+)(?:${PYTHON_DRIVERS})\b`,
    found: 'a database driver',
    expected: BEHIND,
  },
  {
    id: 'python-pool',
    languages: ['python'],
    pattern: String.raw`\b(?:create_engine|create_async_engine|ThreadedConnectionPool|SimpleConnectionPool)\s*\(|\b(?:sqlite3|psycopg2?|asyncpg)\.connect\b`,
    found: 'a pool or connection of a database',
    expected: BEHIND,
  },
  { id: 'sql', languages: EVERY, in: 'strings', pattern: SQL, found: 'SQL', expected: BEHIND },
];

/** Where a repository keeps its storage layer: there, and in migrations, the patterns are at home. */
export const STORAGE_PATHS: readonly string[] = [
  '**/storage/**',
  '**/storage.*',
  '**/database/**',
  '**/database.*',
  '**/db/**',
  '**/db.*',
  '**/migrations/**',
  '**/persistence/**',
  '**/repositories/**',
];
