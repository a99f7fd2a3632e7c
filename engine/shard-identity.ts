import { createHash } from 'node:crypto';
import type { CheckOptions } from './check-options.js';
import type { Changeset } from './model/changeset.js';
import type { Law } from './model/law.js';
import type { Snapshot } from './model/snapshot.js';
import type { Waiver } from './model/waiver.js';
import type { ShardOf } from './report.js';

/** Names what a run judges, and what by. */
export function shardOf(
  { base, result }: Pick<Changeset, 'base' | 'result'>,
  law: Law,
  waivers: readonly Waiver[],
  { rules, onlyRules, build, toolVersion }: Pick<CheckOptions, 'rules' | 'onlyRules' | 'build' | 'toolVersion'>,
): ShardOf {
  return {
    trees: digestOf([...entriesOf(base), ...entriesOf(result)]),
    law: digestOf([JSON.stringify(law), JSON.stringify(onlyRules ?? [])]),
    program: digestOf([toolVersion, build ?? '', ...rules.map(({ id }) => id)]),
    waivers: digestOf(waivers.map(({ id }) => id)),
  };
}

function* entriesOf(snapshot: Snapshot): Iterable<string> {
  yield snapshot.commit ?? '';
  for (const path of snapshot.paths()) {
    const entry = snapshot.entry(path);
    if (entry) yield JSON.stringify([path, entry.kind, entry.id]);
  }
}

function digestOf(parts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part}\n`);
  return hash.digest('hex');
}
