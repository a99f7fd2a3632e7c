import { contentsAt, contentsOfPackets, contentsOfStanding } from '../../engine/contents.js';
import type { Repository } from '../../engine/git/repository.js';
import { lawOf } from '../../engine/law-of-base.js';
import { Loader } from '../../engine/loader.js';
import { isPacketPath } from '../../engine/model/governed.js';
import type { Law } from '../../engine/model/law.js';
import { isSigned, type WorkPacket } from '../../engine/model/packet.js';
import type { RepoPath } from '../../engine/model/path.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { worktreeSource } from '../../engine/sources/worktree.js';
import { DocumentCache, treeView } from '../../engine/trees.js';
import { rules } from '../../rules/index.js';
import type { BoardPacket } from '../../workflow/board/board-from-packets.js';
import type { PacketSetting } from '../../workflow/packet/packet-template.js';
import { boardPacket } from '../desk/packets/board-edit.js';
import { settingOf } from '../desk/packets/create-task-packet.js';
import { whileOpen } from '../while-open.js';
import { type OpenTexts, unsavedSource } from './unsaved.js';

/** What fixes and explanations are made of: the repository as it would be with everything saved, read by the law of HEAD. */
export interface TreeReading {
  readonly law: Law;
  /** The packet at a path; null where there is none that can be read. */
  readonly packet: (path: RepoPath) => WorkPacket | null;
  /** Whether its contract is nobody's to change: it is signed as it stands, or HEAD has it signed. */
  readonly isLocked: (path: RepoPath) => boolean;
  /** Every packet as the board shows it. */
  readonly packets: readonly BoardPacket[];
  /** The text of the board, without a byte order mark; null where there is none, or it is not UTF-8. */
  readonly board: string | null;
  /** What the repository knows of a new packet. */
  readonly setting: (id: string) => PacketSetting;
}

/**
 * Reads the work tree for the fixes of an editor.
 * @param now seconds since 1970
 * @throws UndecidedError when it cannot be read whole
 */
export function readTree(repository: Repository, top: string, texts: OpenTexts, now: number): Promise<TreeReading> {
  const source = unsavedSource(worktreeSource(repository, { whole: false }, now), top, texts);
  return whileOpen(source, async () => {
    const head = await source.base();
    const law = await lawOf(source, head, { rules });
    const { result } = await source.survey(law.limits);
    const loader = new Loader(source);
    const opened = [...texts.keys()].filter((path) => isPacketPath(law.paths, path));
    await loader.load([...contentsOfPackets(result, law), ...contentsOfStanding(result, law)]);
    await loader.load(contentsAt(head, law, opened));
    const [refused] = loader.undecided;
    if (refused) throw new UndecidedError(refused);
    const documents = (tree: typeof head): DocumentCache =>
      new DocumentCache(
        law,
        (entry) => tree.bytes(entry),
        (entry) => loader.isRefused(entry),
      );
    const tree = treeView(result, law, documents(result));
    const committed = treeView(head, law, documents(head));
    // Everything is parsed while the source is open: behind it there is nothing to read from.
    const packets = new Map(tree.packetEntries.map(({ path }) => [path, tree.packetAt(path)]));
    const atHead = new Map(opened.map((path) => [path, committed.packetAt(path)]));
    const board = tree.text(law.paths.board);
    const signed = (packet: WorkPacket | null | undefined): boolean => (packet ? isSigned(packet) : false);
    return {
      law,
      packet: (path) => packets.get(path) ?? null,
      isLocked: (path) => signed(packets.get(path)) || signed(atHead.get(path)),
      packets: [...packets].map(([path, packet]) => boardPacket(path, packet)),
      board: board === null || board.invalidBytes > 0 ? null : board.text,
      setting: (id) => settingOf({ law, tree, now }, id),
    };
  });
}
