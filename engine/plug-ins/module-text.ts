import { compileFunction, createContext, Script } from 'node:vm';

/** Why a text is no plug-in: the rest of a sentence whose subject is its path. */
export class ModuleFault extends Error {
  override readonly name = 'ModuleFault';
}

const EXPORT = 'export';
const STRICT = '"use strict";';

/** What rules do without, so that they say the same of the same trees wherever and whenever they run. */
const PURE = new Script(`'use strict';
for (const name of ['Promise', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'WeakRef', 'FinalizationRegistry', 'console'])
  delete globalThis[name];
const refuse = (what) => () => { throw new Error(what); };
Math.random = refuse('a rule draws no lots');
const clock = refuse('a rule reads no clock: the context has the time of the run');
globalThis.Date = new Proxy(Date, {
  apply: clock,
  construct: (date, given, made) => (given.length === 0 ? clock() : Reflect.construct(date, given, made)),
  get: (date, name) => (name === 'now' ? clock : Reflect.get(date, name)),
});`);

/**
 * The text of a module that exports `rules` and nothing else, as the body of a function that returns them. V8 itself then sees to it
 * that it imports nothing and waits for nothing: in a function neither is grammar. Lines and columns stay where they are.
 * @throws ModuleFault when it is none
 */
function bodyOf(text: string): string {
  // V8 would refuse it too, but only when it is reached, and nobody would hear which plug-in it was.
  if (/\bimport\s*\(/.test(withoutComments(text))) {
    throw new ModuleFault('holds "import(…)" outside of its comments, expected none: a plug-in imports nothing');
  }
  const starts = [...text.matchAll(/^export\b/gm)].map(({ index }) => index);
  const [at, second] = starts;
  if (at === undefined) {
    throw new ModuleFault('exports nothing, expected a line that begins with "export const rules ="');
  }
  if (second !== undefined) {
    throw new ModuleFault(
      `has ${starts.length} lines that begin with "export", expected one: a plug-in exports "rules" and nothing else`,
    );
  }
  const rest = text.slice(at);
  if (/^export const rules\b/.test(rest)) {
    return `${text.slice(0, at)}${' '.repeat(EXPORT.length)}${rest.slice(EXPORT.length)}`;
  }
  // What bundlers write at the end.
  if (['export{rules}', 'export{rules};', 'export{rules,};'].includes(rest.replace(/\s/g, '')))
    return text.slice(0, at);
  throw new ModuleFault(
    'exports something else than its rules, expected a line that begins with "export const rules ="',
  );
}

/** Types are named in comments. Of a comment sign in a text too much may be left out: what is asked here is no wall. */
function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const block = text.indexOf('/*', from);
    const line = text.indexOf('//', from);
    const isBlock = block >= 0 && (line < 0 || block < line);
    const start = isBlock ? block : line;
    kept.push(text.slice(from, start < 0 ? undefined : start));
    const end = start < 0 ? -1 : text.indexOf(isBlock ? '*/' : '\n', start + 2);
    if (end < 0) return kept.join(' ');
    from = end + (isBlock ? 2 : 1);
  }
}

/**
 * Looks whether a text could be evaluated, and runs nothing of it.
 * @param name of the file, for messages
 * @throws ModuleFault when it could not
 */
export function assertModule(name: string, text: string): void {
  compiled(name, bodyOf(text));
}

/**
 * Evaluates a module in a realm of its own, which has what the language has and nothing of Node: no files, no network, no clock and no
 * environment are in reach of code that does not set out to break out. It is no wall against code that does: what may run is what base
 * holds (ADR 11).
 * @param name of the file, for messages and stack traces
 * @returns what it exports as `rules`, a value of that realm
 * @throws ModuleFault when it is no such module; and whatever the module throws
 */
export function evaluated(name: string, text: string): unknown {
  const body = bodyOf(text);
  compiled(name, body);
  // What it starts and does not wait for is never gone on with: there is nothing to wait for, and it could go on for ever.
  const context = createContext(
    {},
    { codeGeneration: { strings: false, wasm: false }, microtaskMode: 'afterEvaluate' },
  );
  PURE.runInContext(context);
  return compiled(name, body, context)();
}

function compiled(name: string, body: string, parsingContext?: ReturnType<typeof createContext>): () => unknown {
  try {
    return compileFunction(`${STRICT}${body}\n;return rules;`, [], {
      filename: name,
      columnOffset: -STRICT.length,
      ...(parsingContext ? { parsingContext } : {}),
    }) as () => unknown;
  } catch (error) {
    throw new ModuleFault(`cannot be read as JavaScript: ${faultOf(error)}`, { cause: error });
  }
}

/** V8 names the line in the first line of the stack alone. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [place = ''] = (error.stack ?? '').split('\n');
  const line = place.slice(place.lastIndexOf(':') + 1);
  const what = /import statement|'import\.meta'|^await is/.test(error.message)
    ? `${error.message}. A plug-in imports nothing and waits for nothing: one file holds all of it`
    : error.message;
  return /^\d+$/.test(line) ? `line ${line}: ${what}` : what;
}
