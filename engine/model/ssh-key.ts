/** The kinds of keys that can stand behind a signature. SHA-1, DSA and certificates are not among them. */
export const SSH_KEY_TYPES = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'ssh-rsa',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
] as const;

/** The kind of a public key, as OpenSSH names it. `sk-` kinds live in a token that a person has to touch. */
export type SshKeyType = (typeof SSH_KEY_TYPES)[number];

/** A public key. Two keys are the same when their `blob` is. */
export interface SshKey {
  readonly type: SshKeyType;
  /** The key in its one canonical encoding (RFC 4253, section 6.6), base64. */
  readonly blob: string;
  /** `SHA256:` and 43 characters, as `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
}
