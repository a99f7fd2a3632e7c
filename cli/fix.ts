import { contentsAt, contentsOfPackets } from '../engine/contents.js';
import type { Repository } from '../engine/git/repository.js';
import { lawOf } from '../engine/law-of-base.js';
import { Loader } from '../engine/loader.js';
import { packetState } from '../engine/model/board-sync.js';
import type { Law } from '../engine/model/law.js';
import { fieldOf, type WorkPacket } from '../engine/model/packet.js';
import { printable, type RepoPath } from '../engine/model/path.js';
import type { Snapshot } from '../engine/model/snapshot.js';
import { UndecidedError } from '../engine/model/undecided.js';
import { terminalLine } from '../engine/reporters/escape.js';
import { stagedSource } from '../engine/sources/staged.js';
import { worktreeSource } from '../engine/sources/worktree.js';
import { DocumentCache, treeView } from '../engine/trees.js';
import { rules } from '../rules/index.js';
import { type BoardPacket, boardFromPackets } from '../workflow/board-from-packets.js';
import { applyEdit, readForEdit, whileWriting } from './apply-edits.js';
import type { Terminal } from './terminal.js';
import { whileOpen } from './while-open.js';

/** What is fixed, and by which law. */
export interface FixRequest {
  readonly repository: Repository;
  /** Another path of the configuration, in HEAD. */
  readonly configPath?: RepoPath;
}

/** The work tree as far as fixing it needs it. */
interface WorkTree {
  readonly law: Law;
  readonly head: Snapshot;
  readonly tree: Snapshot;
  readonly packets: readonly BoardPacket[];
}

/**
 * Rewrites the task board of the work tree from its packets, all of it or nothing, and says on standard error what was done.
 * @throws UndecidedError when writing could lose something: nothing was written then
 */
export async function fixBoard(request: FixRequest, terminal: Terminal): Promise<void> {
  const acts = await whileWriting(request.repository, () => rewriteBoard(request));
  if (acts.length === 0)
    await terminal.tell('handshake-check: the task board agrees with the packets, nothing was written\n');
  for (const act of acts) await terminal.tell(`handshake-check: ${terminalLine(act)}\n`);
}

async function rewriteBoard({ repository, configPath }: FixRequest): Promise<readonly string[]> {
  const { law, head, tree, packets } = await readWorkTree(repository, configPath);
  const path = law.paths.board;
  // The work tree that was read has a top.
  const top = repository.layout.topLevel ?? '';
  const before = readForEdit(top, path);
  await assertNotPartlyStaged(repository, path, { head, tree });
  const { text, mark } = decoded(path, before);
  const rewrite = boardFromPackets(path, text, packets, law.status.aliases);
  if (rewrite.kind === 'refused') {
    throw new UndecidedError({
      subject: printable(path),
      reason: `cannot be rewritten line by line, because ${rewrite.reason}: nothing was written`,
      help: 'Put it right by hand; handshake-check says where the board and the packets disagree.',
    });
  }
  if (rewrite.text !== text) applyEdit(top, { path, before, after: Buffer.from(mark + rewrite.text, 'utf8') });
  return rewrite.acts;
}

async function readWorkTree(repository: Repository, configPath: RepoPath | undefined): Promise<WorkTree> {
  return whileOpen(worktreeSource(repository, { whole: false }), async (source) => {
    const head = await source.base();
    const law = await lawOf(source, head, { rules, ...(configPath === undefined ? {} : { configPath }) });
    const { result: tree } = await source.survey(law.limits);
    const loader = new Loader(source);
    await loader.load([...contentsOfPackets(tree, law), ...contentsAt(tree, law, [law.paths.board])]);
    const [refused] = loader.undecided;
    if (refused) throw new UndecidedError(refused);
    const documents = new DocumentCache(
      law,
      (entry) => tree.bytes(entry),
      (entry) => loader.isRefused(entry),
    );
    const view = treeView(tree, law, documents);
    const packets = view.packetEntries.map(({ path }) => boardPacket(path, view.packetAt(path)));
    return { law, head, tree, packets };
  });
}

function boardPacket(path: RepoPath, packet: WorkPacket | null): BoardPacket {
  if (packet) return { ...packetState(packet), title: titleOf(packet) };
  // A link where a packet should be has no STATUS that anybody may follow.
  return { id: path.slice(path.lastIndexOf('/') + 1, -'.md'.length), status: null, title: '' };
}

const LONGEST_TITLE = 100;

/** The first sentence of What, without anything that Markdown or the board's grammar would take for more than words. */
function titleOf(packet: WorkPacket): string {
  const what = fieldOf(packet, 'What')?.value.text.split(/\r\n|\r|\n/, 1)[0] ?? '';
  const plain = what.replace(/[^\p{L}\p{M}\p{N} .,:;()'"/+%=&?!-]/gu, '').trim();
  const sentence = plain.split(/[.!?](?:\s|$)/, 1)[0] ?? '';
  // A dependency is documented by somebody who means it.
  if (/\bWP-/.test(sentence)) return '';
  return sentence.length > LONGEST_TITLE ? `${sentence.slice(0, LONGEST_TITLE).trimEnd()}…` : sentence;
}

/** What is staged and what is not would end in one file, and the difference between them be lost (threat D02). */
async function assertNotPartlyStaged(
  repository: Repository,
  path: RepoPath,
  { head, tree }: Pick<WorkTree, 'head' | 'tree'>,
): Promise<void> {
  const staged = await whileOpen(stagedSource(repository, { door: 'cli' }), async (source) => {
    await source.base();
    // No commit is judged, so no limit can matter.
    const none = Number.MAX_SAFE_INTEGER;
    return (await source.survey({ changedPaths: none, commits: none })).result.entry(path)?.id;
  });
  if (staged === head.entry(path)?.id || staged === tree.entry(path)?.id) return;
  throw new UndecidedError({
    subject: printable(path),
    reason: 'is partially staged, expected it staged whole or not at all: nothing was written',
    help: `Stage the rest: git add '${printable(path)}', or take back what is staged: git restore --staged '${printable(path)}'`,
  });
}

/** @throws UndecidedError when the bytes are not UTF-8: writing them back would change what was not meant */
function decoded(path: RepoPath, bytes: Uint8Array): { text: string; mark: string } {
  try {
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
    return { text: whole.slice(mark.length), mark };
  } catch (error) {
    throw new UndecidedError(
      {
        subject: printable(path),
        reason: 'is not UTF-8, expected it to be: nothing was written',
        help: 'Save it as UTF-8 first; handshake-check names the lines that are not (governed-text).',
      },
      { cause: error },
    );
  }
}
