import { isGlob, matchesGlob } from './glob.js';
import type { LawPaths } from './law.js';
import type { RepoPath } from './path.js';
import { matchesAny } from './path-set.js';
import { type PhaseId, phaseOf } from './phase.js';

/** The columns of the waiver ledger, in the order of a new one. */
export const WAIVER_COLUMNS = ['id', 'rule', 'target', 'reason', 'approver', 'approvedOn', 'expires'] as const;

/** One of them. */
export type WaiverColumn = (typeof WAIVER_COLUMNS)[number];

/** What their headers say. */
export const WAIVER_HEADERS: Readonly<Record<WaiverColumn, string>> = {
  id: 'ID',
  rule: 'Rule',
  target: 'Target',
  reason: 'Reason',
  approver: 'Approver',
  approvedOn: 'Approved on',
  expires: 'Expires',
};

/**
 * What a cell of each column is expected to be, in words that end a sentence. The descriptions in `schemas/waiver.schema.json` are
 * the same words; a test holds the two together.
 */
export const WAIVER_EXPECTATIONS: Readonly<Record<WaiverColumn, string>> = {
  id: 'a name of its own such as W-1: letters, digits, dots, underscores and hyphens',
  rule: 'the id of a rule such as risk-tier',
  target:
    'a packet id such as WP-1-Job-Cancel-20260131, or a path such as src/jobs.ts, src/jobs/ or src/**/*.ts that begins with a whole name',
  reason: 'why the rule is not kept here',
  approver: 'the name of who approved it',
  approvedOn: 'a date such as 2026-01-31',
  expires: 'a date such as 2026-03-31, or a phase such as Phase 1',
};

/** A cell that does not say what its column asks for. */
export interface CellProblem {
  readonly column: WaiverColumn;
  readonly fault: 'missing' | 'malformed';
}

/** A row of the waiver ledger, as written; a cell that is not there is empty (CX-600B). */
export interface Waiver extends Readonly<Record<WaiverColumn, string>> {
  /** At most one for each column, in the order of the columns. */
  readonly problems: readonly CellProblem[];
  /** The whole row, for people. */
  readonly text: string;
  readonly line: number;
}

/** `docs/WAIVERS.md`, read. Only the rows of tables that have the columns of waivers are waivers. */
export interface WaiverLedger {
  readonly path: RepoPath;
  readonly rows: readonly Waiver[];
  /** Whether there is such a table, with or without rows. */
  readonly hasTable: boolean;
}

/** When a waiver ends. */
export type Expiry =
  /** `after`: the first second at which it no longer holds, the end of the day in UTC. */
  { readonly kind: 'date'; readonly after: number } | { readonly kind: 'phase'; readonly phase: PhaseId };

/** What a finding has to tell a waiver of it. */
export interface WaivedSubject {
  readonly path: RepoPath;
  /** The packet that the finding is about, where it names one: it may stand at the board or at code. */
  readonly packet: string | null;
}

/** Reads what a waiver says of its end; null for what is neither a real date nor a phase. */
export function expiryOf({ expires }: Pick<Waiver, 'expires'>): Expiry | null {
  const phase = /^phase ([A-Za-z0-9.]+)$/i.exec(expires)?.[1];
  if (phase !== undefined) return { kind: 'phase', phase };
  const day = startOfDay(expires);
  return day === null ? null : { kind: 'date', after: day + DAY };
}

/** The first second of a day `2026-01-31` in UTC, since 1970; null for what is no real date. */
export function startOfDay(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : date.getTime() / 1000;
}

/** A day, in seconds. */
export const DAY = 86_400;

/** Whether a target is a packet's id rather than a path. */
export function isPacketTarget(target: string): boolean {
  return /^WP(?:-[A-Za-z0-9.]+)+$/.test(target);
}

/**
 * The phases that end a waiver when they close: the one that it names, and that of the packet that it is for, because a date never
 * outlives the phase (law.md, `waiver-ledger`).
 */
export function phasesOfWaiver(waiver: Pick<Waiver, 'expires' | 'target'>): PhaseId[] {
  const expiry = expiryOf(waiver);
  const own = isPacketTarget(waiver.target) ? phaseOf(waiver.target) : null;
  return [...(expiry?.kind === 'phase' ? [expiry.phase] : []), ...(own === null ? [] : [own])];
}

/** Whether a target covers what a finding is about. A packet's id covers its file and what is found about it elsewhere. */
export function targetCovers(target: string, { path, packet }: WaivedSubject, { packets }: LawPaths): boolean {
  if (isPacketTarget(target)) return packet === target || path === `${packets}/${target}.md`;
  if (isGlob(target)) return matchesGlob(target, path);
  return target.endsWith('/') ? path.startsWith(target) : path === target;
}

/** Whether a target names anything among the paths of a tree. */
export function targetExists(target: string, paths: readonly RepoPath[], law: LawPaths): boolean {
  return paths.some((path) => targetCovers(target, { path, packet: null }, law));
}

/**
 * The waiver that covers a finding: of its rule, with a target that covers it. Rules that cannot be waived and the files of the
 * law itself never are, whatever a row says.
 * @param live waivers that hold (`liveWaivers`); the first that fits is named
 */
export function waiverFor(
  subject: WaivedSubject,
  rule: { readonly id: string; readonly waivable: boolean },
  live: readonly Waiver[],
  paths: LawPaths,
): Waiver | null {
  if (!rule.waivable || matchesAny(paths.law, subject.path)) return null;
  return live.find((waiver) => waiver.rule === rule.id && targetCovers(waiver.target, subject, paths)) ?? null;
}
