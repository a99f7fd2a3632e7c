import { readPlainPacket } from '../../engine/documents/plain-packet.js';
import { readTextFile } from '../../engine/documents/text-file.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { counted } from '../../engine/model/counted.js';
import { stripDress } from '../../engine/model/dress.js';
import type { Law } from '../../engine/model/law.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { fieldOf } from '../../engine/model/packet.js';
import type { RepoPath } from '../../engine/model/path.js';
import type { PlainFault, PlainProblem } from '../../engine/model/plain.js';
import { quote } from '../../engine/model/quote.js';
import type { TextFile } from '../../engine/model/text-file.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import type { MigrationLaw } from './reading.js';

/** Something that is left to a person, in the packet as it is after the migration. */
export interface Left {
  /** 0 for the file as a whole. */
  readonly line: number;
  readonly text: string;
}

type Words = (problem: PlainProblem) => string;

const WORDS: Readonly<Record<PlainFault, Words>> = {
  encoding: ({ subject, actual }) => `${quote(actual)} holds ${subject}: type the line again`,
  'front-matter': ({ actual }) => `${quote(actual)} stands before the title: begin with the title`,
  block: ({ subject, actual }) => `${quote(actual)} is a ${subject}: write it as a paragraph or a list`,
  heading: ({ actual }) => `${quote(actual)} is not the same heading to every reader: write it as ## Title`,
  'section-missing': ({ subject }) => `the section ${quote(subject)} is missing: fill it in`,
  'section-repeated': ({ subject }) => `the section ${quote(subject)} stands here a second time: put it into the first`,
  'section-order': ({ subject }) => `the section ${quote(subject)} is not in its place: move it`,
  dress: ({ subject, actual }) =>
    `${subject} is still ${quote(actual)}: its canonical line could be read in another way`,
  'repeated-field': ({ subject }) => `${subject} is defined again with another value: keep the one that counts`,
  lookalike: ({ subject, actual }) =>
    `${quote(actual)} looks like ${subject} and is none: type it again, or in back-ticks`,
  'rich-value': ({ subject, actual }) =>
    `${subject} is not plain at ${quote(actual)}: one line for each entry, without markup`,
  'unclosed-fence': ({ actual }) => `the code block that ${quote(actual)} opens is not closed: close it`,
  'second-reading': ({ subject }) => `${subject} has another value here than in the contract: say which counts`,
};

/**
 * What keeps a packet from being plain and complete: what the strict reader refuses, and what is missing or malformed.
 * @param bytes the packet as it will be
 */
export function remaining(path: RepoPath, bytes: Uint8Array, law: MigrationLaw, limits: Law['limits']): Left[] {
  const file = readTextFile(path, bytes);
  const packet = readWorkPacket({ path, blob: '', text: file.text }, law);
  const missing = packet.schemaProblems.map(({ field, fault, expected, span }) => ({
    line: fault === 'missing' ? 0 : span.line,
    text: `${field} is ${fault}: fill in ${expected}`,
  }));
  return [...misnamed(packet), ...missing, ...notPlain(packet, file, limits)].sort((a, b) => a.line - b.line);
}

function notPlain(packet: WorkPacket, file: TextFile, limits: Law['limits']): Left[] {
  try {
    return gathered(readPlainPacket(packet, file, limits));
  } catch (error) {
    // A contract beyond the limits is read tolerantly only; that it is too large is what is left to say.
    if (error instanceof UndecidedError) return [{ line: 0, text: `it ${error.reason}` }];
    throw error;
  }
}

/** The first of the places where the same is wrong about the same field or section, with how many more there are. */
function gathered(problems: readonly PlainProblem[]): Left[] {
  const groups = new Map<string, PlainProblem[]>();
  for (const problem of problems) {
    const key = `${problem.fault} ${problem.subject}`;
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const more = others.length === 0 ? '' : ` (and on ${counted(others.length, 'more line')})`;
    return [{ line: first.span.line, text: `${WORDS[first.fault](first)}${more}` }];
  });
}

/** Renaming a packet is changing it (law.md, "The lock"), and which of the two names is right only a person knows. */
function misnamed(packet: WorkPacket): Left[] {
  const field = fieldOf(packet, 'TASK_ID');
  const id = field ? stripDress(field.value.inline) : packet.id;
  if (!field || id === packet.id) return [];
  return [{ line: field.span.line, text: `TASK_ID is ${quote(id)}, and the file's name says ${quote(packet.id)}` }];
}
