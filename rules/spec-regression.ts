import { type Location, spanLocation } from '../engine/model/location.js';
import { fieldOf, type WorkPacket } from '../engine/model/packet.js';
import { quote } from '../engine/model/quote.js';
import type { MasterSpec } from '../engine/model/spec.js';
import { referenceName, type SectionName, sectionName } from '../engine/model/spec-names.js';
import { type SpecRegression, specRegressions } from '../engine/model/spec-regression.js';
import { placeWithin } from '../engine/model/text-place.js';
import { defineRule, type Finding } from '../engine/rule.js';

/** What every message of this rule knows. */
interface Regressed {
  readonly packet: string;
  readonly reference: string;
  /** The path of the later spec. */
  readonly spec: string;
  readonly before: string;
  readonly moved: SectionName | null;
}

const anchored = ({ reference, packet }: Regressed): string => `${quote(reference)}, which ${packet} is anchored to,`;
const help = ({ before, moved, spec }: Regressed): string =>
  moved === null
    ? `Keep the section, under its number and id, in ${spec}; where it is really given up, replace the packet first.`
    : `${quote(before)} is now ${quote(moved.key)}: give it its number and id back in ${spec}, and another number to what is new.`;

const messages = {
  'section-vanished': (data: Regressed) => ({
    message: `${anchored(data)} is no longer in ${quote(data.spec)}, expected ${quote(data.before)} still there`,
    help: help(data),
  }),
  'only-roadmap': (data: Regressed & { now: string }) => ({
    message: `${anchored(data)} is in the Roadmap of ${quote(data.spec)} (${quote(data.now)}), expected it in the Main Body, as ${quote(data.before)} was`,
    help: help(data),
  }),
  ambiguous: (data: Regressed) => ({
    message: `${anchored(data)} can mean several sections of ${quote(data.spec)}, expected one, as ${quote(data.before)} was`,
    help: help(data),
  }),
  'other-subject': (data: Regressed & { now: string }) => ({
    message: `${anchored(data)} is ${quote(data.now)} in ${quote(data.spec)}, expected still ${quote(data.before)}`,
    help: help(data),
  }),
};

type RegressionFinding = Finding<typeof messages>;

/** Law: CX-600B — what packets are anchored to stays, by number, id and title, when the spec moves on. */
export const specRegression = defineRule({
  id: 'spec-regression',
  clauses: ['CX-600B', 'Part 2'],
  blocksWhen: 'a section or id that packets anchor to vanished, or its number now means another title',
  why: 'CX-600B, Spec Regression Guard: a packet says what it implements by pointing into the spec, so the spec must not move under it.',
  reads: ['spec'],
  completeness: false,
  waivable: true,
  messages,
  *repository({ tree, packets }) {
    const before = tree.previousSpec();
    const after = before && tree.masterSpec();
    if (before && after) yield* compared(before, after, packets);
  },
  *change({ base, result, changeset }) {
    const [then, now] = [base.specEntry(), result.specEntry()];
    // A pointer that leads nowhere is what `spec-current` speaks of.
    if (changeset.whole || !then || !now || then.id === now.id) return;
    const [before, after] = [base.masterSpec(), result.masterSpec()];
    const packets = result.packetEntries.flatMap(({ path }) => result.packetAt(path) ?? []);
    if (before && after) yield* compared(before, after, packets);
  },
});

function* compared(before: MasterSpec, after: MasterSpec, packets: readonly WorkPacket[]): Iterable<RegressionFinding> {
  for (const regression of specRegressions(before, after, packets)) yield findingOf(regression, after);
}

function findingOf(regression: SpecRegression, { path }: MasterSpec): RegressionFinding {
  const { packet, before, kind, now, moved } = regression;
  const reference = referenceName(regression.reference);
  const data = { packet: packet.id, reference, spec: path, before: before.heading, moved: moved && sectionName(moved) };
  const section = now ?? moved;
  const common = {
    at: placeOf(regression),
    // The same anchor is broken in the same way whichever later version is looked at.
    identity: `${reference} ${before.heading}`,
    related: section
      ? [{ at: { path, line: section.line, column: 1 }, note: now ? 'what it means now' : 'where it is now' }]
      : [],
  };
  const subject = { ...data, now: now?.heading ?? '' };
  switch (kind) {
    case 'vanished':
      return { ...common, message: 'section-vanished', data };
    case 'roadmap':
      return { ...common, message: 'only-roadmap', data: subject };
    case 'ambiguous':
      return { ...common, message: 'ambiguous', data };
    case 'retitled':
      return { ...common, message: 'other-subject', data: subject };
  }
}

function placeOf({ packet, reference }: SpecRegression): Location {
  const field = fieldOf(packet, 'SPEC_ANCHOR');
  if (!field) throw new Error(`${packet.id} is anchored and has no SPEC_ANCHOR`);
  const { span, text } = field.value;
  const offset = text.startsWith(reference.text, reference.offset) ? reference.offset : text.indexOf(reference.text);
  if (offset < 0) return spanLocation(packet.path, span);
  return placeWithin(packet.path, packet.text, span, offset, reference.text.length);
}
