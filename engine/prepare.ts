import type { CheckOptions } from './check-options.js';
import { contentsAt, contentsOfChange, contentsOfPackets } from './contents.js';
import { idsNotHeld, specNames } from './model/anchored-spec.js';
import type { Changeset } from './model/changeset.js';
import { governedPart } from './model/governed.js';
import type { Law } from './model/law.js';
import { fieldOf, type WorkPacket } from './model/packet.js';
import type { RepoPath } from './model/path.js';
import type { PlainProblem } from './model/plain.js';
import type { ObjectId, TreeEntry } from './model/snapshot.js';
import { readSpecAnchor } from './model/spec-anchor-value.js';
import type { TextFile } from './model/text-file.js';
import type { PacketChange, PlainReadings, TreeView } from './model/tree-view.js';
import { type Undecided, UndecidedError } from './model/undecided.js';
import { packetChanges } from './packet-changes.js';
import type { Need } from './rule.js';
import type { Views } from './run.js';
import { selectPackets } from './selection.js';
import type { Source, WantedBlob } from './sources/source.js';
import { DocumentCache, specPathOf, treeView } from './trees.js';

/** What the rules are given, and what could not be given to them. */
export interface Prepared {
  readonly views: Views;
  readonly undecided: readonly Undecided[];
}

/**
 * Loads contents in the order in which they become known to be needed, parses what the run examines, and builds the views
 * that the rules are given. The last step before everything is pure.
 */
export async function prepare(source: Source, surveyed: Changeset, law: Law, options: CheckOptions): Promise<Prepared> {
  const loader = new Loader(source);
  const documents = new DocumentCache(
    law,
    (entry) => surveyed.result.bytes(entry),
    (entry) => loader.isRefused(entry),
  );
  await loader.load(contentsOfChange(surveyed, law));
  const base = treeView(surveyed.base, law, documents);
  const result = treeView(surveyed.result, law, documents);

  const selected = selectPackets(result, options.onlyPackets);
  if (surveyed.whole) await loader.load(contentsOfPackets(surveyed.result, law));
  for (const tree of selected ? [surveyed.base, surveyed.result] : []) {
    await loader.load(contentsAt(tree, law, [...(selected ?? []), law.paths.specPointer, law.paths.ledger]));
  }
  const changes = packetChanges(surveyed, law, documents);
  const packets = examined(surveyed, base, result, selected ?? changes.map(({ path }) => path));

  // Base binds where it has a Master Spec; a first commit brings its own (threat B02).
  const authority = base.specPaths.length > 0 ? base : result;
  await loadSpecs(loader, authority, packets, law);

  const changeset = await withSignatureHistory(source, loader, surveyed, changes, law);
  const plainReadings = await readPlain(changes, documents, law, loader);
  const views: Views = {
    law,
    base,
    result,
    authority,
    packets,
    texts: { result: textsAt(result, changeset, law), base: changeset.whole ? [] : textsAt(base, changeset, law) },
    change: { changeset, base, result, packets: documents, packetChanges: changes, plainReadings },
    unmet: unmetNeeds(changeset),
  };
  return { views, undecided: loader.undecided };
}

/** Loads through the source and remembers what was refused. */
class Loader {
  readonly undecided: Undecided[] = [];
  private readonly refused = new Set<string>();

  constructor(private readonly source: Source) {}

  async load(wanted: readonly WantedBlob[]): Promise<void> {
    if (wanted.length === 0) return;
    for (const refused of await this.source.load(wanted)) {
      this.refused.add(keyOf(refused.entry));
      this.undecided.push({ subject: refused.subject, reason: refused.reason, help: refused.help });
    }
  }

  isRefused(entry: TreeEntry): boolean {
    return this.refused.has(keyOf(entry));
  }
}

function keyOf(entry: TreeEntry): string {
  return `${entry.id} ${entry.path}`;
}

function examined(
  changeset: Changeset,
  base: TreeView,
  result: TreeView,
  paths: readonly RepoPath[],
): Views['packets'] {
  const at = (tree: TreeView, wanted: readonly RepoPath[]): WorkPacket[] =>
    wanted.flatMap((path) => tree.packetAt(path) ?? []);
  if (changeset.whole)
    return {
      result: at(
        result,
        result.packetEntries.map(({ path }) => path),
      ),
      base: [],
    };
  return { result: at(result, paths), base: at(base, paths) };
}

/**
 * Loads the spec files that anchors may lead into: the current one and those they name; and all others only when one of these does
 * not hold an id, to say where it stands instead.
 */
async function loadSpecs(loader: Loader, authority: TreeView, packets: Views['packets'], law: Law): Promise<void> {
  const values = [...packets.result, ...packets.base].flatMap(
    (packet) => fieldOf(packet, 'SPEC_ANCHOR')?.value.text ?? [],
  );
  if (values.length === 0) return;
  const anchors = values.map(readSpecAnchor);
  const names = [
    authority.specPointer()?.target ?? [],
    anchors.flatMap((anchor) => specNames(authority, anchor)),
  ].flat();
  const paths = names.flatMap((name) => specPathOf(name, authority, law.paths.specPointer) ?? []);
  await loader.load(contentsAt(authority.snapshot, law, paths));
  if (anchors.some((anchor) => idsNotHeld(authority, anchor).length > 0)) {
    await loader.load(contentsAt(authority.snapshot, law, authority.specPaths));
  }
}

/** Looks new signatures up in base's history; their other uses in the trees need every packet. */
async function withSignatureHistory(
  source: Source,
  loader: Loader,
  surveyed: Changeset,
  changes: readonly PacketChange[],
  law: Law,
): Promise<Changeset> {
  const fresh = changes.flatMap(({ before, after }) =>
    after?.signature && after.signature.text !== before?.signature?.text ? [after.signature.text] : [],
  );
  if (fresh.length === 0) return surveyed;
  for (const tree of [surveyed.base, surveyed.result]) await loader.load(contentsOfPackets(tree, law));
  const signatureHistory = await source.signatureHistory([...new Set(fresh)], [law.paths.packets, law.paths.ledger]);
  return { ...surveyed, signatureHistory };
}

/** The governed files other than packets that this run examines: all of them for `--all`, else the changed ones. */
function textsAt(tree: TreeView, changeset: Changeset, law: Law): TextFile[] {
  const changed = changeset.changes
    .map(({ path }) => path)
    .filter((path) => TEXT_PARTS.has(governedPart(law.paths, path) ?? ''));
  const standing = changeset.whole ? [law.paths.board, law.paths.specPointer, law.paths.ledger] : [];
  return [...new Set([...standing, ...changed])].sort().flatMap((path) => tree.text(path) ?? []);
}

const TEXT_PARTS: ReadonlySet<string> = new Set(['board', 'spec', 'spec-pointer', 'ledger']);

/** The strict reading of the packets that the change introduces or signs; unified is loaded only when there are some. */
async function readPlain(
  changes: readonly PacketChange[],
  documents: DocumentCache,
  law: Law,
  loader: Loader,
): Promise<PlainReadings> {
  const fresh = changes.flatMap(({ kind, after }) =>
    after && (kind === 'introduced' || kind === 'signed') ? [after] : [],
  );
  const readings = new Map<ObjectId, readonly PlainProblem[]>();
  if (fresh.length === 0) return readings;
  const { readPlainPacket } = await import('./documents/plain-packet.js');
  for (const packet of fresh) {
    try {
      readings.set(
        packet.blob,
        readPlainPacket(packet, documents.text({ path: packet.path, kind: 'file', id: packet.blob }), law.limits),
      );
    } catch (error) {
      // A limit that the packet exceeds: the rule finds no reading, and the report says why nothing was decided.
      if (!(error instanceof UndecidedError)) throw error;
      loader.undecided.push({ subject: error.subject, reason: error.reason, help: error.help });
    }
  }
  return readings;
}

/** What this door cannot know, in the words of the report. */
function unmetNeeds(changeset: Changeset): ReadonlyMap<Need, string> {
  const unmet = new Map<Need, string>();
  if (!changeset.judgesCommits) {
    unmet.set('commits', 'a work tree is judged without its commits');
    unmet.set('messages', 'a work tree is judged without its commits');
  } else if (changeset.commits.some(({ trailers }) => trailers === null)) {
    unmet.set('messages', 'the commit has no message yet; commit-msg judges it');
  }
  return unmet;
}
