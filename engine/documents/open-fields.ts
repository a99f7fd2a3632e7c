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
  ...['assigned', 'assigned to', 'assigned at', 'claim', 'claimed', 'claimed by', 'claimed at', 'claim date'],
  ...['owner', 'execution owner'],
  ...['started', 'started at', 'started on'],
  ...['branch', 'worktree', 'model', 'reasoning strength', 'secondary validator sessions'],
  // How far the finished work has come into the main branch: the Validator keeps it like a status.
  ...['main containment status', 'main containment verified at utc', 'merged main commit', 'current wp status'],
  ...['current main compatibility status', 'current main compatibility baseline sha'],
  ...['current main compatibility verified at utc', 'backup push status', 'integration validator launch state'],
  // Whether the closure found a wider packet to be needed: what is in scope is said by IN_SCOPE_PATHS alone.
  ...['packet widening decision', 'packet widening evidence'],
]);

const UPDATE_NAMES: ReadonlySet<string> = new Set([
  'last updated',
  'last update',
  'last modified',
  'updated',
  'updated at',
]);

/** Sections that say who works on the packet and nothing else. */
const CLAIMS_ALONE: ReadonlySet<string> = new Set(['claim', 'claims', 'assignment', 'ownership']);

/** Sections whose lines say who works on the packet. Elsewhere a claim's name may begin an item of the contract. */
const CLAIM_SECTIONS: ReadonlySet<string> = new Set(['metadata', ...CLAIMS_ALONE]);

/** The longest line that may be open: nobody needs more to say who works on a packet. */
const LONGEST_LINE = 500;

/** When a line was updated, to the second and in a time zone if it says so. */
const WHEN = /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?/;
/** By whom, in one word; any more could speak of what was signed. */
const WHO_BEFORE = /^(?:[a-z][a-z0-9.-]{0,30},? )?$/i;
const WHO_BEHIND = /^(?:,? (?:by )?[a-z][a-z0-9.-]{0,30}| \((?:by )?[a-z][a-z0-9.-]{0,30}\))?$/i;

/** Fields that a claim has no business with. A reader may take what names them for the field itself. */
const LOCKED_NAMES = /(?:in|out of) scope|risk tier|done means|spec anchor|user signature/;

/** What packets hold where nobody has claimed them yet, and addresses: the text in angle brackets that is no HTML. */
const BRACKETED =
  /<(?:un[a-z]{1,20}|pending|none|tbd|n\/a|(?:your|coder|validator|agent|session|model|branch|worktree|name|id|date|sha)(?:[ _-][a-z _-]{0,40})?|[\w.+-]{1,64}@[\w.-]{1,64})>/gi;

/** A claim that is nested in something belongs to it. */
const DEEPEST_INDENT = 1;

/**
 * The open lines of a packet: claim fields and last-updated (law.md, "The lock"), by line index. A claim is one line, in any dress
 * but a heading's, with its value on it; what is nested below it is locked. Claims stand above the first section or in the
 * Metadata; a last-updated line may also stand by itself in the foot of any section. What is open is not read either, so
 * that no change of an open line changes the meaning of a locked one. For the same reason a line is locked when its value speaks of
 * the contract, or shows as anything but text.
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
    if (line.kind !== 'text' || line.indent > DEEPEST_INDENT || line.text.length > LONGEST_LINE) return;
    work.steps += line.text.length + 1;
    if (isOpen(line, zones.sectionAt[index] ?? null, added)) open.add(index);
  });
  return open;
}

function isOpen(line: ReadLine, section: ReadSection | null, added: ReadonlySet<string>): boolean {
  const label = readLineLabel(line.text);
  if (!label || fieldNamed(label.name) !== undefined) return false;
  const name = foldName(label.name);
  const isAmongClaims = holdsClaims(section);
  if (UPDATE_NAMES.has(name)) {
    // A line that goes on with an item or a paragraph is part of what that says.
    return (isAmongClaims || !(isBullet(label.dress) || line.continues)) && saysWhen(bareValue(line.text, label.name));
  }
  return (CLAIM_NAMES.has(name) || added.has(name)) && isAmongClaims && isPlainClaim(line.text, label.name);
}

function saysWhen(value: string): boolean {
  if (value === '') return true;
  const when = WHEN.exec(value);
  if (!when) return false;
  return WHO_BEFORE.test(value.slice(0, when.index)) && WHO_BEHIND.test(value.slice(when.index + when[0].length));
}

/** What stands behind a name, tails included, less the colon and the bold that the label opened. */
function bareValue(text: string, name: string): string {
  const start = text.indexOf(name);
  const behind = text.slice(start + name.length).trim();
  const value = behind.replace(/^(?:\*\*:|:\*\*|:)[ \t]*/, '');
  const isAllBold = text.slice(0, start).includes('**') && !/^(?:\*\*:|:\*\*)/.test(behind);
  return isAllBold ? value.replace(/\*\*$/, '') : value;
}

/** Whether a claim says nothing of the contract: no name of a locked field, no HTML, no pattern of paths, no open code span. */
function isPlainClaim(text: string, name: string): boolean {
  const value = bareValue(text, name).replaceAll(BRACKETED, ' ');
  if (LOCKED_NAMES.test(foldSeparators(value)) || /<[a-z/!?]/i.test(value)) return false;
  const isPattern = value.replaceAll(/\*\*[\w .-]{1,80}\*\*/g, ' ').includes('*');
  return !isPattern && value.split('`').length % 2 === 1;
}

function foldSeparators(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_*`~-]+/g, ' ');
}

/**
 * The open lines together with those of whole sections that hold nothing but claims: with its only claims taken out, such a
 * section says nothing, and a Coder who claims a packet may bring it.
 */
export function withClaimSections(
  packet: PacketText,
  zones: Zones,
  open: ReadonlySet<number>,
  work: ReadingWork,
): ReadonlySet<number> {
  const all = new Set(open);
  zones.sections.forEach(({ title, top, kind, heading }, index) => {
    // A tail of the title would be text that nobody signed.
    if (!top || kind !== 'contract' || !/^[a-z]+$/i.test(title) || !CLAIMS_ALONE.has(foldTitle(title))) return;
    const next = zones.sections[index + 1]?.heading;
    // A deeper heading belongs to the section, and is no claim.
    if (next && next.depth > heading.depth) return;
    const behind = next?.first ?? packet.lines.length;
    work.steps += behind - heading.first;
    const lines = packet.lines.slice(heading.last + 1, behind);
    const isEmpty = lines.every(
      ({ kind: line }, at) => line === 'blank' || line === 'rule' || open.has(heading.last + 1 + at),
    );
    if (isEmpty) for (let line = heading.first; line < behind; line++) all.add(line);
  });
  return all;
}

function holdsClaims(section: ReadSection | null): boolean {
  return section === null || section.isTitle || CLAIM_SECTIONS.has(foldTitle(section.title));
}
