/** A git program with the only environment and folder it may see. */
export interface GitCommand {
  /** The absolute path of the git program. */
  readonly binary: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}
