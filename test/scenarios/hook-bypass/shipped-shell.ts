import { filesIn, namesIn, read } from '../../house/source-files.js';

/** A text with shell in it, as users get it or copy it. */
export interface ShippedShell {
  readonly where: string;
  readonly text: string;
}

/** What makes a failing command look as if it had not failed, or nobody wait for it (threat H14). */
const MASKS: readonly RegExp[] = [
  /\|\|\s*(?:true|:|exit\s+0|return\s+0|echo)(?:\s|$)/,
  /;\s*(?:true|:|exit\s+0)\s*$/,
  /\bset \+e\b/,
  /\bcontinue-on-error\b/,
  // A page may show the beginning of what these print: they judge nothing.
  /handshake-check\b(?! (?:explain|inspect|create-task-packet) )[^|#]*\|(?!\|)/,
  /^\s*!\s.*handshake-check\b/,
  /handshake-check\b[^&#]*&\s*$/,
];

/** The lines of a text that mask an exit code, without their blanks. */
export function masksIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => !line.startsWith('#') && MASKS.some((mask) => mask.test(line)));
}

/** Everything with shell in it that is shipped, run by our own CI, or shown to be copied. */
export function shippedShell(): ShippedShell[] {
  const whole = [
    ...filesIn(['hooks', '.husky', '.ci', 'recipes', '.github'], '').filter(
      ({ path }) => !path.startsWith('.husky/_/'),
    ),
    { path: 'actions/merge-gate/action.yml', text: read('actions/merge-gate/action.yml') },
    { path: 'package.json', text: read('package.json') },
  ];
  const pages = ['README.md', ...namesIn('docs').map((name) => `docs/${name}`)];
  return [
    ...whole.map(({ path, text }) => ({ where: path, text })),
    ...pages.map((page) => ({ where: page, text: blocksOf(read(page)) })),
  ];
}

/** The blocks of a page that are shell or YAML: what is said about commands between them is no command. */
function blocksOf(page: string): string {
  const blocks = [...page.matchAll(/^```(?:sh|bash|shell|console|ya?ml|just)\n(.*?)^```$/gms)];
  return blocks.map(([, block = '']) => block).join('\n');
}
