import type { PacketSection, WorkPacket } from './packet.js';

/**
 * The validation reports of a packet. A heading that only holds them (`VALIDATION REPORTS`) is none, since templates bring it along
 * empty.
 */
export function validationReports({ sections }: Pick<WorkPacket, 'sections'>): readonly PacketSection[] {
  return sections.filter(
    ({ zone, title }) => zone === 'report' && /validat(?:ion|or)/i.test(title) && /report(?!s)/i.test(title),
  );
}
