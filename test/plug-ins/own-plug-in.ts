import { integrityOf } from '../../engine/plug-ins/plug-in-file.js';
import type { Report } from '../../engine/report.js';
import { type Edit, type JudgedChange, judgeChange } from '../support/judge-change.js';

/** Where the tests have their plug-in. */
export const PATH = 'tools/rules/own.mjs';
export const CONFIG = 'handshake.config.json';

/** What a rule is made of, each part as JavaScript. */
export interface Parts {
  readonly id?: string;
  readonly more?: string;
  readonly checks?: string;
  readonly messages?: string;
}

/** A plug-in whose one rule finds every packet without a word in it, unless parts of it are given. */
export function plugIn({ id = 'own-word', more = '', checks = CHECKS, messages = MESSAGES }: Parts = {}): string {
  return `// Our own law.
/** @type {import('handshake-check/rule').PlugIn} */
export const rules = ({ defineRule, fileLocation, quote }) => [
  defineRule({
    id: ${JSON.stringify(id)},
    clauses: ['Team 1'],
    blocksWhen: 'a packet lacks the word',
    why: 'Team 1: every packet has the word.',
    reads: ['packets'],
    completeness: false,
    waivable: true,
    ${more}
    messages: { ${messages} },
    ${checks}
  }),
];
`;
}

const CHECKS = `*packet({ packet, options }) {
      if (!packet.text.includes(options.word ?? 'sunrise')) yield { message: 'no-word', data: { packet: packet.id }, at: fileLocation(packet.path) };
    },`;
const MESSAGES =
  "'no-word': ({ packet }) => ({ message: quote(packet) + ' has no word, expected one', help: 'Add it.' }),";

/** A rule with an option. */
export const WITH_OPTION =
  "options: { word: { schema: { type: 'string', minLength: 2 }, default: 'sunrise', description: 'The word.' } },";

/** A configuration that names the plug-in as it is. */
export function configOf(text: string, more: object = {}): object {
  return { plugins: [{ path: PATH, integrity: pinOf(text) }], ...more };
}

/** What pins a text. */
export function pinOf(text: string): string {
  return integrityOf(Buffer.from(text));
}

/** Judges an edit of the signed packet's record by a base that has the plug-in. */
export function judgedBy(
  text: string,
  { config = configOf(text), steps = EDITED, base = {}, ...change }: Partial<JudgedChange> = {},
): Promise<Report> {
  return judgeChange({ config, steps, ...change, base: { [PATH]: () => text, ...base } });
}

const note: Edit = (text) => `${text}\n## Evidence\n- looked\n`;

/** A change of what is open in the signed packet. */
export const EDITED = [{ edits: { signed: note } }];
