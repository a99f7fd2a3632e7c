import { isRiskRow } from '../../engine/model/bootstrap.js';
import { isPacketId } from '../../engine/model/packet-id.js';
import { isPlaceholder, templateToken } from '../../engine/model/placeholder.js';
import { readPattern } from '../../engine/model/scope-pattern.js';
import { entryPaths } from '../../engine/model/scope-text.js';
import { type SaidForm, type SaidOption, TIERS } from './said-options.js';

/** The longest value: what needs more than a paragraph belongs into the Master Spec. */
const LONGEST = 1000;
const BROKEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * What is wrong with a value before anything is written: the rest of a sentence "`--what …` …, expected …".
 * @param value without blanks around it
 * @returns null when nothing is; whether Markdown reads it as it is written is for `createPacket` to see
 */
export function saidFault({ form, field }: Pick<SaidOption, 'form' | 'field'>, value: string): string | null {
  if (value === '') return 'is empty, expected a value; leave the option out where nothing is known yet';
  if (BROKEN.test(value)) return 'has a line break or another control character in it, expected text on one line';
  if (value.length > LONGEST) return `has ${value.length} characters, expected at most ${LONGEST}`;
  if (/^--?[a-z][a-z-]*$/.test(value)) return 'looks like an option, expected a value before it';
  if (isPlaceholder(value, field)) return 'is a placeholder, expected a value; leave the option out until it is known';
  // What is searched for may be signs alone.
  const saysNothing = form !== 'term' && !/[\p{L}\p{N}]/u.test(value);
  return FAULTS[form]?.(value) ?? (saysNothing ? 'says nothing, expected words' : null);
}

const FAULTS: Partial<Record<SaidForm, (value: string) => string | null>> = {
  scope: scopeFault,
  fence: (value) => (value.includes('`') && !isPathWord(value) ? null : pathFault(value)),
  path: pathFault,
  tier: (value) =>
    TIERS.some((tier) => tier === value) ? null : `is no risk tier, expected one of ${TIERS.join(', ')}`,
  command: commandFault,
  term: (value) =>
    value.includes('"') && value.includes('`') ? 'has both quotes and back-ticks, expected one of them' : null,
  risk: (value) => (isRiskRow({ text: value }) ? null : 'is no row of risks, expected "failure" -> subsystem'),
  packet: (value) => (isNone(value) || isPacketId(value) ? null : 'is no packet id, expected the exact id of a packet'),
};

const PATTERN_FAULTS = {
  everything: 'is the whole repository, expected the files and folders that the work is about',
  escapes: 'leads out of the repository, expected a path from its top',
  signs: 'has signs without a meaning here, expected names, * within a name and ** for any folders',
} as const;

function scopeFault(value: string): string | null {
  const path = withoutNew(value);
  if (path.includes('`')) return 'has back-ticks in it, expected a plain path';
  const reading = readPattern(path);
  if ('fault' in reading) return PATTERN_FAULTS[reading.fault];
  if (/\s/.test(path) && !/\/|\.\w+$/.test(path)) return 'is words, expected a path such as src/jobs.ts';
  if (entryPaths(path).length > 1) return 'is several paths, expected one; give the option once for each';
  const [entry, ...more] = entryPaths(written('scope', value));
  return entry && more.length === 0 && !entry.isProse && entry.text === path
    ? null
    : 'is no path that can be read back, expected one path or pattern such as src/jobs.ts or src/**/*.ts';
}

function pathFault(value: string): string | null {
  return value.includes('`') ? 'has back-ticks in it, expected plain text' : null;
}

function commandFault(value: string): string | null {
  if (/^(?:`{3}|~{3})/.test(value)) return 'begins with the mark of a code block, expected a command';
  if (value.startsWith('#')) return 'is a comment, expected a command';
  const token = templateToken(value);
  return token === null ? null : `has ${token} from the template in it, expected a command that can be run`;
}

/** A value as it was meant: blanks around it, and the case of a tier, say nothing. */
export function saidValue({ form }: Pick<SaidOption, 'form'>, typed: string): string {
  return form === 'tier' ? typed.trim().toUpperCase() : typed.trim();
}

/** `none` says that there is nothing. */
export function isNone(value: string): boolean {
  return /^none$/i.test(value);
}

/** A value as it stands in a packet: what Markdown would show in another way than it is written is put in back-ticks. */
export function written(form: SaidForm, value: string): string {
  switch (form) {
    case 'path':
      return inTicks(value);
    case 'scope':
      return `${inTicks(withoutNew(value))}${isNew(value) ? ' (new)' : ''}`;
    case 'fence':
      return isPathWord(value) ? inTicks(value) : value;
    case 'term':
      return !value.includes('`') && (value.includes('"') || MARKS.test(value)) ? `\`${value}\`` : `"${value}"`;
    default:
      return value;
  }
}

const NEW = / \(new\)$/;
/** Characters that mark something up, or might. */
const MARKS = /[*_[\]<>&\\~|$!#]/;
/** A path that every reader shows as it is written. */
const PLAIN_PATH = /^[A-Za-z0-9./@+-](?:[A-Za-z0-9./@+-]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))*$/;

function isNew(value: string): boolean {
  return NEW.test(value);
}

function withoutNew(value: string): string {
  return value.replace(NEW, '').trimEnd();
}

function isPathWord(value: string): boolean {
  return !/\s/.test(value) && /[/*._]/.test(value);
}

function inTicks(path: string): string {
  return PLAIN_PATH.test(path) && !/^[-+]/.test(path) ? path : `\`${path}\``;
}
