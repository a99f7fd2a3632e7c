// biome-ignore-all lint/correctness/useImportExtensions: Markdown is text to the bundler (scripts/build.mjs) and to tests.
import agentsSection from './templates/AGENTS_SECTION.md';
import architecture from './templates/ARCHITECTURE.md';
import coderProtocol from './templates/CODER_PROTOCOL.md';
import masterSpec from './templates/first-spec.md';
import orchestratorProtocol from './templates/ORCHESTRATOR_PROTOCOL.md';
import signatureAudit from './templates/SIGNATURE_AUDIT.md';
import startHere from './templates/START_HERE.md';
import taskBoard from './templates/TASK_BOARD.md';
import validatorProtocol from './templates/VALIDATOR_PROTOCOL.md';
import waivers from './templates/WAIVERS.md';

/** The first texts of what a governed repository has to have; they are part of the program. */
export const TEMPLATES = {
  architecture,
  masterSpec,
  signatureAudit,
  startHere,
  taskBoard,
  waivers,
} as const;

/** The protocols of the roles, by the role that the name of the file tells. */
export const PROTOCOLS: readonly (readonly [role: RegExp, text: string])[] = [
  [/coder/i, coderProtocol],
  [/validator/i, validatorProtocol],
  [/orchestrator/i, orchestratorProtocol],
];

/** What agents are told, between its marks. */
export const AGENTS_SECTION = agentsSection;
