import {
  ADVISED_COUNTS,
  type CountedField,
  isRiskRow,
  isSameFile,
  isTaskFile,
  namedFiles,
  saysNothing,
} from '../engine/model/bootstrap.js';
import { counted } from '../engine/model/counted.js';
import { spanLocation } from '../engine/model/location.js';
import { fieldOf, type PacketField } from '../engine/model/packet.js';
import { isPlaceholder } from '../engine/model/placeholder.js';
import { listed, quote } from '../engine/model/quote.js';
import { defineRule, type Finding, type PacketContext } from '../engine/rule.js';

interface Options {
  readonly standingDocuments: readonly string[];
}

const messages = {
  'standing-document-missing': (data: { packet: string; document: string }) => ({
    message: `FILES_TO_OPEN of ${data.packet} has no ${quote(data.document)}, expected the standing documents that orient every Coder`,
    help: `Add the line: * ${data.document}`,
  }),
  'no-task-file': (data: { packet: string; files: readonly string[] }) => ({
    message: `FILES_TO_OPEN of ${data.packet} is ${data.files.length === 0 ? 'without the name of a file' : listed(data.files, 4)}, expected at least one file of this task beside the standing documents`,
    help: 'Add the files that the work changes or has to be understood from, one a line: * src/jobs.ts',
  }),
  'says-nothing': (data: { packet: string; field: string; actual: string }) => ({
    message: `${data.field} of ${data.packet} is ${quote(data.actual)}, expected at least one entry`,
    help: `Name what the Coder starts from: ${HELP[data.field] ?? ''}`,
  }),
  'not-a-risk': (data: { packet: string; row: string }) => ({
    message: `RISK_MAP of ${data.packet} has the row ${quote(data.row)}, expected "failure" -> subsystem`,
    help: 'Say what may go wrong and what it hits: * "Database migration fails" -> Storage layer',
  }),
  'count-advised': (data: { packet: string; field: CountedField; count: number }) => {
    const { least, most, one, many } = ADVISED_COUNTS[data.field];
    return {
      message: `${data.field} of ${data.packet} has ${counted(data.count, one, many)}, expected ${least} to ${most}`,
      help: 'Nothing has to be done: the numbers of the template are advice.',
    };
  },
};

const HELP: Readonly<Record<string, string>> = {
  SEARCH_TERMS: '* "create_job"',
  RUN_COMMANDS: 'npm test',
  RISK_MAP: '* "Database migration fails" -> Storage layer',
};

type BootstrapFinding = Finding<typeof messages>;

/** Law: CX-577, Mistake 3 — the Coder's work plan: what to open, what to search for, what to run, what may break. */
export const bootstrapComplete = defineRule<typeof messages, Options>({
  id: 'bootstrap-complete',
  clauses: ['CX-577', 'Mistake 3'],
  blocksWhen:
    'FILES_TO_OPEN lacks a standing document or holds no task-specific file; SEARCH_TERMS, RUN_COMMANDS or RISK_MAP says nothing; a RISK_MAP row is not `"failure" -> subsystem`',
  why: 'CX-577 and Mistake 3: the Coder starts from the packet alone, and what it does not lead to will be missed.',
  reads: ['packets'],
  completeness: true,
  waivable: true,
  options: {
    standingDocuments: {
      schema: {
        type: 'array',
        items: { type: 'string', minLength: 1, maxLength: 512 },
        maxItems: 100,
        uniqueItems: true,
      },
      default: ['docs/START_HERE.md', 'docs/ARCHITECTURE.md'],
      description: 'The documents that every packet has its Coder open, beside the spec pointer (paths.specPointer).',
    },
  },
  messages,
  // That a field is missing or empty is for `packet-structure` to say, and that an entry is still to come for `no-placeholder`.
  *packet(context) {
    const { packet } = context;
    yield* filesToOpen(context);
    for (const name of ['SEARCH_TERMS', 'RUN_COMMANDS', 'RISK_MAP'] as const) {
      const field = fieldOf(packet, name);
      if (!field || field.value.items.length === 0) continue;
      const at = spanLocation(packet.path, field.value.span);
      if (saysNothing(field)) {
        const data = { packet: packet.id, field: name, actual: field.value.text };
        yield { message: 'says-nothing', data, at, identity: `${packet.id} ${name}` };
        continue;
      }
      if (name === 'RISK_MAP') yield* riskRows(context, field);
      if (name !== 'RUN_COMMANDS') yield* advice(context, field, name, field.value.items.length);
    }
  },
});

function* filesToOpen(context: PacketContext<Options>): Iterable<BootstrapFinding> {
  const { packet, law, options } = context;
  const field = fieldOf(packet, 'FILES_TO_OPEN');
  if (!field || field.value.items.length === 0) return;
  const at = spanLocation(packet.path, field.value.span);
  const files = field.value.items.flatMap(namedFiles);
  const [first, ...others] = options.standingDocuments;
  const standing = [...(first === undefined ? [] : [first]), law.paths.specPointer, ...others];
  for (const document of standing) {
    if (files.some((file) => isSameFile(document, file))) continue;
    yield { message: 'standing-document-missing', data: { packet: packet.id, document }, at };
  }
  const ofTask = files.filter((file) => isTaskFile(file, standing, law.paths));
  if (ofTask.length > 0) yield* advice(context, field, 'FILES_TO_OPEN', countOf(field, standing));
  else yield { message: 'no-task-file', data: { packet: packet.id, files }, at, identity: packet.id };
}

/** The entries beside the standing documents: the template counts those, whatever they are. */
function countOf({ value }: PacketField, standing: readonly string[]): number {
  return value.items.filter((item) => {
    const [file] = namedFiles(item);
    return file === undefined || !standing.some((document) => isSameFile(document, file));
  }).length;
}

function* riskRows({ packet }: PacketContext<Options>, { value }: PacketField): Iterable<BootstrapFinding> {
  for (const item of value.items) {
    if (isRiskRow(item) || isPlaceholder(item.text, 'RISK_MAP')) continue;
    const data = { packet: packet.id, row: item.text };
    yield { message: 'not-a-risk', data, at: spanLocation(packet.path, item.span) };
  }
}

function* advice(
  { packet }: PacketContext<Options>,
  { value }: PacketField,
  field: CountedField,
  count: number,
): Iterable<BootstrapFinding> {
  const { least, most } = ADVISED_COUNTS[field];
  if (count >= least && count <= most) return;
  yield {
    message: 'count-advised',
    data: { packet: packet.id, field, count },
    at: spanLocation(packet.path, value.span),
    severity: 'warning',
    identity: `${packet.id} ${field}`,
  };
}
