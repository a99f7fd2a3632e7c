import { defaultLaw } from '../../engine/config.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { rules } from '../../rules/index.js';
import { createPacket } from '../../workflow/packet/create-packet.js';
import type { PacketSetting } from '../../workflow/packet/packet-template.js';
import type { PacketSaid } from '../../workflow/packet/said-options.js';

/** The protocol's defaults. */
export const law = defaultLaw(rules);
const ID = 'WP-1-New-20260105';
/** Where it stands. */
export const PATH = `docs/task_packets/${ID}.md`;
/** What every packet has opened. */
export const STANDING = ['docs/START_HERE.md', 'docs/SPEC_CURRENT.md', 'docs/ARCHITECTURE.md'];
/** What the repository says of the packet. */
export const SETTING: PacketSetting = {
  id: ID,
  now: Date.UTC(2026, 0, 5, 11, 20) / 1000,
  standingDocuments: STANDING,
  specPointer: 'docs/SPEC_CURRENT.md',
  board: 'docs/TASK_BOARD.md',
  codex: 'docs/ORCHESTRATOR_PROTOCOL.md',
};

/** The text that a new packet has. */
export function textOf(said: PacketSaid): string {
  return Buffer.from(createPacket(PATH, SETTING, said, law).edit.after).toString('utf8');
}

/** Reads such a text as everybody does. */
export function read(text: string): WorkPacket {
  return readWorkPacket({ path: PATH, blob: '', text }, law);
}

/** The refusal, or null. */
export function refusal(said: PacketSaid): UndecidedError | null {
  try {
    createPacket(PATH, SETTING, said, law);
    return null;
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  }
}
