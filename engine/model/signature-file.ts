import { shellWord } from './amend.js';
import type { LawPaths } from './law.js';
import { folderOf, type RepoPath } from './path.js';
import type { Signature } from './signature.js';

/** The namespace of SSH signatures of packets (`ssh-keygen -Y sign -n`): a signature that was made for something else is none. */
export const PACKET_NAMESPACE = 'handshake-packet';

/** What a signature of a packet says, and who is said to have made it. */
export interface PacketStatement {
  readonly packet: string;
  readonly signature: Signature;
  /** `sha256:` of the locked text, as the ledger has it. */
  readonly digest: string;
  /** What the configuration calls the repository; null where it says nothing. */
  readonly repository: string | null;
}

/**
 * The lines that are signed, each ended by a line feed (decision record 7): they name the packet, the signature in plain text and the
 * locked text, so that a signature is good for nothing else.
 */
export function statementLines({ packet, signature, digest, repository }: PacketStatement): string[] {
  return ['handshake-packet-v1', packet, signature.text, digest, ...(repository === null ? [] : [repository])];
}

/** The bytes that are signed, as text. */
export function statementText(statement: PacketStatement): string {
  return statementLines(statement)
    .map((line) => `${line}\n`)
    .join('');
}

/** Where the SSH signatures stand: beside the ledger. */
export function signaturesFolder({ ledger }: Pick<LawPaths, 'ledger'>): RepoPath {
  const folder = folderOf(ledger);
  return folder === '' ? 'signatures' : `${folder}/signatures`;
}

/** The file with the SSH signature behind a signature in plain text. */
export function signatureFile(paths: Pick<LawPaths, 'ledger'>, signature: string): RepoPath {
  return `${signaturesFolder(paths)}/${signature}.sig`;
}

/** The signature in plain text that a path stands behind; null for a path that is no such file. */
export function signatureOfFile(paths: Pick<LawPaths, 'ledger'>, path: RepoPath): string | null {
  const folder = `${signaturesFolder(paths)}/`;
  if (!path.startsWith(folder) || !path.endsWith('.sig')) return null;
  const name = path.slice(folder.length, -'.sig'.length);
  return name === '' || name.includes('/') ? null : name;
}

/** The command, to paste, with which a signer makes the file. */
export function signCommand(statement: PacketStatement, file: RepoPath): string {
  const words = statementLines(statement).map(shellWord).join(' ');
  return `mkdir -p ${shellWord(folderOf(file))} && printf '%s\\n' ${words} | ssh-keygen -Y sign -n ${PACKET_NAMESPACE} -f ~/.ssh/id_ed25519 > ${shellWord(file)}`;
}
