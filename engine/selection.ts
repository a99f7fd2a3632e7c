import leven from 'leven';
import type { RepoPath } from './model/path.js';
import { baseName } from './model/path.js';
import type { TreeView } from './model/tree-view.js';
import { UndecidedError } from './model/undecided.js';
import type { Rule } from './rule.js';

/** The rules that a run was asked for; all of them without a selection. An unknown id is an error, never an empty run. */
export function selectRules(rules: readonly Rule[], ids: readonly string[] | undefined): readonly Rule[] {
  if (!ids || ids.length === 0) return rules;
  return ids.map((id) => {
    const rule = rules.find((candidate) => candidate.id === id);
    if (rule) return rule;
    const known = rules.map((candidate) => candidate.id);
    throw new UndecidedError({
      subject: `--rule ${id}`,
      reason: `names no rule, expected one of ${known.join(', ')}`,
      help: `Did you mean --rule ${nearest(id, known)}?`,
    });
  });
}

/** The paths of the packets that a run was asked for, by exact id; null without a selection. */
export function selectPackets(tree: TreeView, ids: readonly string[] | undefined): readonly RepoPath[] | null {
  if (!ids || ids.length === 0) return null;
  return ids.map((id) => {
    const entry = tree.packetEntries.find(({ path }) => baseName(path) === `${id}.md`);
    if (entry) return entry.path;
    const known = tree.packetEntries.map(({ path }) => baseName(path).slice(0, -'.md'.length));
    throw new UndecidedError({
      subject: id,
      reason: `names no packet of ${tree.snapshot.name}, which holds ${known.length}`,
      help: known.length > 0 ? `Did you mean ${nearest(id, known)}?` : 'Create a packet first.',
    });
  });
}

/** The candidate that differs least from a text. */
export function nearest(text: string, candidates: readonly string[]): string {
  let best = candidates[0] ?? '';
  let distance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const d = leven(text.toLowerCase(), candidate.toLowerCase());
    if (d < distance) {
      best = candidate;
      distance = d;
    }
  }
  return best;
}
