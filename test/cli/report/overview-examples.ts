import type { Overview, PacketOverview } from '../../../cli/desk/views/overview/overview.js';
import { diagnostic, report } from '../../reporters/example-report.js';

const STATES = ['Draft', 'Ready-for-Dev', 'In-Progress', 'Blocked', 'Done', 'VALIDATED'];

const counts = (requirements: number, covered: number) => ({
  requirements,
  covered,
  states: { missing: requirements - covered, gone: 0, drifted: 0, present: covered },
});

/** What some requirements come to. */
export function coverage(requirements: number, covered: number): Overview['coverage'] {
  return { ...counts(requirements, covered), must: counts(requirements, covered), should: counts(0, 0) };
}

/** A packet of an overview; what a test is about, it overrides. */
export function packet(changes: Partial<PacketOverview> = {}): PacketOverview {
  const id = changes.id ?? 'WP-1-Jobs-20260101';
  return {
    id,
    path: `docs/task_packets/${id}.md`,
    phase: '1',
    what: 'Cancel a job that is queued.',
    status: 'In-Progress',
    column: 'In Progress',
    signedBy: 'alice',
    needs: [],
    neededBy: [],
    coverage: coverage(4, 3),
    open: [{ id: 'CX-JOB-012', keyword: 'MUST', text: 'A cancelled job MUST NOT start.', state: 'missing' }],
    errors: 0,
    warnings: 0,
    ...changes,
  };
}

/** An overview; what a test is about, it overrides. */
export function overview(changes: Partial<Overview> = {}): Overview {
  return {
    version: 1,
    command: 'report',
    name: 'jobs',
    now: Date.parse('2026-01-10T00:00:00Z') / 1000,
    phases: [
      {
        phase: '1',
        closed: false,
        packets: 1,
        finished: 0,
        coverage: coverage(4, 3),
        obstacles: ['WP-1-Jobs-20260101 is In-Progress'],
      },
    ],
    packets: [packet()],
    coverage: coverage(4, 3),
    signatures: [
      {
        signature: 'alice010120261200',
        signer: 'alice',
        time: Date.parse('2026-01-01T12:00:00Z') / 1000,
        packet: 'WP-1-Jobs-20260101',
        recorded: true,
      },
    ],
    waivers: [
      {
        id: 'W-1',
        rule: 'risk-tier',
        target: 'WP-1-Jobs-20260101',
        reason: 'a trial',
        approver: 'alice',
        expires: '2026-03-31',
        state: 'live',
      },
    ],
    report: report({
      verdict: 'block',
      diagnostics: [diagnostic(), diagnostic({ severity: 'warning', rule: 'no-placeholder', line: 40 })],
      counts: { errors: 1, warnings: 1 },
    }),
    ...changes,
  };
}

/** A repository with very many packets, each of which needs the one before it. */
export function bigOverview(size: number): Overview {
  const id = (at: number): string => `WP-${1 + Math.floor(at / 250)}-Piece-${String(at).padStart(5, '0')}-20260101`;
  const packets = Array.from({ length: size }, (_, at) =>
    packet({
      id: id(at),
      phase: String(1 + Math.floor(at / 250)),
      what: `Piece number ${at} of a large piece of work that somebody has to do at some time.`,
      status: STATES[at % STATES.length] ?? 'Draft',
      needs: at === 0 ? [] : [id(at - 1)],
      neededBy: at === size - 1 ? [] : [id(at + 1)],
      errors: at % 7 === 0 ? 1 : 0,
    }),
  );
  const start = Date.parse('2024-01-01T09:00:00Z') / 1000;
  return overview({
    packets,
    phases: [...new Set(packets.map(({ phase }) => phase ?? ''))].map((phase) => ({
      phase,
      closed: false,
      packets: 250,
      finished: 41,
      coverage: coverage(1000, 750),
      obstacles: packets.filter((each) => each.phase === phase).map((each) => `${each.id} is ${each.status}`),
    })),
    signatures: packets.map((each, at) => ({
      signature: `alice${at}`,
      signer: 'alice',
      time: start + at * 8 * 3600,
      packet: each.id,
      recorded: true,
    })),
    report: report({
      verdict: 'block',
      diagnostics: packets.filter(({ errors }) => errors > 0).map(({ path }) => diagnostic({ path: path ?? '' })),
      counts: { errors: Math.ceil(size / 7), packets: { changed: 0, examined: size, total: size } },
    }),
  });
}
