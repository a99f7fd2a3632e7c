import type { AllowedSigner, AllowedSigners, IdleSignerLine } from '../model/allowed-signers.js';
import type { RepoPath } from '../model/path.js';
import { isSshKeyType, readSshKey, type VerifyingKey } from './ssh-public-key.js';
import { strictBase64 } from './ssh-wire.js';

/** Bytes of an allowed signers file: some hundreds of keys. */
export const MAX_SIGNERS_BYTES = 256 * 1024;

/** UTF-16 units of a line. The longest key that is read has 2,800. */
const MAX_LINE = 16 * 1024;

const BLANKS = ' \t';

/** All but the tab: OpenSSH ends a text at the first, and divides it at others that nobody sees. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\x00-\x08\x0a-\x1f\x7f]/;

/**
 * Reads an allowed signers file as ssh-keygen(1) describes it. A line that is wrong, or that needs what is not supported, counts for
 * nobody and is kept with the reason; one bad line does not switch off the others. Never throws; linear.
 */
export function readAllowedSigners(path: RepoPath, bytes: Uint8Array): AllowedSigners {
  const signers: AllowedSigner[] = [];
  const idle: IdleSignerLine[] = [];
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  for (const [index, whole] of lines.entries()) {
    const text = trimmed(whole);
    if (text === '' || text.startsWith('#')) continue;
    const found = readLine(text);
    if (typeof found === 'string') idle.push({ line: index + 1, reason: found, text });
    else signers.push({ line: index + 1, ...found });
  }
  return { path, signers, idle };
}

/** The file of a tree that has none which could be read: nobody is allowed. */
export function noAllowedSigners(path: RepoPath, reason: string): AllowedSigners {
  return { path, signers: [], idle: [{ line: 0, reason, text: reason }] };
}

type ReadLine = Omit<AllowedSigner, 'line'>;

function readLine(line: string): ReadLine | string {
  if (line.length > MAX_LINE) return `it has ${line.length} characters, expected at most ${MAX_LINE}`;
  if (CONTROL.test(line)) return 'it holds a control character';
  if (line.startsWith('\ufeff')) return 'it begins with a byte order mark, which ssh-keygen reads as part of the name';
  const cut = cutNames(line);
  if (cut === null) return 'its names hold a quotation mark that encloses none of them';
  const { names, rest } = cut;
  const own = wordsOf(rest);
  const hasOptions = !isSshKeyType(own[0] ?? '');
  const end = hasOptions ? endOfOptions(rest) : 0;
  if (end === null) return 'a quotation mark of its options is never closed';
  const [type = '', base64 = ''] = hasOptions ? wordsOf(trimmed(rest.slice(end))) : own;
  if (type === '') return 'it has no key';
  const options = hasOptions ? readOptions(rest.slice(0, end)) : NO_OPTIONS;
  if (typeof options === 'string') return options;
  const key = readKey(type, base64);
  return typeof key === 'string' ? key : { names: names.split(','), ...options, key };
}

function readKey(type: string, base64: string): ReadLine['key'] | string {
  const blob = strictBase64(base64);
  const key: VerifyingKey | string = blob === null ? 'is malformed' : readSshKey(blob);
  if (typeof key === 'string') return `its key ${key}`;
  if (key.type !== type) return `its key is of the kind ${key.type}, and the line says otherwise`;
  return { type: key.type, blob: key.blob, fingerprint: key.fingerprint };
}

/** The names, quoted as a whole or not at all, and what follows them; null for other quotation marks. */
function cutNames(line: string): { readonly names: string; readonly rest: string } | null {
  if (!line.startsWith('"')) {
    const end = line.search(/[ \t]/);
    // OpenSSH would read on from there to the next one, and find other names than a person.
    if (line.slice(0, end < 0 ? line.length : end).includes('"')) return null;
    return end < 0 ? { names: line, rest: '' } : { names: line.slice(0, end), rest: trimmed(line.slice(end)) };
  }
  const end = line.indexOf('"', 1);
  return end < 0 ? null : { names: line.slice(1, end), rest: trimmed(line.slice(end + 1)) };
}

/** Where the options end: at the first blank that is not quoted; null where a quotation is never closed. */
function endOfOptions(text: string): number | null {
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\' && text[at + 1] === '"') at++;
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && BLANKS.includes(text[at] ?? '')) return at;
  }
  return isQuoted ? null : text.length;
}

type Options = Pick<AllowedSigner, 'namespaces' | 'validAfter' | 'validBefore'>;

const NO_OPTIONS: Options = { namespaces: null, validAfter: null, validBefore: null };

const OPTION = /^([A-Za-z-]+)(?:="((?:\\"|[^"\\]|\\(?!"))*)")?(,|$)/;

function readOptions(text: string): Options | string {
  const given = new Map<string, string | null>();
  for (let rest = text; rest !== ''; ) {
    const found = OPTION.exec(rest);
    if (!found) return 'its options are malformed';
    const [whole, name = '', value, comma] = found;
    const option = name.toLowerCase();
    if (given.has(option)) return `its option ${option} stands there twice`;
    given.set(option, value?.replaceAll('\\"', '"') ?? null);
    rest = rest.slice(whole.length);
    if (comma === ',' && rest === '') return 'its options end in a comma';
  }
  return optionsOf(given);
}

function optionsOf(given: ReadonlyMap<string, string | null>): Options | string {
  if (given.has('cert-authority')) return 'it is for certificates (cert-authority), which are not supported';
  const found: { namespaces: readonly string[] | null; validAfter: number | null; validBefore: number | null } = {
    ...NO_OPTIONS,
  };
  for (const [option, value] of given) {
    if (option === 'namespaces' && value !== null) found.namespaces = value.split(',');
    else if (option === 'valid-after' || option === 'valid-before') {
      const time = value === null ? null : timeOf(value);
      if (time === null) return `its ${option} is no date such as "20260131" or "202601311200Z"`;
      found[option === 'valid-after' ? 'validAfter' : 'validBefore'] = time;
    } else return `its option ${option} is not known, or has no value`;
  }
  const { validAfter, validBefore } = found;
  if (validAfter !== null && validBefore !== null && validBefore <= validAfter) return 'it ends before it begins';
  return found;
}

const TIME = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:z|utc)?$/i;

/** `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS` in seconds since 1970; null where there is no such time. */
function timeOf(text: string): number | null {
  const found = TIME.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const parts = [time.getUTCMonth() + 1, time.getUTCDate(), time.getUTCHours(), time.getUTCMinutes()];
  const isReal = [month, day, hour, minute].every((part, index) => part === parts[index]) && year >= 1970;
  return isReal && second < 60 ? time.getTime() / 1000 : null;
}

function wordsOf(text: string): string[] {
  return text.split(/[ \t]+/, 2);
}

/** Without blanks and tabs at both ends, and without the carriage return of a line end; other white space is text to OpenSSH. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BLANKS.includes(text[start] ?? '')) start++;
  while (end > start && ' \t\r'.includes(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}
