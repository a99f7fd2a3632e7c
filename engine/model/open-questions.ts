import { type FieldItem, fieldOf, type WorkPacket } from './packet.js';

/** The Open Questions of a packet that still stand: neither "none" nor marked as resolved (law.md, "A packet"). */
export function unresolvedQuestions(packet: WorkPacket): FieldItem[] {
  return (fieldOf(packet, 'Open Questions')?.value.items ?? []).filter(({ text }) => !isResolved(text));
}

function isResolved(question: string): boolean {
  return (
    /^[\s*_~`([]*(?:none|n\/a|nil|no\b|-|resolved|answered|closed|decided)/i.test(question) ||
    /\bRESOLVED\b/.test(question) ||
    question.trim() === ''
  );
}
