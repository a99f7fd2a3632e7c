// biome-ignore-all lint/correctness/useImportExtensions: Markdown is text to the bundler (scripts/build.mjs) and to tests.
// The example repository is part of the program, so that the demo needs no file beside it: the bundle holds the texts.
import architecture from '../../examples/governed/docs/ARCHITECTURE.md';
import coderProtocol from '../../examples/governed/docs/CODER_PROTOCOL.md';
import orchestratorProtocol from '../../examples/governed/docs/ORCHESTRATOR_PROTOCOL.md';
import signatureAudit from '../../examples/governed/docs/SIGNATURE_AUDIT.md';
import specCurrent from '../../examples/governed/docs/SPEC_CURRENT.md';
import startHere from '../../examples/governed/docs/START_HERE.md';
import masterSpec from '../../examples/governed/docs/spec/Master_Spec_v01.00.md';
import taskBoard from '../../examples/governed/docs/TASK_BOARD.md';
import cancelJob from '../../examples/governed/docs/task_packets/WP-1-Cancel-Job-20260101.md';
import retryJob from '../../examples/governed/docs/task_packets/WP-1-Retry-Job-20260102.md';
import validatorProtocol from '../../examples/governed/docs/VALIDATOR_PROTOCOL.md';
import waivers from '../../examples/governed/docs/WAIVERS.md';
import newPacket from '../../examples/new-packet.md';

/** The documents of `examples/governed/`, by path. */
export const EXAMPLE_DOCUMENTS: Readonly<Record<string, string>> = {
  'docs/ARCHITECTURE.md': architecture,
  'docs/CODER_PROTOCOL.md': coderProtocol,
  'docs/ORCHESTRATOR_PROTOCOL.md': orchestratorProtocol,
  'docs/SIGNATURE_AUDIT.md': signatureAudit,
  'docs/SPEC_CURRENT.md': specCurrent,
  'docs/START_HERE.md': startHere,
  'docs/TASK_BOARD.md': taskBoard,
  'docs/VALIDATOR_PROTOCOL.md': validatorProtocol,
  'docs/WAIVERS.md': waivers,
  'docs/spec/Master_Spec_v01.00.md': masterSpec,
  'docs/task_packets/WP-1-Cancel-Job-20260101.md': cancelJob,
  'docs/task_packets/WP-1-Retry-Job-20260102.md': retryJob,
};

/** A little code for them to govern; what it says is judged by nobody. */
export const EXAMPLE_CODE: Readonly<Record<string, string>> = {
  'app/main.ts': 'process.exitCode = 2;\n',
  'scripts/build.sh': '#!/bin/sh\nexec tsc\n',
  'src/jobs.ts': "export type JobState = 'queued' | 'running' | 'done';\n",
  'tests/jobs.test.ts': "import '../src/jobs.js';\n",
};

/** A complete packet, signed, that the example repository does not hold yet. */
export const NEW_PACKET = { id: 'WP-1-New-20260105', text: newPacket } as const;
