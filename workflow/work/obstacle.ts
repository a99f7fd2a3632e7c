import type { WorkPacket } from '../../engine/model/packet.js';
import type { RepoPath } from '../../engine/model/path.js';
import { trimRight } from '../../engine/model/trim.js';

/** Something that speaks against a packet: where it stands, why it matters and what to do. The words are a rule's, or the desk's own. */
export interface Obstacle {
  /** The rule that found it, or the command of the desk. */
  readonly rule: string;
  readonly messageId: string;
  readonly path: RepoPath;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly why: string;
  readonly help: string;
}

/** What is known of a finding when it is asked whom it concerns. */
export interface Placed {
  readonly path: RepoPath;
  readonly message: string;
  readonly related: readonly { readonly path: RepoPath }[];
}

/**
 * Whether a finding is about a packet: it stands in its file, or about it on the board, in the ledger or in another file that is no packet.
 * What stands in another packet is that one's, also where it names this one.
 * @param isPacket whether a path is a packet's
 */
export function concernsPacket(
  { path, message, related }: Placed,
  packet: Pick<WorkPacket, 'id' | 'path'>,
  isPacket: (path: RepoPath) => boolean,
): boolean {
  if (path === packet.path) return true;
  if (isPacket(path)) return false;
  return related.some((each) => each.path === packet.path) || mentions(message, packet.id);
}

/** Whether a text names exactly this id, and not a longer one that begins with it. */
function mentions(text: string, id: string): boolean {
  const words = text.match(/[\p{L}\p{M}\p{N}._-]+/gu) ?? [];
  return words.some((word) => trimRight(word, /\./).replace(/\.md$/, '') === id);
}
