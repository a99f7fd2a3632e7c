import type { SignatureLedger } from './ledger.js';
import { type FieldName, fieldOf, isSigned, type LockLine, type SignedPacket, type WorkPacket } from './packet.js';

/** One place in which the locked text of two versions of a packet differs (law.md, "The lock"). */
export interface LockDifference {
  readonly kind: 'field' | 'text' | 'order';
  /** The field, the title of the section, or `''` above the first section. */
  readonly subject: FieldName | string;
  /** What was there and what is there now: the whole part where it is short, else the lines that differ. */
  readonly old: string;
  readonly new: string;
  /** The line in the new version where the difference begins; null when the new version has nothing of it. */
  readonly line: number | null;
}

/**
 * Compares the locked text of two versions. The lines of one field or section are compared together, so that the
 * answer names what a person would name; equal parts in another order are a difference too.
 */
export function lockDifferences(before: WorkPacket, after: WorkPacket): readonly LockDifference[] {
  if (sameLines(before.lock, after.lock)) return [];
  const shownBefore = evidence(before);
  const shownAfter = evidence(after);
  const old = parts(before.lock);
  const now = parts(after.lock);
  const differences: LockDifference[] = [];
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const oldLines = old.get(key) ?? [];
    const newLines = now.get(key) ?? [];
    if (sameLines(oldLines, newLines)) continue;
    const { oldMiddle, newMiddle } = trimCommon(oldLines, newLines);
    const first = newMiddle[0] ?? newLines[0];
    const sample = oldLines[0] ?? newLines[0];
    differences.push({
      kind: sample?.field ? 'field' : 'text',
      subject: sample?.field ?? sample?.section ?? '',
      ...(isShort(oldLines) && isShort(newLines)
        ? { old: shownBefore(oldLines), new: shownAfter(newLines) }
        : { old: shownBefore(oldMiddle), new: shownAfter(newMiddle) }),
      line: first?.line ?? null,
    });
  }
  return differences.length > 0 ? differences : [orderDifference(before, after)];
}

/**
 * Whether base's ledger holds the digest of exactly this packet, under the signature that the packet had: restoring it is allowed
 * (law.md, "The lock"). A row of another signature restores nothing, because there is no re-sign.
 * @param signed the packet as it was signed
 */
export function isRestoredFromLedger(
  packet: WorkPacket,
  signed: SignedPacket,
  ledger: SignatureLedger | null,
): boolean {
  if (!ledger || !isSigned(packet) || packet.signature.text !== signed.signature.text) return false;
  const rows = ledger.rows.filter(({ signature }) => signature === packet.signature.text);
  // Rows are never edited: a later one marks a signature INVALID, whatever the first says.
  if (rows.some(({ invalid }) => invalid)) return false;
  return rows.some(({ lock, packets }) => lock === packet.lockDigest && packets.includes(packet.id));
}

function parts(lines: readonly LockLine[]): Map<string, LockLine[]> {
  const byKey = new Map<string, LockLine[]>();
  for (const line of lines) {
    const key = line.field ? `field ${line.field}` : `section ${line.section ?? ''}`;
    const group = byKey.get(key);
    if (group) group.push(line);
    else byKey.set(key, [line]);
  }
  return byKey;
}

function sameLines(a: readonly LockLine[], b: readonly LockLine[]): boolean {
  return a.length === b.length && a.every((line, index) => line.text === b[index]?.text);
}

function trimCommon(
  old: readonly LockLine[],
  now: readonly LockLine[],
): { oldMiddle: readonly LockLine[]; newMiddle: readonly LockLine[] } {
  let start = 0;
  while (start < old.length && start < now.length && old[start]?.text === now[start]?.text) start++;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end]?.text === now[now.length - 1 - end]?.text) end++;
  return { oldMiddle: old.slice(start, old.length - end), newMiddle: now.slice(start, now.length - end) };
}

function orderDifference(before: WorkPacket, after: WorkPacket): LockDifference {
  const { oldMiddle, newMiddle } = trimCommon(before.lock, after.lock);
  const [first] = newMiddle;
  return {
    kind: 'order',
    subject: first?.field ?? first?.section ?? '',
    old: evidence(before)(oldMiddle),
    new: evidence(after)(newMiddle),
    line: first?.line ?? null,
  };
}

/** How much of a part is shown whole. */
const SHORT = 150;

function isShort(lines: readonly LockLine[]): boolean {
  return textOf(lines).length <= SHORT;
}

function textOf(lines: readonly LockLine[]): string {
  return joined(lines.map(({ text }) => text));
}

/** Locked lines as people know them: the lock empties the value of STATUS, and its line shows it. */
function evidence(packet: WorkPacket): (lines: readonly LockLine[]) => string {
  const status = fieldOf(packet, 'STATUS');
  return (lines) =>
    joined(
      lines.map(({ text, line, field }) =>
        field === 'STATUS' && line === status?.span.line ? `${text} ${status.value.inline}` : text,
      ),
    );
}

function joined(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}
