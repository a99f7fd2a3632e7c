import { trimBoth } from './trim.js';

/**
 * How far a criterion can be checked (protocol, Mistake 2): `checkable` names something that can be held against the work,
 * `vague` only praises the work, `plain` is a sentence that does neither.
 */
export type Measure = 'checkable' | 'vague' | 'plain';

/** Code between back-ticks, a quoted text, the statement of a requirement, or tests that pass. */
const MARKED: readonly RegExp[] = [
  /`[^`]+`/,
  /\S\s["“][^"“”]{2,80}["”]/,
  /["“][^"“”]{2,80}["”]\s\S/,
  /\b(?:MUST|SHALL)\b/,
  /\b(?:tests?|checks?|lint|build|suite|pipeline)\s(?:\w{1,20}\s)?(?:pass|succeed)/i,
  /\b(?:validation|audit|lint|build|check|scan|clippy)\b[^.;]{0,40}\bclean\b/i,
];

/** A call such as `cancel()`, whose brackets are no dress. */
const CALL = /^\w+(?:[.:]+\w+){0,8}\(/;

/** A word that stands for one thing in the repository or the spec: a file, a route, a name in code, an id, a section, a switch. */
const CONCRETE: readonly RegExp[] = [
  /^[\w@*.-]+\.[a-z][a-z0-9]{0,7}$/i,
  /\/[\w*.-]+\.[a-z][a-z0-9]{0,7}$/i,
  /^\.{0,2}\/[\w*{:]/,
  CALL,
  /[a-z0-9]_[a-z0-9]/i,
  /^[a-z]{2,}[A-Z]/,
  /\w::\w/,
  /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d/,
  /^§+\d/,
  /^--[a-z]/,
];

/** Abbreviations that look like files. */
const ABBREVIATION = /^(?:e\.g|i\.e|etc|v?\d[\d.]*)$/i;

/** A number, perhaps with what it counts. */
const NUMBER = /^[<>=≤≥~+-]{0,2}\d+(?:[.,:/-]\d+)*(?:%|[a-z]{1,3})?$/i;

/** What a number behind it only labels: `phase 1` measures nothing. */
const LABELS: ReadonlySet<string> = new Set([
  ...[
    'phase',
    'step',
    'version',
    'part',
    'milestone',
    'sprint',
    'task',
    'item',
    'stage',
    'priority',
    'tier',
    'release',
  ],
  ...['iteration', 'week', 'story', 'ticket', 'number', 'no', 'level', 'chapter'],
]);

/** What somebody who looks can see happen, or not. */
const OBSERVABLE: ReadonlySet<string> = new Set([
  ...[
    'returns',
    'return',
    'prints',
    'shows',
    'show',
    'displays',
    'lists',
    'writes',
    'reads',
    'emits',
    'logs',
    'logged',
  ],
  ...[
    'contains',
    'contain',
    'includes',
    'include',
    'equals',
    'equal',
    'matches',
    'match',
    'passes',
    'pass',
    'fails',
    'fail',
  ],
  ...[
    'exists',
    'exist',
    'rejects',
    'rejected',
    'refuses',
    'refused',
    'accepts',
    'accepted',
    'throws',
    'raises',
    'exits',
  ],
  ...[
    'stops',
    'starts',
    'ends',
    'ended',
    'blocks',
    'blocked',
    'allows',
    'denies',
    'denied',
    'creates',
    'deletes',
    'removes',
  ],
  ...[
    'removed',
    'adds',
    'renders',
    'redirects',
    'responds',
    'sends',
    'receives',
    'opens',
    'closes',
    'updates',
    'stores',
  ],
  ...['saves', 'persists', 'loads', 'parses', 'validates', 'verifies', 'enforces', 'enforced', 'records', 'recorded'],
  ...['compiles', 'builds', 'present', 'absent', 'empty', 'never', 'must', 'shall', 'covers', 'cover', 'identical'],
  ...[
    'unchanged',
    'sorted',
    'zero',
    'none',
    'points',
    'calls',
    'covered',
    'keeps',
    'moves',
    'skips',
    'ignores',
    'reports',
  ],
  ...[
    'copies',
    'replaces',
    'renamed',
    'prevents',
    'provides',
    'supports',
    'warns',
    'asks',
    'sets',
    'resets',
    'captured',
  ],
]);

/** What a criterion ends in that only praises. */
const PRAISE_AT_END =
  /(?:^|[\s,])(?:works?|working|functional|fast|faster|quick|quickly|well|good|great|nice|nicely|fine|ok|okay|done|complete|completed|finished|ready|correct|correctly|proper|properly|smooth|smoothly|stable|robust|reliable|reliably|better|improved|implemented|usable|acceptable|happy|satisfied|polished|readable|scalable|secure|performant|efficient|intuitive|user-friendly|as (?:expected|intended|designed|required|needed|wanted|planned|described|discussed))$/i;

/** What only praises wherever it stands. */
const PRAISE =
  /\b(?:works?|looks?|feels?|seems?|behaves?|runs)\b|\bis (?:fast|good|done|better|clean|nice|easy|ready|stable)\b/i;

/** A comment: what nobody sees promises nothing. */
const HIDDEN = /<!--[\s\S]*?(?:-->|$)/g;

/** Signs, ticks and emphasis around a criterion or a word. */
const DRESS = /[\s*_~"'“”()✅☑✔•?.!;:,]/;

/**
 * How far one entry of DONE_MEANS can be checked. Generous: one mark of something concrete is enough, because what is a good criterion
 * is for people to say. Knows English words; marks such as code, paths and numbers count in every language.
 * @param entry an entry of the list; code is a command, and a command can be run
 */
export function measureOf({ text, code }: { readonly text: string; readonly code: boolean }): Measure {
  if (code) return text.startsWith('#') ? 'plain' : 'checkable';
  const bare = trimBoth(text.slice(0, MOST_READ).replace(HIDDEN, ' '), DRESS);
  const words = bare.split(/\s+/).map((word) => (CALL.test(word) ? word : trimBoth(word, DRESS)));
  if (MARKED.some((mark) => mark.test(bare)) || words.some((word, at) => isConcrete(word, words[at - 1])))
    return 'checkable';
  if (PRAISE_AT_END.test(bare)) return 'vague';
  if (words.some((word, at) => isObservable(word, at, words[at + 1]))) return 'checkable';
  return PRAISE.test(bare) ? 'vague' : 'plain';
}

/** A criterion that says nothing in its first thousand characters says nothing. */
const MOST_READ = 1000;

function isConcrete(word: string, previous: string | undefined): boolean {
  if (NUMBER.test(word)) return !LABELS.has(previous?.toLowerCase() ?? '');
  return !ABBREVIATION.test(word) && CONCRETE.some((mark) => mark.test(word));
}

/** `No warning` denies something that can be looked for, and what a user `can cancel` can be tried. */
function isObservable(word: string, at: number, next: string | undefined): boolean {
  const lower = word.toLowerCase();
  if (OBSERVABLE.has(lower)) return true;
  if (at === 0 && lower === 'no') return next !== undefined && !/^(?:bugs?|problems?|issues?)$/i.test(next);
  return /^can(?:not|'t|’t)?$/.test(lower) && next !== undefined && !/^(?:be|use|work|now|do)$/i.test(next);
}
