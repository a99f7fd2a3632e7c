import type { Look } from './change.js';

/** How the package manager of a repository installs for development, and takes out again. */
export interface PackageManager {
  readonly add: string;
  readonly remove: string;
  /** Where hooks do not find what it installs unless it is told so. */
  readonly isPlugAndPlay: boolean;
}

/** The package manager, by the file that it leaves behind; npm where there is none. */
export function packageManager(look: Look): PackageManager {
  const has = (path: string): boolean => look(path).kind !== 'nothing';
  const isPlugAndPlay = has('.pnp.cjs');
  if (has('pnpm-lock.yaml')) return { add: 'pnpm add --save-dev', remove: 'pnpm remove', isPlugAndPlay: false };
  if (isPlugAndPlay || has('yarn.lock')) return { add: 'yarn add --dev', remove: 'yarn remove', isPlugAndPlay };
  return { add: 'npm install --save-dev', remove: 'npm uninstall', isPlugAndPlay };
}
