import type { PacketLaw } from '../model/law.js';
import { isBullet } from './field-definitions.js';
import { readLineLabel } from './field-label.js';
import { fieldNamed, foldName } from './field-names.js';
import type { ReadingWork } from './packet-lines.js';
import type { PacketText, ReadLine } from './packet-text.js';
import { foldTitle } from './section-titles.js';
import type { ReadSection, Zones } from './zones.js';

/** Who works on a packet: a claim names one of these, alone or with what it says about them. */
const WORKERS = ['coder', 'validator', 'wp validator', 'integration validator', 'assignee', 'claimant', 'worker'];

const ABOUT_WORKERS = [
  ...['id', 'name', 'agent', 'agent id', 'model', 'model profile', 'reasoning strength'],
  ...['branch', 'worktree', 'session', 'session id', 'of record'],
];

const CLAIM_NAMES: ReadonlySet<string> = new Set([
  ...WORKERS.flatMap((worker) => [worker, ...ABOUT_WORKERS.map((about) => `${worker} ${about}`)]),
  ...['assigned', 'assigned to', 'assigned at', 'claim', 'claimed', 'claimed by', 'claimed at', 'claim date', 'owner'],
  ...['branch', 'worktree', 'model', 'reasoning strength', 'secondary validator sessions'],
]);

const UPDATE_NAMES: ReadonlySet<string> = new Set([
  'last updated',
  'last update',
  'last modified',
  'updated',
  'updated at',
]);

/** Sections whose lines say who works on the packet. Elsewhere a claim's name may begin an item of the contract. */
const CLAIM_SECTIONS: ReadonlySet<string> = new Set(['metadata', 'claim', 'claims', 'assignment', 'ownership']);

/** A claim that is nested in something belongs to it. */
const DEEPEST_INDENT = 1;

/**
 * The open lines of a packet: claim fields and last-updated (law.md, "The lock"), by line index. A claim is one line, in any dress
 * but a heading's, with its value on it; what is nested below it is locked. Claims stand above the first section or in the
 * Metadata; a last-updated line may also stand by itself in the foot of any section. What is open is not read either, so
 * that no change of an open line changes the meaning of a locked one.
 */
export function openLines(
  packet: PacketText,
  zones: Zones,
  law: Pick<PacketLaw, 'openFields'>,
  work: ReadingWork,
): ReadonlySet<number> {
  const added = new Set(law.openFields.map(foldName).filter((name) => name !== ''));
  const open = new Set<number>();
  packet.lines.forEach((line, index) => {
    if (line.kind !== 'text' || line.indent > DEEPEST_INDENT) return;
    work.steps += 1;
    if (isOpen(line, zones.sectionAt[index] ?? null, added)) open.add(index);
  });
  return open;
}

function isOpen(line: ReadLine, section: ReadSection | null, added: ReadonlySet<string>): boolean {
  const label = readLineLabel(line.text);
  if (!label || fieldNamed(label.name) !== undefined) return false;
  const name = foldName(label.name);
  if (UPDATE_NAMES.has(name)) return !isBullet(label.dress) || holdsClaims(section);
  return (CLAIM_NAMES.has(name) || added.has(name)) && holdsClaims(section);
}

function holdsClaims(section: ReadSection | null): boolean {
  return section === null || section.isTitle || CLAIM_SECTIONS.has(foldTitle(section.title));
}
