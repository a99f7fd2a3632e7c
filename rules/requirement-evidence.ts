import { anchoredRequirements } from '../engine/model/anchored-requirements.js';
import { type CitedLines, coverageOf, type Evidence } from '../engine/model/evidence.js';
import { type GovernedPart, governedPart } from '../engine/model/governed.js';
import type { Law } from '../engine/model/law.js';
import type { Location } from '../engine/model/location.js';
import { isFinished, type WorkPacket } from '../engine/model/packet.js';
import { sectionPlace } from '../engine/model/packet-place.js';
import { listed, quote } from '../engine/model/quote.js';
import type { Requirement } from '../engine/model/requirement.js';
import { defineRule, type Finding } from '../engine/rule.js';

/** What every message about a row of evidence knows. */
interface Row {
  readonly packet: string;
  readonly requirement: string;
  /** `src/jobs.ts:12` or `src/jobs.ts:12-14`. */
  readonly cited: string;
}

const subject = ({ packet, requirement, cited }: Row): string =>
  `Evidence of ${packet} for ${requirement} is ${quote(cited)}`;

const messages = {
  'no-evidence': (data: { packet: string; requirement: string; keyword: string; text: string; spec: string }) => ({
    message: `${data.packet} is finished without evidence for ${data.requirement} of ${quote(data.spec)}: ${quote(data.text)}, expected a file and line that meet this ${data.keyword}`,
    help: `Add to "## EVIDENCE_MAPPING" of the packet: - ${data.requirement} -> <path>:<line>`,
  }),
  'file-not-there': (data: Row & { alike: readonly string[] }) => ({
    message: `${subject(data)}, which is no file here, expected the path of a file from the top of the repository`,
    help:
      data.alike.length === 0
        ? 'Name the file that meets the requirement, or record that the work is still to be done.'
        : `If it is meant, write ${listed(data.alike, 3)}.`,
  }),
  'governed-record': (data: Row & { what: string }) => ({
    message: `${subject(data)}, which is ${data.what}, expected a line of what was made`,
    help: 'Cite the code, the test or the document that meets the requirement; a record says what is wanted or what was done, and proves neither.',
  }),
  'line-not-there': (data: Row & { lines: number }) => ({
    message: `${subject(data)}, expected lines of a file that has ${data.lines}`,
    help: 'Write the line that meets the requirement, or the first and the last: src/jobs.ts:12-14',
  }),
  'line-blank': (data: Row) => ({
    message: `${subject(data)}, where nothing stands, expected the line that meets the requirement`,
    help: 'Write the line that meets the requirement, or the first and the last: src/jobs.ts:12-14',
  }),
  'no-fingerprint': (data: Row & { fingerprint: string }) => ({
    message: `${subject(data)} without a fingerprint, expected one, so that later drift is seen`,
    help: `Write behind it: ${data.cited} sha256:${data.fingerprint}`,
  }),
  drifted: (data: Row & { recorded: string; fingerprint: string; moved: string | null }) => ({
    message: `${subject(data)}, where other text stands than when it was recorded (sha256:${data.recorded}), expected the text that met the requirement`,
    help:
      data.moved === null
        ? `See whether the requirement is still met, and where; if it is met there, write: ${data.cited} sha256:${data.fingerprint}`
        : `The recorded text stands now at ${data.moved}. If it still meets the requirement, write: ${data.moved} sha256:${data.recorded}`,
  }),
};

type EvidenceFinding = Finding<typeof messages>;

/** Law: CX-598 and PRIORITY_2 — done means that each MUST and SHOULD of the anchored sections is met somewhere, and the packet says where. */
export const requirementEvidence = defineRule({
  id: 'requirement-evidence',
  clauses: ['CX-598', 'PRIORITY_2'],
  blocksWhen:
    'a packet becomes Done or VALIDATED while a MUST or SHOULD of its anchored sections has no evidence, or the evidence `file:line` is not there or lies in a record of the law (later drift is a warning)',
  why: 'CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.',
  reads: ['packets'],
  completeness: false,
  waivable: true,
  messages,
  *packet({ packet, tree, law, authority, advanced }) {
    if (!isFinished(packet)) return;
    const { rows, missing } = coverageOf(anchoredRequirements(packet, authority), tree.evidence(packet));
    for (const requirement of missing) yield unproved(packet, requirement);
    for (const evidence of rows.flatMap((row) => row.evidence)) {
      const finding = recorded(packet, evidence, law) ?? cited(packet, evidence, tree.cited(evidence));
      // What was there when the packet became what it is has moved since: drift, which is advice.
      if (finding) yield advanced && !isAdvice(finding) ? finding : { ...finding, severity: 'warning' };
    }
  },
});

function isAdvice({ message }: EvidenceFinding): boolean {
  return message === 'no-fingerprint' || message === 'drifted';
}

function unproved(packet: WorkPacket, { id, keyword, text, path, line }: Requirement): EvidenceFinding {
  return {
    message: 'no-evidence',
    data: { packet: packet.id, requirement: id, keyword, text, spec: path },
    at: sectionPlace(packet, ['EVIDENCE_MAPPING', 'Evidence Mapping', 'EVIDENCE', 'Evidence', 'Metadata']),
    related: [{ at: { path, line, column: 1 }, note: 'the requirement' }],
    identity: id,
  };
}

const RECORDS: Readonly<Partial<Record<GovernedPart, string>>> = {
  packets: 'in the folder of the packets',
  board: 'the task board',
  spec: 'a Master Spec',
  'spec-pointer': 'the pointer to the Master Spec',
  ledger: 'the signature ledger',
  signatures: 'a signature',
  waivers: 'the waiver ledger',
};

/** The records of the work are no work: a packet that cites itself, or the very MUST that it is to meet, proves nothing. */
function recorded(packet: WorkPacket, evidence: Evidence, { paths }: Law): EvidenceFinding | null {
  const what = RECORDS[governedPart(paths, evidence.file) ?? 'code'];
  if (what === undefined) return null;
  const { data, ...common } = rowOf(packet, evidence);
  return { ...common, message: 'governed-record', data: { ...data, what } };
}

/** What every finding about a row has. */
function rowOf({ id, path }: WorkPacket, { requirement, file, from, to, line }: Evidence) {
  const data: Row = { packet: id, requirement, cited: placeOf(file, from, to) };
  const at: Location = { path, line, column: 1 };
  return { data, at, identity: `${requirement} ${data.cited}` };
}

function cited(packet: WorkPacket, evidence: Evidence, found: CitedLines): EvidenceFinding | null {
  const { fingerprint } = evidence;
  const { data, ...common } = rowOf(packet, evidence);
  switch (found.kind) {
    case 'no-file':
      return { ...common, message: 'file-not-there', data: { ...data, alike: found.alike } };
    case 'no-line':
      return { ...common, message: 'line-not-there', data: { ...data, lines: found.lines } };
    case 'blank':
      return { ...common, message: 'line-blank', data };
    case 'unreadable':
      return null;
    case 'lines':
      if (fingerprint === null)
        return { ...common, message: 'no-fingerprint', data: { ...data, fingerprint: found.fingerprint } };
      if (fingerprint === found.fingerprint) return null;
      return {
        ...common,
        message: 'drifted',
        data: {
          ...data,
          recorded: fingerprint,
          fingerprint: found.fingerprint,
          moved: movedOf(evidence, found.movedTo),
        },
      };
  }
}

function movedOf({ file, from, to }: Evidence, line: number | undefined): string | null {
  return line === undefined ? null : placeOf(file, line, line + to - from);
}

function placeOf(file: string, from: number, to: number): string {
  return `${file}:${from === to ? from : `${from}-${to}`}`;
}
