import { bareId } from './entry-line.js';

const SAYS_NEEDS = /\b(?:needs|depends on|requires|blocked by)\b/i;
const ARROW = /->|=>|→/;
const JOINING = new Set(['', 'and', ':', '-', '+']);

/**
 * The ids that a text says it needs: the list right behind `needs`, `depends on`, `requires` or `blocked by`. What is not an id ends
 * the list, so that an id mentioned later in the sentence is none of it.
 */
export function neededIds(text: string): string[] {
  const match = SAYS_NEEDS.exec(text);
  return match ? idList(text.slice(match.index + match[0].length)) : [];
}

/** One line of the board's section on dependencies: `WP-A needs WP-B, WP-C` or `WP-A -> WP-B -> WP-C`, each needing the next. */
export function dependencyLine(line: string): { readonly id: string; readonly needs: string }[] {
  const groups = line.split(ARROW).map((part) => idList(part));
  if (groups.length > 1) {
    return groups.flatMap((ids, index) =>
      ids.flatMap((id) => (groups[index + 1] ?? []).map((needs) => ({ id, needs }))),
    );
  }
  const [id] = idList(line);
  return id === undefined ? [] : neededIds(line).map((needs) => ({ id, needs }));
}

/** The ids at the start of a text, whatever separates and dresses them. */
function idList(text: string): string[] {
  const ids: string[] = [];
  for (const word of text.split(/[\s,;&()[\]*`|]+/)) {
    const id = word.startsWith('WP-') ? bareId(word.replace(/:$/, '')) : '';
    if (id !== '') ids.push(id);
    else if (!JOINING.has(word)) break;
  }
  return ids;
}
