import { HOOKS } from '../../hook.js';
import { type Look, newFile, type Part, together } from '../change.js';
import { added, atEnd, type Insertion, markedByHash } from '../section.js';
import { type Setting, textAt } from '../setting.js';

const FILES = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml'] as const;
const OTHER_FILES = ['lefthook.toml', 'lefthook.json', '.lefthook.toml', '.lefthook.json'] as const;

/** Every name that its configuration can have. */
export const LEFTHOOK_FILES = [...FILES, ...OTHER_FILES] as const;

/** What lefthook is told, in a file of the repository: where lefthook does not find what it extends, it says nothing and lets everything pass. */
export const OWN_LEFTHOOK = '.handshake/lefthook.yml';

/** The configuration of lefthook; null where there is none. */
export function lefthookFile(look: Look): string | null {
  return LEFTHOOK_FILES.find((path) => look(path).kind !== 'nothing') ?? null;
}

/** What a person adds to a configuration that is no YAML. */
export function lefthookExtension(path: string): string {
  return path.endsWith('.toml') ? `extends = ["${OWN_LEFTHOOK}"]` : `"extends": ["${OWN_LEFTHOOK}"]`;
}

/** Lets lefthook run the gate. It lays hooks that it did not have before by itself, the next time that one of its hooks runs. */
export function lefthook({ look, lookAtHook, packaged }: Setting): Part {
  const path = lefthookFile(look) ?? FILES[0];
  const own = newFile(look, OWN_LEFTHOOK, packaged('recipes/lefthook.yml'));
  const asleep: Part = { changes: [], words: asleepWords(lookAtHook) };
  if (!FILES.some((file) => file === path)) {
    const isTold = (textAt(look, path) ?? '').includes('handshake');
    const word = `${path} is left as it is: add ${lefthookExtension(path)} there`;
    return together(own, { changes: [], words: isTold ? [] : [word] }, asleep);
  }
  return together(
    own,
    added(look, {
      path,
      isThere: (text) => text.includes('handshake'),
      insertion: extension,
      act: `let ${path} extend ${OWN_LEFTHOOK}`,
      byHand: `extend ${OWN_LEFTHOOK} there`,
    }),
    asleep,
  );
}

function asleepWords(lookAtHook: Look): string[] {
  const missing = HOOKS.filter((hook) => !/lefthook/.test(textAt(lookAtHook, hook) ?? ''));
  if (missing.length === 0) return [];
  if (missing.length === HOOKS.length)
    return ['lefthook is not live here: its hooks are not in .git/hooks. Run npx lefthook install'];
  return [`lefthook has not laid ${missing.join(', ')} in .git/hooks yet. Run npx lefthook install`];
}

/** A list that is there gets an item at its head, in the same column; a list on one line is for people. */
function extension(text: string): Insertion | null {
  const key = /^extends:[ \t]*\n([ \t]*)- /m.exec(text);
  if (!key)
    return /^["']?extends["']?\s*:/m.test(text) ? null : atEnd(text, markedByHash(`extends:\n  - ${OWN_LEFTHOOK}`));
  const offset = key.index + key[0].indexOf('\n') + 1;
  return { offset, text: `${key[1] ?? ''}- ${OWN_LEFTHOOK}\n` };
}
