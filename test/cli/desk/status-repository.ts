import { defaultLaw } from '../../../engine/config.js';
import { readWorkPacket } from '../../../engine/documents/work-packet.js';
import { rowFor } from '../../../engine/model/ledger.js';
import { rules } from '../../../rules/index.js';
import { LEDGER } from '../../support/recorded-signatures.js';
import { GovernedRepository, SIGNED } from '../governed-repository.js';
import { ran } from './stopped-acts.js';

export const BOARD = 'docs/TASK_BOARD.md';
export const ID = 'WP-1-Cancel-Job-20260101';
export const OTHER = 'WP-1-Retry-Job-20260102';
/** The packet that `withTwo` adds. */
export const SECOND = 'WP-1-Second-20260103';
export const ENTRY = `- **[${ID}]** - Cancel queued and running jobs\n`;

/** Runs the command in this process. */
export const status = ({ folder }: GovernedRepository, ...args: readonly string[]) => ran(folder, ['status', ...args]);

/** A repository in which the signed packet has got as far as a state, all committed. */
export function at(
  state: string,
  more: (repository: GovernedRepository) => void = () => undefined,
): GovernedRepository {
  const repository = new GovernedRepository();
  const column = state === 'VALIDATED' ? 'Done' : state.replaceAll('-', ' ');
  repository.edit(SIGNED, 'STATUS: Ready-for-Dev', `STATUS: ${state}`);
  repository.edit(BOARD, ENTRY, '');
  repository.edit(BOARD, `## ${column}\n`, `## ${column}\n\n${ENTRY}`);
  more(repository);
  repository.commitAll(state);
  return repository;
}

/** Writes a second signed packet beside the first, board and ledger included. */
export function withTwo(repository: GovernedRepository): void {
  const path = `docs/task_packets/${SECOND}.md`;
  const signature = 'alice010120261201';
  const text = repository
    .read(SIGNED)
    .replaceAll(ID, SECOND)
    .replace('alice010120261200', signature)
    .replace(/STATUS: .*/, 'STATUS: Ready-for-Dev');
  repository.write(path, text);
  const { lockDigest } = readWorkPacket({ path, blob: '', text }, defaultLaw(rules));
  const ledger = repository.read(LEDGER);
  repository.write(LEDGER, `${ledger.trimEnd()}\n${rowFor(signature, SECOND, lockDigest)}\n`);
  repository.edit(BOARD, ENTRY, `${ENTRY}- **[${SECOND}]** - Second\n`);
}

/** Evidence for every requirement of the signed packet. */
export const EVIDENCE = `
## EVIDENCE_MAPPING
- 1.2#a02864ef -> src/jobs.ts:1
- 1.2#54ac9418 -> src/jobs.ts:1
- 1.2#7bd8ace8 -> src/jobs.ts:1
`;
