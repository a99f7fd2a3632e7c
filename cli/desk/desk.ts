import { resolve } from 'node:path';
import process from 'node:process';
import { contentsAt, contentsOfPackets, contentsOfStanding } from '../../engine/contents.js';
import { openRepository, type Repository } from '../../engine/git/repository.js';
import { lawOf } from '../../engine/law-of-base.js';
import { Loader } from '../../engine/loader.js';
import type { Law } from '../../engine/model/law.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import type { RepoPath } from '../../engine/model/path.js';
import type { Snapshot } from '../../engine/model/snapshot.js';
import type { TreeView } from '../../engine/model/tree-view.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { worktreeSource } from '../../engine/sources/worktree.js';
import { DocumentCache, treeView } from '../../engine/trees.js';
import { rules } from '../../rules/index.js';
import { whileOpen } from '../while-open.js';
import { assertSettled } from './writing/act-journal.js';

/** Where the desk stands, and at what time. */
export interface DeskRequest {
  readonly directory: string;
  /** Seconds since 1970. */
  readonly now: number;
  /** Another path of the configuration, in HEAD. */
  readonly configPath?: RepoPath;
}

/** What the Orchestrator works on: the work tree, read by the law of HEAD. */
export interface Desk {
  readonly repository: Repository;
  /** The top of the work tree. */
  readonly top: string;
  readonly law: Law;
  readonly head: Snapshot;
  /** The work tree with its untracked files: every packet, the board, the pointer, the ledger and the waivers are loaded. */
  readonly tree: TreeView;
  /** Seconds since 1970. */
  readonly now: number;
  /** Loads further governed files of the work tree, such as the Master Spec, so that `tree` can read them. */
  load(paths: Iterable<RepoPath>): Promise<void>;
  /** The packet at a path as HEAD has it; null when it has none there that can be read. */
  committed(path: RepoPath): Promise<WorkPacket | null>;
}

/**
 * Reads the work tree for one act of the Orchestrator, and closes it.
 * @throws UndecidedError when it cannot be read whole, or an act was stopped half-way
 */
export async function atDesk<T>(request: DeskRequest, work: (desk: Desk) => Promise<T>): Promise<T> {
  return atDeskOf(await openRepository(resolve(request.directory), process.env), request, work);
}

/**
 * The same in a repository that is open already, because it was locked before it is read.
 * @throws UndecidedError as `atDesk` does
 */
export async function atDeskOf<T>(
  repository: Repository,
  request: DeskRequest,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  assertSettled(repository.layout);
  return whileOpen(worktreeSource(repository, { whole: false }, request.now), async (source) => {
    const head = await source.base();
    const { configPath } = request;
    const law = await lawOf(source, head, { rules, ...(configPath === undefined ? {} : { configPath }) });
    const { result } = await source.survey(law.limits);
    const loader = new Loader(source);
    const load = async (paths: Iterable<RepoPath>): Promise<void> => {
      await loader.load(contentsAt(result, law, paths));
      assertWhole(loader);
    };
    await loader.load([...contentsOfPackets(result, law), ...contentsOfStanding(result, law)]);
    assertWhole(loader);
    const documents = new DocumentCache(
      law,
      (entry) => result.bytes(entry),
      (entry) => loader.isRefused(entry),
    );
    const tree = treeView(result, law, documents);
    const committed = async (path: RepoPath): Promise<WorkPacket | null> => {
      await loader.load(contentsAt(head, law, [path]));
      assertWhole(loader);
      const entry = head.entry(path);
      return entry ? documents.read(entry) : null;
    };
    // The work tree that was read has a top.
    const top = repository.layout.topLevel ?? '';
    return work({ repository, top, law, head, tree, now: request.now, load, committed });
  });
}

/** An act that has not seen everything could take for free what is taken. */
function assertWhole({ undecided: [refused] }: Loader): void {
  if (refused) throw new UndecidedError(refused);
}
