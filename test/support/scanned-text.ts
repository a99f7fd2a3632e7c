type Builtin = (this: unknown, ...args: unknown[]) => unknown;

/** Characters or elements that a call touches, upwards. `size` is the length of what it is called on. */
type Cost = (size: number, args: readonly unknown[], result: unknown) => number;

const whole: Cost = (size) => size;
const made: Cost = (_, __, result) => lengthOf(result);

/** `found` is the place, or -1 after the rest was searched in vain. */
const forwards: Cost = (size, [wanted, from], found) =>
  Number(found) < 0 ? rest(size, from) : Number(found) - place(size, from) + lengthOf(wanted);
const backwards: Cost = (size, [wanted, from], found) =>
  (from === undefined ? size : place(size, from)) - Math.max(0, Number(found)) + lengthOf(wanted);
/** It does not say where: the rest is taken. */
const anywhere: Cost = (size, [, from]) => rest(size, from);
const compared: Cost = (_, [wanted]) => lengthOf(wanted);
/** With a pattern for a separator, `exec` is counted. */
const unlessPattern: Cost = (size, [separator]) => (separator instanceof RegExp ? 0 : size);

const OF_STRINGS: Readonly<Record<string, Cost>> = {
  indexOf: forwards,
  lastIndexOf: backwards,
  includes: anywhere,
  startsWith: compared,
  endsWith: compared,
  slice: made,
  substring: made,
  repeat: made,
  split: unlessPattern,
  replace: unlessPattern,
  replaceAll: unlessPattern,
  trim: whole,
  trimStart: whole,
  trimEnd: whole,
  toLowerCase: whole,
  toUpperCase: whole,
  normalize: whole,
};

const OF_ARRAYS: Readonly<Record<string, Cost>> = {
  indexOf: forwards,
  lastIndexOf: whole,
  includes: whole,
  slice: made,
  concat: made,
  toReversed: whole,
  reverse: whole,
  join: whole,
  shift: whole,
  unshift: whole,
  splice: (size, [from]) => rest(size, from),
  fill: (size, [, from, to]) => (to === undefined ? size : place(size, to)) - place(size, from),
};

/** The bytes of git's objects. */
const OF_BUFFERS: Readonly<Record<string, Cost>> = {
  indexOf: forwards,
  equals: whole,
  toString: made,
  compare: (size, [other, from, to]) => (to === undefined ? size : place(lengthOf(other), to)) - place(size, from),
};

/**
 * While it runs, counts what built-in functions pass over, which no count of executed blocks can see: `indexOf` in a loop is
 * one call a turn, and may scan the whole text each time.
 *
 * Every regular expression goes through `RegExp.prototype.exec`, also those of `replace`, `match`, `search` and `split`; counted
 * is what it was matched against. Not seen: spreading, and what Map, Set and JSON do.
 */
export class ScannedText {
  /** Characters and elements passed over. */
  amount = 0;
  private readonly undo: (() => void)[] = [];

  start(): void {
    for (const [name, cost] of Object.entries(OF_STRINGS)) this.count(String.prototype, name, cost);
    for (const [name, cost] of Object.entries(OF_ARRAYS)) this.count(Array.prototype, name, cost);
    for (const [name, cost] of Object.entries(OF_BUFFERS)) this.count(Buffer.prototype, name, cost);
    this.countMatches();
  }

  stop(): void {
    for (const restore of this.undo.splice(0)) restore();
  }

  private count(prototype: object, name: string, cost: Cost): void {
    this.replace(prototype, name, (original) => {
      const counted = this;
      return function (this: unknown, ...args: unknown[]): unknown {
        // Before the call: `splice` and `shift` change it.
        const size = lengthOf(this);
        const result = Reflect.apply(original, this, args);
        counted.amount += Math.max(0, cost(size, args, result)) + 1;
        return result;
      };
    });
  }

  private countMatches(): void {
    this.replace(RegExp.prototype, 'exec', (original) => {
      const counted = this;
      return function (this: unknown, ...args: unknown[]): unknown {
        const { global, sticky, lastIndex } = this as RegExp;
        const from = global || sticky ? lastIndex : 0;
        const match = Reflect.apply(original, this, args) as RegExpExecArray | null;
        // A sticky pattern that fails is taken to fail at once; how far one may look is for the test of the patterns.
        const end = match ? match.index + match[0].length : sticky ? from : lengthOf(args[0]);
        counted.amount += Math.max(0, end - from) + 1;
        return match;
      };
    });
  }

  private replace(prototype: object, name: string, wrap: (original: Builtin) => Builtin): void {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    if (typeof descriptor?.value !== 'function') throw new Error(`there is no built-in function ${name}`);
    Object.defineProperty(prototype, name, { ...descriptor, value: wrap(descriptor.value) });
    this.undo.push(() => Object.defineProperty(prototype, name, descriptor));
  }
}

function rest(size: number, from: unknown): number {
  return size - place(size, from);
}

/** An index as built-ins take it: from the end when negative, 0 when there is none. */
function place(size: number, index: unknown): number {
  const at = Number(index ?? 0);
  return Math.min(size, at < 0 ? Math.max(0, size + at) : at);
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) || value instanceof Uint8Array ? value.length : 0;
}
