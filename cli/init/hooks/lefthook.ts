import { type Look, newFile, type Part, together } from '../change.js';
import { added, atEnd, type Insertion, markedByHash } from '../section.js';
import { type Setting, textAt } from '../setting.js';

const FILES = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml'] as const;
const OTHER_FILES = ['lefthook.toml', 'lefthook.json', '.lefthook.toml', '.lefthook.json'] as const;

/** What lefthook is told, in a file of the repository: where lefthook does not find what it extends, it says nothing and lets everything pass. */
const OWN = '.handshake/lefthook.yml';

/** The configuration of lefthook; null where there is none. */
export function lefthookFile(look: Look): string | null {
  return [...FILES, ...OTHER_FILES].find((path) => look(path).kind !== 'nothing') ?? null;
}

/** Lets lefthook run the gate. It lays hooks that it did not have before by itself, the next time that one of its hooks runs. */
export function lefthook({ look, lookAtHook, packaged }: Setting): Part {
  const path = lefthookFile(look) ?? FILES[0];
  const byHand = `extend ${OWN} there`;
  const own = newFile(look, OWN, packaged('recipes/lefthook.yml'));
  if (!FILES.some((file) => file === path)) {
    return together(own, { changes: [], words: [`${path} is left as it is: ${byHand}`] });
  }
  const isLive = /lefthook/.test(textAt(lookAtHook, 'pre-commit') ?? '');
  const asleep = 'lefthook is not live here: its hooks are not in .git/hooks. Run lefthook install';
  return together(
    own,
    added(look, {
      path,
      isThere: (text) => text.includes('handshake'),
      insertion: extension,
      act: `let ${path} extend ${OWN}`,
      byHand,
    }),
    { changes: [], words: isLive ? [] : [asleep] },
  );
}

/** A list that is there gets an item at its head, in the same column; a list on one line is for people. */
function extension(text: string): Insertion | null {
  const key = /^extends:[ \t]*\n([ \t]*)- /m.exec(text);
  if (!key) return /^["']?extends["']?\s*:/m.test(text) ? null : atEnd(text, markedByHash(`extends:\n  - ${OWN}`));
  const offset = key.index + key[0].indexOf('\n') + 1;
  return { offset, text: `${key[1] ?? ''}- ${OWN}\n` };
}
