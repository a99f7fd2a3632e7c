import { readTaskBoard } from '../../engine/documents/task-board.js';
import type { RepoPath } from '../../engine/model/path.js';
import { closingHeading, type PhaseId } from '../../engine/model/phase.js';
import type { BoardRewrite } from './board-from-packets.js';
import { whatElseChanged } from './board-lines.js';
import { splice } from './splice-lines.js';

/**
 * Closes a phase on the board by the heading that does so, at the end (law.md, decision 18). Idempotent.
 * @param text of the board, with its own line ends and without a byte order mark
 */
export function closePhase(path: RepoPath, text: string, phase: PhaseId): BoardRewrite {
  if (isClosed(path, text, phase)) return { kind: 'rewritten', text, acts: [] };
  const edits = splice(text);
  edits.makeSection(closingHeading(phase), null, []);
  const rewritten = edits.text();
  const after = readTaskBoard(path, rewritten);
  const others = after.closedPhases.filter((closure) => !(closure.canonical && closure.phase === phase));
  const reason = whatElseChanged(readTaskBoard(path, text), { ...after, closedPhases: others }, []);
  if (reason !== null) return { kind: 'refused', reason };
  // A comment or a code block that is left open above it swallows the heading.
  if (!isClosed(path, rewritten, phase))
    return { kind: 'refused', reason: 'a heading at its end would not be read as one' };
  return { kind: 'rewritten', text: rewritten, acts: [`closed phase ${phase}`] };
}

function isClosed(path: RepoPath, text: string, phase: PhaseId): boolean {
  return readTaskBoard(path, text).closedPhases.some((closure) => closure.canonical && closure.phase === phase);
}
