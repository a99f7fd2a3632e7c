import type { Hook } from '../../hook.js';
import { type Insertion, markedByHash } from '../section.js';

/**
 * What is put into a hook that somebody else wrote: ours judges first, and its answer counts whatever theirs ends with. What git writes to
 * the standard input of pre-push is handed on to theirs, which may be waiting for it too (git-lfs is).
 * @param call our hook, as a command
 */
export function shellSection(hook: Hook, call: string): string {
  if (hook !== 'pre-push') return markedByHash(`${call} "$@" || exit $?`);
  return markedByHash(
    [
      'handshake_refs=$(cat)',
      `printf '%s' "$handshake_refs\${handshake_refs:+`,
      `}" | ${call} "$@" || exit $?`,
      'exec <<HANDSHAKE_REFS',
      '$handshake_refs',
      'HANDSHAKE_REFS',
    ].join('\n'),
  );
}

/** Behind the line that names the shell; null for a script of another language. */
export function atTop(text: string, section: string): Insertion | null {
  const [first = ''] = text.split('\n', 1);
  if (!first.startsWith('#!')) return { offset: 0, text: section };
  if (!/^#!\s*(?:\/\S+\/)?(?:env\s+(?:-S\s+)?)?(?:ba|da|k|z)?sh(?:\s|$)/.test(first)) return null;
  return text.length === first.length
    ? { offset: first.length, text: `\n${section}` }
    : { offset: first.length + 1, text: section };
}

/** Whether a hook calls the gate already, in whatever words. */
export function callsGate(text: string): boolean {
  return text.split('\n').some((line) => !/^\s*#/.test(line) && line.includes('handshake-check'));
}

/** Whether a hook is the one of this package, copied, of this version or of another one. */
export function isOwnHook(text: string): boolean {
  return text.startsWith('#!/bin/sh\n# Runs `handshake-check hook <name>` for git');
}
