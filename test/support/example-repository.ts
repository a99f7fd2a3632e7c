import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a path of an example holds. Bytes are kept one to a character (`latin1`), so that an edit can place any of them. */
export interface ExampleFile {
  readonly kind: 'file' | 'executable' | 'symlink';
  readonly bytes: string;
}

/** A tree: path to file. */
export type ExampleTree = ReadonlyMap<string, ExampleFile>;

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

/** The packet that a change introduces by editing `new`. */
export const NEW_PACKET_PATH = 'docs/task_packets/WP-1-New-20260105.md';

/** The names that law pages use for the files they edit most. */
export const ALIASES: Readonly<Record<string, string>> = {
  signed: 'docs/task_packets/WP-1-Cancel-Job-20260101.md',
  draft: 'docs/task_packets/WP-1-Retry-Job-20260102.md',
  new: NEW_PACKET_PATH,
  board: 'docs/TASK_BOARD.md',
  spec: 'docs/spec/Master_Spec_v01.00.md',
  pointer: 'docs/SPEC_CURRENT.md',
  ledger: 'docs/SIGNATURE_AUDIT.md',
  waivers: 'docs/WAIVERS.md',
};

/** The files of `examples/governed/`: the base that every example starts from. */
export function exampleTree(): ExampleTree {
  const root = join(EXAMPLES, 'governed');
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const tree = files.map((entry): [string, ExampleFile] => {
    const path = join(entry.parentPath, entry.name);
    const executable = (statSync(path).mode & 0o111) !== 0;
    const name = relative(root, path).replaceAll('\\', '/');
    return [name, { kind: executable ? 'executable' : 'file', bytes: readFileSync(path, 'latin1') }];
  });
  return new Map(tree.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The packet that `new` introduces, before its edits. */
export function newPacket(): ExampleFile {
  return { kind: 'file', bytes: readFileSync(join(EXAMPLES, 'new-packet.md'), 'latin1') };
}

/** Text as the one-character-per-byte form of its UTF-8. */
export function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
