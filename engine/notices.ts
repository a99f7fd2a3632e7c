import type { CheckOptions } from './check-options.js';
import { CONFIG_PATH } from './config/defaults.js';
import type { Changeset } from './model/changeset.js';
import { counted } from './model/counted.js';
import { type GovernedPart, governedPart } from './model/governed.js';
import type { PlugInLaw } from './model/law.js';
import { lawTouches } from './model/law-touches.js';
import { printable } from './model/path.js';
import { newlySigned, type SignedPacket } from './packet-changes.js';
import type { Notice } from './report.js';
import type { Rule } from './rule.js';
import type { Views } from './run.js';

/**
 * What a reader has to know that is no violation: nothing is left out, and nothing passes unlooked-at, without being said
 * (design.md: "Nothing examined is said out loud").
 */
export function noticesOf(changeset: Changeset, views: Views, options: CheckOptions): Notice[] {
  const signed = newlySigned(views.change.packetChanges);
  return [
    ...preview(changeset, views, options),
    ...repair(changeset, views),
    ...unheldLaw(changeset, views),
    ...leftOut(views, options),
    ...(options.door === 'cli' ? [...untilCommitted(changeset, views), ...ungoverned(views)] : []),
    ...unexamined(changeset, views, options.rules),
    ...signed.map((packet) => newSignature(packet, views)),
    ...openReview(views, signed),
  ];
}

function leftOut(views: Views, options: CheckOptions): Notice[] {
  const notices: Notice[] = [];
  const only = options.onlyRules ?? [];
  if (only.length > 0 && only.length < options.rules.length) {
    const others = options.rules.map(({ id }) => id).filter((id) => !only.includes(id));
    notices.push({ kind: 'left-out', text: `left out by --rule: ${others.join(', ')}` });
  }
  if ((options.onlyPackets ?? []).length > 0) {
    const rest = views.result.packetEntries.length - views.examined.packets.length;
    notices.push({ kind: 'left-out', text: `left out by the selection of packets: ${rest} other packets of the tree` });
  }
  const off = options.rules.filter(({ id }) => views.law.rules[id]?.severity === 'off').map(({ id }) => id);
  if (off.length > 0)
    notices.push({ kind: 'left-out', text: `switched off by ${views.law.source ?? 'the law'}: ${off.join(', ')}` });
  return notices;
}

/** A person who looks before the commit takes a pass for one of the commit; hooks judge its message a moment later. */
function untilCommitted({ changes }: Changeset, { law, unmet }: Views): Notice[] {
  const isAboutWork = changes.some(({ path }) => governedPart(law.paths, path) !== null);
  if (!unmet.has('messages') || !isAboutWork) return [];
  return [
    {
      kind: 'left-out',
      text: 'the role and the packet of this work are judged when it is committed: they stand in the message, which is not written yet',
    },
  ];
}

/** Where nothing of the protocol stands, nothing that a change adds is missing: everything is inherited, and a pass means little. */
function ungoverned({ law, result: { snapshot, packetEntries } }: Views): Notice[] {
  const { board, ledger, specPointer, protocols } = law.paths;
  const isGoverned = [CONFIG_PATH, board, ledger, specPointer, ...protocols].some((path) => snapshot.entry(path));
  if (isGoverned || packetEntries.length > 0) return [];
  return [
    {
      kind: 'left-out',
      text: 'nothing here is governed yet, so that nearly nothing could be judged; to lay down the protocol: npx handshake-check init',
    },
  ];
}

/** Governed files that changed while no rule of this version judges their content. */
function unexamined(changeset: Changeset, views: Views, rules: readonly Rule[]): Notice[] {
  const read = new Set<GovernedPart>(
    rules.filter(({ id }) => views.law.rules[id]?.severity !== 'off').flatMap(({ reads }) => reads),
  );
  const paths = changeset.changes
    .filter(({ path }) => {
      const part = governedPart(views.law.paths, path);
      return part !== null && part !== 'code' && !read.has(part);
    })
    .map(({ path }) => printable(path));
  if (paths.length === 0) return [];
  const what = counted(paths.length, 'governed file');
  return [
    {
      kind: 'unexamined',
      text: `${what} changed whose content no rule reads, so a person has to: ${shownOf(paths)}`,
    },
  ];
}

function newSignature({ id, signature }: SignedPacket, { change }: Views): Notice {
  const { allowed, proofs } = change.signatureProofs;
  const proof = [...proofs.values()].find(({ statement }) => statement.packet === id);
  const weight =
    allowed !== null && proof?.kind === 'proved'
      ? `the SSH key ${proof.by.key.fingerprint} of ${allowed.path}:${proof.by.line} proves it`
      : `a plain signature shows consistency, not authorship: ${signature.signer} should know of it`;
  return { kind: 'new-signature', text: `${signature.text} signs ${id} in this change; ${weight}` };
}

/** A door that cannot ask the forge says what it leaves open. */
function openReview({ law, change }: Views, signed: readonly SignedPacket[]): Notice[] {
  if (law.signatureReview === null || change.approvals !== null || signed.length === 0) return [];
  const ids = signed.map(({ id }) => id).join(', ');
  return [
    {
      kind: 'open-review',
      text: `the approving review that ${law.source} asks for is not known here; the merge gate judges it for ${ids}`,
    },
  ];
}

/** The law of base cannot be read, so that nobody knows what it demands of its own repair. */
function repair({ base }: Changeset, { law }: Views): Notice[] {
  if (law.repairs === null) return [];
  return [
    {
      kind: 'repair',
      text: `${law.repairs} cannot be read in ${base.name} and this change repairs it: judged by the protocol's defaults, so a person has to read the new ${law.repairs}`,
    },
  ];
}

/** What a change brings judges nothing before it was let in, and nothing of it was run: a person has to have read it. */
export function unseenPlugIns(unseen: readonly PlugInLaw[], { base }: Changeset): Notice[] {
  return unseen.map(({ path }) => ({
    kind: 'left-out',
    text: `the rules of ${printable(path)} judge nothing yet, and nothing of it was run: ${base.name} does not hold it like this, so a person has to read it`,
  }));
}

/** Before the first packet the law is set up freely (law.md, `law-integrity`): whoever reviews such a change has to know that no rule did. */
function unheldLaw(changeset: Changeset, { law, change }: Views): Notice[] {
  if (change.base.packetEntries.length > 0 || law.repairs !== null) return [];
  const paths = lawTouches(changeset, law, change.unchangedWiring).map(({ path }) => printable(path));
  if (paths.length === 0) return [];
  return [
    {
      kind: 'left-out',
      text: `${shownOf(paths)} of the law changed, and no packet was asked for: ${changeset.base.name} has none yet. Until its first packet the law can be set up by everybody, so a person has to read it`,
    },
  ];
}

function shownOf(paths: readonly string[]): string {
  return paths.slice(0, 20).join(', ') + (paths.length > 20 ? ` and ${paths.length - 20} more` : '');
}

function preview(changeset: Changeset, { law }: Views, { lawFrom }: CheckOptions): Notice[] {
  if (lawFrom !== 'result') return [];
  const judging = law.source === null ? "the protocol's defaults" : law.source;
  return [
    {
      kind: 'preview',
      text: `a preview: judged by ${judging} as the change leaves it; what counts is the law of ${changeset.base.name}`,
    },
  ];
}
