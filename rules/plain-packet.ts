import { canonicalExample } from '../engine/model/canonical-example.js';
import { spanLocation } from '../engine/model/location.js';
import { isSigned, type WorkPacket } from '../engine/model/packet.js';
import type { PlainProblem } from '../engine/model/plain.js';
import { quote } from '../engine/model/quote.js';
import { newSecondReadings, secondReadings } from '../engine/model/second-reading.js';
import type { PacketChange } from '../engine/model/tree-view.js';
import { type ChangeContext, defineRule, type Finding } from '../engine/rule.js';

interface Fault {
  readonly packet: string;
  /** The field, section, character or kind of block concerned. */
  readonly subject: string;
  /** The source line, as written. */
  readonly actual: string;
}

/** Evidence in which no letter passes for another one: everything beyond ASCII is escaped. */
function exactly(text: string): string {
  return quote(text.replace(/[\u{80}-\u{10ffff}]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`));
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}

const messages = {
  encoding: ({ packet, subject, actual }: Fault) => ({
    message: `${packet} has ${subject} in ${exactly(actual)}, expected UTF-8 text of characters that everybody sees`,
    help: 'Type the line again. Only tabs and line ends (LF, or CRLF) may stand between printable characters.',
  }),
  'front-matter': ({ packet, actual }: Fault) => ({
    message: `${packet} begins with ${exactly(actual)}, expected its title`,
    help: `Begin the file with the line: # Task Packet: ${packet}`,
  }),
  block: ({ packet, subject, actual }: Fault) => ({
    message: `The contract of ${packet} has a block of the kind ${quote(subject)}, ${exactly(actual)}, expected only headings, lists, paragraphs and fenced code`,
    help: 'Write what it says as a paragraph or a list, or move it into a record section or below a report heading.',
  }),
  heading: ({ packet, subject, actual }: Fault) => ({
    message: `A heading of ${packet} is ${exactly(actual)}, expected ${headingForm(subject)}`,
    help: 'Write a heading at the margin, as hashes, one blank and plain text, on one line: ## Scope',
  }),
  'section-missing': ({ packet, subject }: Fault) => ({
    message: `${packet} has no section ${quote(subject)}, expected the line ${quote(`## ${subject}`)} exactly once`,
    help: `Add the line: ## ${subject}`,
  }),
  'section-repeated': ({ packet, subject }: Fault) => ({
    message: `${packet} has the section ${quote(subject)} a second time, expected it once`,
    help: `Move what it says into the first section ## ${subject}.`,
  }),
  'section-order': ({ packet, subject }: Fault) => ({
    message: `The section ${quote(subject)} of ${packet} does not stand in its place, expected the order Metadata, Scope, Quality Gate, Bootstrap, Authority, Notes`,
    help: `Move ## ${subject} to its place.`,
  }),
  dress: ({ packet, subject, actual }: Fault) => ({
    message: `${subject} of ${packet} is written as ${exactly(actual)}, expected the form ${quote(firstLine(canonicalExample(subject, packet)))}`,
    help: `Write it at the margin with the name as it is here:\n${canonicalExample(subject, packet)}`,
  }),
  'repeated-field': ({ packet, subject, actual }: Fault) => ({
    message: `${subject} of ${packet} is defined a second time, as ${exactly(actual)}, expected one definition`,
    help: `Keep one line of this form and remove the other:\n${canonicalExample(subject, packet)}`,
  }),
  lookalike: ({ packet, subject, actual }: Fault) => ({
    message: `${exactly(actual)} in ${packet} looks like ${subject} and is no field, expected the form ${quote(firstLine(canonicalExample(subject, packet)))}`,
    help: `If it is meant as the field, write:\n${canonicalExample(subject, packet)}\nIf it only speaks of it, put the name in back-ticks and not at the start of the line.`,
  }),
  'rich-value': ({ packet, subject, actual }: Fault) => ({
    message: `${subject} of ${packet} has a value that is not plain, ${exactly(actual)}, expected plain text on one line, or a list of such lines`,
    help: `Leave out markup, HTML, escapes and line breaks, and put paths with * or _ in back-ticks:\n${canonicalExample(subject, packet)}`,
  }),
  'unclosed-fence': ({ packet, actual }: Fault) => ({
    message: `The code block that ${exactly(actual)} opens in ${packet} is not closed, expected the same marks indented as deep as the opening ones`,
    help: 'Close it with a line of the same marks, in a field indented by two blanks:\n  ```bash\n  npm test\n  ```',
  }),
  'second-reading': ({ packet, subject, actual, contract }: Fault & { contract: string }) => ({
    message: `${subject} in a record section or report of ${packet} is ${exactly(actual)}, expected what the contract says: ${quote(contract)}`,
    help: `Write what the contract says, or name ${subject} in a sentence. A contract that has to change needs a new packet, for example ${packet}-v2.`,
    why: '"The lock": nobody may read a second scope, tier, anchor or signature outside the contract.',
  }),
};

function headingForm(subject: string): string {
  if (subject === 'title') return 'one heading with a single hash, the title';
  return subject === 'heading' ? `one that every reader sees, such as ${quote('## Scope')}` : quote(`## ${subject}`);
}

type PlainFinding = Finding<typeof messages>;

/** Law: CX-581, CX-582 — what a change brings into base or signs is plain: every reader finds the same fields in it. */
export const plainPacket = defineRule({
  id: 'plain-packet',
  clauses: ['CX-581', 'CX-582'],
  blocksWhen:
    'a packet that the change introduces or signs is not plain: a locked field twice, in a dress that only the tolerant reader knows, or something that only looks like a field',
  why: 'CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.',
  reads: ['packets'],
  completeness: false,
  waivable: false,
  messages,
  *change(context) {
    for (const change of context.packetChanges) {
      if (change.kind === 'introduced' || change.kind === 'signed') yield* notPlain(change, context);
      else yield* broughtByEdit(change);
    }
  },
});

/** A packet without a strict reading exceeds a limit; the engine has reported it as undecided. */
function* notPlain({ after }: PacketChange, { plainReadings }: ChangeContext): Iterable<PlainFinding> {
  for (const problem of (after && plainReadings.get(after.blob)) ?? []) {
    if (after) yield findingOf(problem, after);
  }
}

function findingOf({ fault, subject, actual, span }: PlainProblem, packet: WorkPacket): PlainFinding {
  const at = spanLocation(packet.path, span);
  if (fault !== 'second-reading') return { message: fault, data: { packet: packet.id, subject, actual }, at };
  const reading = secondReadings(packet).find(({ field }) => field.name === subject && field.span.line === span.line);
  const value = reading?.field.value.text ?? actual;
  const data = { packet: packet.id, subject, actual: value, contract: reading?.contract ?? '' };
  return { message: fault, data, at };
}

/** Record sections and reports may grow after signing, by everything but a second value of what is locked (law.md, "The lock"). */
function* broughtByEdit({ before, after }: PacketChange): Iterable<PlainFinding> {
  if (!before || !after || !isSigned(before)) return;
  for (const { field, contract } of newSecondReadings(before, after)) {
    yield {
      message: 'second-reading',
      data: { packet: after.id, subject: field.name, actual: field.value.text, contract: contract ?? '' },
      at: { path: after.path, line: field.span.line, column: field.span.column },
    };
  }
}
