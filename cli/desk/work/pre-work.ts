import { counted } from '../../../engine/model/counted.js';
import { EXIT_CODES } from '../../../engine/report.js';
import { terminalJson } from '../../../engine/reporters/escape.js';
import { renderUndecided } from '../../../engine/reporters/text.js';
import { treeName } from '../../../engine/reporters/verdict-words.js';
import { type Block, PRE_WORK_PASSED, preWorkFailed, warningList } from '../../../workflow/work/banners.js';
import type { Format } from '../../commands/command.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';
import type { DeskRequest } from '../desk.js';
import { printedBlocks } from './printed-blocks.js';
import { type Readiness, readiness } from './readiness.js';

/** What a command was asked for that is about one packet of the work tree. */
export interface PacketRequest extends DeskRequest {
  readonly id: string;
  readonly format: Format;
}

/** The full readiness of a packet (Part 4, step 4; CX-587), which ends in the protocol's own block. */
export async function runPreWork(request: PacketRequest, terminal: Terminal): Promise<ExitCode> {
  const found = await readiness(request, request.id);
  await terminal.print(request.format === 'json' ? asJson(found) : asText(found, terminal));
  return EXIT_CODES[found.verdict];
}

function asText(found: Readiness, { palette }: Pick<Terminal, 'palette'>): string {
  const said = [headOf(found), warningList(found.warnings)];
  const open = found.undecided.map((undecided) => `\n${renderUndecided(undecided, palette)}`).join('');
  const end = verdictBlock(found);
  return `${printedBlocks(said)}${open}${end === null ? '' : `\n${printedBlocks([end])}`}`;
}

/** The protocol has two ends: nobody may take an undecided run for either. */
function verdictBlock({ verdict, errors }: Readiness): Block | null {
  if (verdict === 'inconclusive') return null;
  return verdict === 'pass' ? PRE_WORK_PASSED : preWorkFailed(errors);
}

function headOf({ packet, base, notes, elsewhere }: Readiness): Block {
  const others = `${counted(elsewhere, 'error')} of the work tree concern${elsewhere === 1 ? 's' : ''} other things`;
  return [
    `Pre-work validation of ${packet.id} (${packet.path}), the work tree against ${treeName(base)}`,
    ...notes.map((note) => `note: ${note}`),
    ...(elsewhere === 0 ? [] : [`note: ${others}: npx handshake-check check`]),
  ];
}

function asJson(found: Readiness): string {
  const { packet, base, verdict, errors, warnings, undecided, notes, elsewhere } = found;
  const { id, path } = packet;
  const end = verdictBlock(found);
  const message = end === null ? null : printedBlocks([end]);
  const answer = { version: 1, command: 'pre-work', packet: { id, path }, base, verdict, message };
  return `${terminalJson(JSON.stringify({ ...answer, errors, warnings, undecided, notes, elsewhere }, null, 2))}\n`;
}
