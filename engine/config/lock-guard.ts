import type { Node } from 'jsonc-parser';
import { findNodeAtLocation } from 'jsonc-parser';
import { FIELD_NAMES } from '../model/packet.js';
import { foldStatus, STATUSES } from '../model/status.js';
import type { ConfigFile } from './config-schema.js';
import type { JsonFault } from './json.js';

/** The template's sections: no configuration may call one of them a record (law.md, "The lock"; Part 4 template). */
const CONTRACT_SECTIONS = [
  'Metadata',
  'Scope',
  'Quality Gate',
  'Bootstrap',
  'Bootstrap (Coder Work Plan)',
  'Authority',
  'Notes',
];

/** The one field of a contract that is open by itself. */
const OPEN_BY_LAW = 'STATUS';

/**
 * What a schema cannot say: a configuration may widen the open parts of a packet, but not to what the lock is there for, and it may
 * add spellings of a state, but not give one of the law's own words another meaning.
 * @returns the first such place, or null
 */
export function meaningFault(root: Node, file: ConfigFile): JsonFault | null {
  return (
    lockedName(root, ['packet', 'openFields'], file.packet?.openFields, FIELD_NAMES, 'a field that the lock covers') ??
    lockedName(
      root,
      ['packet', 'recordSections'],
      file.packet?.recordSections,
      [...CONTRACT_SECTIONS, ...FIELD_NAMES],
      'a section that the lock covers',
    ) ??
    misleadingAlias(root, file.status?.aliases ?? {})
  );
}

function lockedName(
  root: Node,
  path: readonly [string, string],
  names: readonly string[] | undefined,
  locked: readonly string[],
  what: string,
): JsonFault | null {
  const covered = new Set(locked.filter((name) => name !== OPEN_BY_LAW).map(foldTitle));
  for (const [index, name] of (names ?? []).entries()) {
    if (covered.has(foldTitle(name))) {
      return {
        offset: findNodeAtLocation(root, [...path, index])?.offset ?? 0,
        reason: `opens "${name}" in "${path.join('.')}", which is ${what}, expected a name of this repository's own`,
        help: `Remove "${name}". What a signature covers changes only by a new packet.`,
      };
    }
  }
  return null;
}

/** A title as readers of packets compare it: without case, tails in brackets and the choice of separator. */
function foldTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/[\s_/:-]+/g, ' ')
    .trim();
}

function misleadingAlias(root: Node, aliases: Readonly<Record<string, string>>): JsonFault | null {
  const meanings = new Map<string, string>(STATUSES.map((status) => [foldStatus(status), status]));
  for (const [spelling, status] of Object.entries(aliases)) {
    const folded = foldStatus(spelling);
    const other = meanings.get(folded);
    if (other !== undefined && other !== status) {
      return {
        offset: findNodeAtLocation(root, ['status', 'aliases', spelling])?.parent?.offset ?? 0,
        reason: `reads "${spelling}" as ${status}, but it is already a spelling of ${other}, expected one meaning for each spelling`,
        help: `Remove the alias "${spelling}", or give it the meaning ${other}.`,
      };
    }
    meanings.set(folded, status);
  }
  return null;
}
