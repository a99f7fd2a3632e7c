import type { PacketSection, WorkPacket } from './packet.js';

/**
 * The validation reports of a packet. A heading that only holds them (`VALIDATION REPORTS`) is none, since templates bring it along
 * empty; and one without a word below it reports nothing yet.
 */
export function validationReports(packet: Pick<WorkPacket, 'sections' | 'text'>): readonly PacketSection[] {
  const titled = packet.sections.filter(
    ({ zone, title }) => zone === 'report' && /validat(?:ion|or)/i.test(title) && /report(?!s)/i.test(title),
  );
  return titled.filter((report) => /[\p{L}\p{N}]/u.test(reportText(packet, report).replace(/^.*\n?/, '')));
}

/** The text of a report, heading included; what stands between it and the next section is no part of it. */
export function reportText({ text }: Pick<WorkPacket, 'text'>, { line, endLine }: PacketSection): string {
  return text
    .split(/\r\n|\r|\n/)
    .slice(line - 1, endLine)
    .join('\n')
    .trimEnd();
}
