import { loadBoardIds } from './board-ids.js';
import type { CheckOptions } from './check-options.js';
import { contentsAt, contentsOfChange, contentsOfCode, contentsOfPackets } from './contents.js';
import { dependents } from './dependents.js';
import { holdingOf, loadTexts } from './holding.js';
import { adoptionOf } from './inheritance.js';
import { keptReadings } from './kept-readings.js';
import { withLastTouched } from './last-touched.js';
import { Loader } from './loader.js';
import { idsNotHeld, specNames } from './model/anchored-spec.js';
import type { Approval } from './model/approval.js';
import { newlyCancelled } from './model/cancellation.js';
import type { Changeset } from './model/changeset.js';
import { governedPart } from './model/governed.js';
import type { Law } from './model/law.js';
import type { LineMatcher } from './model/line-pattern.js';
import { fieldOf, type WorkPacket } from './model/packet.js';
import { neededPaths } from './model/packet-reference.js';
import type { RepoPath } from './model/path.js';
import { readSpecAnchor } from './model/spec-anchor-value.js';
import type { TextFile } from './model/text-file.js';
import type { PacketChange, TreeView } from './model/tree-view.js';
import { type Undecided, UndecidedError } from './model/undecided.js';
import { observedReadings } from './observed-readings.js';
import { newlySigned, ownsItsFindings, packetChanges } from './packet-changes.js';
import { readPlain } from './plain-readings.js';
import { asMoved, asRead, heldPaths } from './readiness.js';
import type { Need } from './rule.js';
import type { Examined, Views } from './run.js';
import { selectPackets } from './selection.js';
import { isInShard, pathsInShard, readPart } from './shard.js';
import { signatureProofs } from './signature-proofs.js';
import type { Source } from './sources/source.js';
import { loadComparedSpecs, loadEvidence } from './spec-contents.js';
import { loadManifests, type ManifestsOf, unchangedWiring } from './supply-chain.js';
import { DocumentCache, specPathOf, treeView } from './trees.js';
import { withinBounds } from './within-bounds.js';
import { loadWork } from './work-contents.js';

/** What the rules are given, and what could not be given to them. */
export interface Prepared {
  readonly views: Views;
  readonly undecided: readonly Undecided[];
  /** The paths of packets for which nothing is inherited (law.md, decision 10). */
  readonly ownPackets: ReadonlySet<RepoPath>;
  /** A governed file of the result, if this run has read it. */
  readonly readText: (path: RepoPath) => TextFile | null;
}

/**
 * Loads contents in the order in which they become known to be needed, parses what the run examines, and builds the views
 * that the rules are given. The last step before everything is pure.
 */
export async function prepare(source: Source, surveyed: Changeset, law: Law, options: CheckOptions): Promise<Prepared> {
  const { shard, observer } = options;
  const loader = new Loader(source, observer, (entry) => surveyed.base.bytes(entry).length);
  const documents = new DocumentCache(
    law,
    (entry) => surveyed.result.bytes(entry),
    (entry) => loader.isRefused(entry),
    observedReadings(keptReadings(source, law, options), observer),
    holdingOf(surveyed),
  );
  await loader.load(contentsOfChange(surveyed, law));
  const base = treeView(surveyed.base, law, documents, surveyed);
  const result = treeView(surveyed.result, law, documents, surveyed);
  assertFewPackets(result, law);
  // Work waits for what its packet depends on.
  await loader.load(contentsAt(surveyed.base, law, neededPaths(surveyed.commits, [base, result], law)));

  const selected = selectPackets(result, options.onlyPackets);
  if (surveyed.whole) await loadTexts(loader, documents, contentsOfPackets(surveyed.result, law));
  for (const tree of selected ? [surveyed.base, surveyed.result] : []) {
    await loader.load(
      contentsAt(tree, law, [...(selected ?? []), law.paths.specPointer, law.paths.ledger, law.paths.board]),
    );
  }
  const made = inTime(surveyed.changes.length, () => packetChanges(surveyed.changes, law, documents));
  const held = heldPaths(options, selected);
  const changes = asMoved(options, made, held, result);
  const boardIds = surveyed.whole ? 'all' : await loadBoardIds(loader, surveyed, { base, result }, law, selected ?? []);
  const concerned = (): RepoPath[] => [
    ...new Set([...changes.map(({ path }) => path), ...dependents({ base, result }, changes, law)]),
  ];
  // What concerns the whole is looked at with every packet, and of a packet only its own shard says something.
  const part = readPart(shard);
  const paths = surveyed.whole ? pathsInShard(packetPaths(result), part) : (selected ?? concerned());
  const phases = surveyed.whole
    ? 'all'
    : await loadWork(loader, { base, result }, { law, changeset: surveyed, packetChanges: changes, examined: paths });
  const texts = textPaths(surveyed, law);
  const adoption = await adoptionOf(source, surveyed, law, { result, texts, loader, documents, shard: part });
  const read = [...(surveyed.whole ? [] : [base]), result, ...(adoption ? [adoption.tree] : [])];
  const manifests = await loadManifests(loader, documents, surveyed, read, law);
  const looking: Looking = { texts, boardIds, phases, manifests, shard, observer };
  const looked = examinedIn(result, { ...looking, packets: paths });
  const examined = asRead(options, looked, held);
  const measure = surveyed.whole ? adoption?.tree : base;
  const inherits = measure && held.size === 0;
  const inherited = inherits
    ? examinedIn(measure, {
        ...looking,
        packets: surveyed.whole ? pathsInShard(packetPaths(measure), part) : paths,
      })
    : null;

  // Base binds where it has a Master Spec; a first commit brings its own (threat B02).
  const authority = base.specPaths.length > 0 ? base : result;
  await loadSpecs(loader, authority, [...examined.packets, ...(inherited?.packets ?? [])], law);
  await loadComparedSpecs(loader, surveyed, { base, result }, law);

  const searched = await withSignatureHistory(source, loader, { surveyed, base, result, changes }, law);
  const changeset = await withLastTouched(source, loader, searched, { result, shard: part });
  const lineMatcher = await loadCode(loader, surveyed, law);
  await loadEvidence(loader, { examined, inherited }, law);
  const plain = await readPlain(changes, documents, law);
  const approvals = await approvalsOf(changes, law, options);
  const proving = { loader, base: surveyed.base, result: surveyed.result, packetChanges: changes, law };
  const touched = [...changes, ...(adoption?.packetChanges ?? [])];
  const own = new Set(touched.filter(ownsItsFindings).map(({ path }) => path));
  const views: Views = {
    law,
    base,
    result,
    authority,
    examined,
    inherited,
    own,
    held,
    change: {
      changeset,
      base,
      result,
      packets: documents,
      texts: documents,
      lineMatcher,
      packetChanges: changes,
      plainReadings: plain.readings,
      unchangedWiring: await unchangedWiring(loader, documents, surveyed, law),
      approvals,
      signatureProofs: await signatureProofs(proving),
    },
    unmet: unmetNeeds(changeset),
    shard,
    observer,
  };
  const readText = (path: RepoPath): TextFile | null => documents.readSoFar(surveyed.result.entry(path));
  return { views, undecided: [...loader.undecided, ...plain.undecided], ownPackets: own, readText };
}

/** Seconds that reading packets may take, and for each of them on top. Far above what the field takes. */
const READING_SECONDS = 10;
const SECONDS_OF_PACKET = 0.005;

/** @throws UndecidedError when reading so many packets takes too long or too much memory */
function inTime<T>(packets: number, read: () => T): T {
  return withinBounds('reading the packets', Math.ceil(READING_SECONDS + SECONDS_OF_PACKET * packets), read);
}

/** @throws UndecidedError when the result has more packets than the law allows to be looked at */
function assertFewPackets({ snapshot, packetEntries }: TreeView, { limits, paths }: Law): void {
  if (packetEntries.length <= limits.packets) return;
  throw new UndecidedError({
    subject: paths.packets,
    reason: `holds ${packetEntries.length.toLocaleString('en')} packets in ${snapshot.name}, the limit is ${limits.packets.toLocaleString('en')}`,
    help: 'Raise limits.packets in the configuration first, in a change of its own.',
  });
}

/** What is looked at in a tree beside its packets. */
type Looking = Pick<Examined, 'boardIds' | 'phases'> &
  Pick<CheckOptions, 'shard' | 'observer'> & { readonly texts: readonly RepoPath[]; readonly manifests: ManifestsOf };

function examinedIn(
  tree: TreeView,
  { packets, texts, boardIds, phases, manifests, shard, observer }: Looking & { readonly packets: readonly RepoPath[] },
): Examined {
  const read = inTime(packets.length, () =>
    packets.flatMap((path, at) => {
      observer?.packets(at, packets.length);
      return tree.packetAt(path) ?? [];
    }),
  );
  return {
    tree,
    packets: read,
    ...(shard ? { ofShard: read.filter(({ path }) => isInShard(path, shard)) } : {}),
    texts: texts.flatMap((path) => tree.text(path) ?? []),
    boardIds,
    phases,
    manifests: manifests(tree),
  };
}

function packetPaths({ packetEntries }: TreeView): RepoPath[] {
  return packetEntries.map(({ path }) => path);
}

/**
 * Loads the spec files that anchors may lead into: the current one and those they name; and all others only when one of these does
 * not hold an id, to say where it stands instead.
 */
async function loadSpecs(loader: Loader, authority: TreeView, packets: readonly WorkPacket[], law: Law): Promise<void> {
  const values = packets.flatMap((packet) => fieldOf(packet, 'SPEC_ANCHOR')?.value.text ?? []);
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

/** Loads the changed code, and the pattern engine where there is some: it is large, and most changes need none of it. */
async function loadCode(loader: Loader, surveyed: Changeset, law: Law): Promise<LineMatcher> {
  const wanted = contentsOfCode(surveyed, law);
  await loader.loadReadable(wanted);
  if (wanted.length > 0) return (await import('./config/patterns.js')).lineMatcher();
  return (pattern) => () => {
    throw new Error(`the pattern ${pattern} is held against code although no code was loaded`);
  };
}

/** Who approved, where the law wants to know and somebody can ask. */
async function approvalsOf(
  changes: readonly PacketChange[],
  { signatureReview }: Law,
  { approvals }: CheckOptions,
): Promise<readonly Approval[] | null> {
  if (signatureReview === null || !approvals || newlySigned(changes).length === 0) return null;
  return approvals(signatureReview.accounts);
}

/** Looks new signatures up in base's history; their other uses in the trees need every packet. */
async function withSignatureHistory(
  source: Source,
  loader: Loader,
  change: Record<'base' | 'result', TreeView> & { surveyed: Changeset; changes: readonly PacketChange[] },
  law: Law,
): Promise<Changeset> {
  const { surveyed, base, result, changes } = change;
  const signing = newlySigned(changes).map(({ signature }) => signature.text);
  const cancelling = surveyed.whole ? [] : newlyCancelled(base, result).map(({ signature }) => signature.text);
  const fresh = [...new Set([...signing, ...cancelling])];
  if (fresh.length === 0) return surveyed;
  for (const tree of [surveyed.base, surveyed.result]) await loader.load(contentsOfPackets(tree, law));
  const { packets, ledger } = law.paths;
  const { commits } = await source.signatureHistory(fresh, [packets, ledger]);
  const used = fresh.filter((signature) => (commits.get(signature)?.length ?? 0) > 0);
  const { commits: inPackets } = await source.signatureHistory(used, [packets]);
  return { ...surveyed, signatureHistory: { commits, inPackets } };
}

/** The governed files other than packets that this run examines: all of them for `--all`, else the changed ones. */
function textPaths({ changes, whole }: Changeset, { paths }: Law): RepoPath[] {
  const changed = changes.map(({ path }) => path).filter((path) => TEXT_PARTS.has(governedPart(paths, path) ?? ''));
  const standing = whole ? [paths.board, paths.specPointer, paths.ledger, paths.waivers, paths.ossRegister] : [];
  return [...new Set([...standing, ...changed])].sort();
}

const TEXT_PARTS: ReadonlySet<string> = new Set(['board', 'spec', 'spec-pointer', 'ledger', 'waivers', 'oss-register']);

/** What this door cannot know, in the words of the report. */
function unmetNeeds(changeset: Changeset): ReadonlyMap<Need, string> {
  const unmet = new Map<Need, string>();
  if (!changeset.judgesCommits) {
    unmet.set('commits', 'a tree is judged without its commits');
    unmet.set('messages', 'a tree is judged without its commits');
  } else if (changeset.commits.some(({ trailers }) => trailers === null)) {
    unmet.set('messages', 'the commit has no message yet; commit-msg judges it');
  }
  if (!changeset.lastTouched)
    unmet.set(
      'last-touched',
      changeset.whole ? 'the history cannot be read' : 'a change is judged; check --all judges this',
    );
  return unmet;
}
