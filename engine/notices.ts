import type { CheckOptions } from './check-options.js';
import type { Changeset } from './model/changeset.js';
import { type GovernedPart, governedPart } from './model/governed.js';
import { printable } from './model/path.js';
import type { PacketChange } from './model/tree-view.js';
import type { Notice } from './report.js';
import type { Rule } from './rule.js';
import type { Views } from './run.js';

/**
 * What a reader has to know that is no violation: nothing is left out, and nothing passes unlooked-at, without being said
 * (design.md: "Nothing examined is said out loud").
 */
export function noticesOf(changeset: Changeset, views: Views, options: CheckOptions): Notice[] {
  return [
    ...leftOut(views, options),
    ...unexamined(changeset, views, options.rules),
    ...views.change.packetChanges.flatMap(newSignature),
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
    const rest = views.result.packetEntries.length - views.packets.result.length;
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
  return [{ kind: 'unexamined', text: `changed, but no rule judges what it says: ${shown}` }];
}

function newSignature({ before, after }: PacketChange): Notice[] {
  const signature = after?.signature;
  if (!signature || signature.text === before?.signature?.text) return [];
  return [
    {
      kind: 'new-signature',
      text: `${signature.text} signs ${after.id} in this change; a plain signature shows consistency, not authorship: ${signature.signer} should know of it`,
    },
  ];
}
