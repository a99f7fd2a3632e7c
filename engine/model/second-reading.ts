import { framedFields } from './framed-fields.js';
import { type FieldName, fieldOf, type PacketField, type WorkPacket } from './packet.js';
import { parseSignature } from './signature.js';
import { trimBoth, trimRight } from './trim.js';

/** A record section or report that gives a locked field another value than the contract does. */
export interface SecondReading {
  readonly field: PacketField;
  /** The contract's value as written; null when the contract has none. */
  readonly contract: string | null;
}

/** The parts that a value is compared by; null when the value is of another kind, and so only mentions the field. */
type Parts = ReadonlySet<string> | null;
type Reader = (field: PacketField) => Parts;

/** How a field's value is taken apart, and whether a part of the contract's values is as good as all of them. */
const READERS: Partial<Record<FieldName, { readonly read: Reader; readonly partIsEnough: boolean }>> = {
  TASK_ID: { read: (field) => word(field, /^WP-[A-Za-z0-9.]+(?:-[A-Za-z0-9.]+)*/), partIsEnough: false },
  RISK_TIER: { read: (field) => word(field, /^(?:LOW|MEDIUM|HIGH)(?![A-Za-z0-9])/), partIsEnough: false },
  USER_SIGNATURE: { read: readSignature, partIsEnough: false },
  IN_SCOPE_PATHS: { read: readPaths, partIsEnough: false },
  OUT_OF_SCOPE: { read: readPaths, partIsEnough: false },
  // A report cites the anchor it is about.
  SPEC_ANCHOR: { read: readAnchors, partIsEnough: true },
  DONE_MEANS: { read: readCriteria, partIsEnough: true },
};

const NAMES: ReadonlySet<FieldName> = new Set(Object.keys(READERS) as FieldName[]);

/**
 * The definitions outside the contract that give a locked field another value of the same kind: "nobody may read a second scope
 * there" (law.md, "The lock"). The same value again, a mention in prose, and a ticked line (`- [x] DONE_MEANS: all met`) are no second reading.
 */
export function secondReadings(packet: WorkPacket): SecondReading[] {
  return [...packet.elsewhere, ...framedFields(packet, NAMES)].flatMap((field) => {
    const reader = READERS[field.name];
    const said = reader && !isTicked(packet, field) ? reader.read(field) : null;
    if (!reader || said === null) return [];
    const contract = fieldOf(packet, field.name);
    const meant = contract ? reader.read(contract) : null;
    const isSame = meant !== null && covers(meant, said) && (reader.partIsEnough || covers(said, meant));
    return isSame ? [] : [{ field, contract: contract?.value.text ?? null }];
  });
}

/** Those of the second readings after an edit that were none before it, by field and value. */
export function newSecondReadings(before: WorkPacket, after: WorkPacket): SecondReading[] {
  const key = ({ field }: SecondReading): string => `${field.name} ${field.value.text}`;
  const old = new Set(secondReadings(before).map(key));
  return secondReadings(after).filter((reading) => !old.has(key(reading)));
}

function covers(all: ReadonlySet<string>, some: ReadonlySet<string>): boolean {
  return [...some].every((part) => all.has(part));
}

function isTicked({ text }: WorkPacket, { span }: PacketField): boolean {
  return /^[ \t]*[-*+] \[[ xX]\]/.test(text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.end));
}

function bare(text: string): string {
  return trimBoth(text, /[\s*_`]/);
}

function word(field: PacketField, pattern: RegExp): Parts {
  const found = pattern.exec(bare(field.value.inline))?.[0];
  return found === undefined ? null : new Set([found]);
}

function readSignature(field: PacketField): Parts {
  const signature = parseSignature(bare(field.value.text));
  return typeof signature === 'string' ? null : new Set([signature.text]);
}

function isPath(text: string): boolean {
  return /[/.*]/.test(text) && !/[\s`]/.test(text);
}

/** Paths, without the remarks in brackets behind them. A list in which nothing is a path is prose. */
function readPaths(field: PacketField): Parts {
  const items = field.value.items.map(({ text }) => bare(withoutRemark(text)));
  const paths = items.filter(isPath);
  return paths.length > 0 ? new Set(paths) : null;
}

/** Without a last pair of brackets that holds none. */
function withoutRemark(text: string): string {
  const shown = text.trimEnd();
  const open = shown.lastIndexOf('(');
  return open >= 0 && shown.indexOf(')', open) === shown.length - 1 ? shown.slice(0, open) : text;
}

const WORD = /[\w./#-]+/g;
const HEADING_OF_FILE = /[\w./-]\.md#[\w-]/;
/** Each can start at the start of a run only, which keeps the search linear. */
const NUMBER_OR_ID = /(?:[A-Z]|(?<!\d))\d+(?:\.\d+)+|(?<![A-Z])[A-Z]{2,}(?:-[A-Z0-9]+)+/g;

/** Section numbers, ids, and headings of files with the whole path. */
function readAnchors(field: PacketField): Parts {
  const anchors = (field.value.text.match(WORD) ?? []).flatMap((word) =>
    HEADING_OF_FILE.test(word) ? [trimRight(word, /[./#]/)] : (word.match(NUMBER_OR_ID) ?? []),
  );
  return anchors.length > 0 ? new Set(anchors) : null;
}

/** Criteria as a list of their own. Items that report on one (ticked, with evidence or a verdict) are no criteria. */
function readCriteria(field: PacketField): Parts {
  if (field.value.inline !== '') return null;
  const criteria = field.value.items
    .filter(({ text, code }) => !code && !isEvidence(text))
    .map(({ text }) => criterion(text));
  return criteria.length > 0 ? new Set(criteria) : null;
}

function isEvidence(text: string): boolean {
  return /:\d+|->|=>|→|[✅❌✓✔]|\b(?:PASS|FAIL|VERIFIED|DONE|MET)\b|^\[[xX]\]/.test(text);
}

function criterion(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
