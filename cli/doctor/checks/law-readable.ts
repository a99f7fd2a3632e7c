import type { DoctorCheck } from '../doctor-check.js';

/** The configuration can be read where the next run reads it, and where the one after that will. */
export const lawReadable: DoctorCheck = {
  id: 'law',
  asks: 'The configuration can be read',
  examine: async (facts) => {
    const broken = (await facts.laws()).flatMap((reading) => ('fault' in reading ? [reading] : []));
    const troubles = broken.map(({ where, fault: { subject, reason, help } }) => ({
      message: `In ${where} ${subject} ${reason}`,
      why: 'A law that nobody can read judges nothing but its own repair: every other change is undecided, and blocked.',
      help,
      path: subject.split(':')[0] ?? subject,
      line: Number(subject.split(':')[1] ?? 1) || 1,
    }));
    return { because: 'in HEAD and in the work tree', troubles };
  },
};
