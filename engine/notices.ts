import type { CheckOptions } from './check-options.js';
import type { Changeset } from './model/changeset.js';
import { type GovernedPart, governedPart } from './model/governed.js';
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
    ...leftOut(views, options),
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
  const shown = paths.slice(0, 20).join(', ') + (paths.length > 20 ? ` and ${paths.length - 20} more` : '');
  const what = paths.length === 1 ? '1 governed file' : `${paths.length} governed files`;
  return [
    {
      kind: 'unexamined',
      text: `${what} changed whose content no rule reads, so a person has to: ${shown}`,
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
