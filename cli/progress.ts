import type { Observer, Phase } from '../engine/observer.js';
import type { Scope } from '../engine/rule.js';

/** Where the line is shown: a terminal. */
export interface ProgressStream {
  write(text: string): unknown;
  /** How many characters a line of it takes. */
  readonly columns?: number | undefined;
}

/** Milliseconds that a run takes before anything is shown, and between two lines: nobody reads faster. */
const QUIET = 500;
const INTERVAL = 100;
const CLEAR = '\r\u001b[2K';

const WORDS: Readonly<Record<Phase, string>> = {
  base: 'reading the law',
  survey: 'comparing the trees',
  load: 'loading files',
  parse: 'reading documents',
  rules: 'checking',
  judge: 'judging',
};

/** Does the work while one line of a terminal says how far it is, and clears the line before the answer. */
export async function withProgress<T>(
  stream: ProgressStream,
  work: (observer: Observer) => Promise<T>,
  clock: () => number = () => performance.now(),
): Promise<T> {
  const line = new ProgressLine(stream, clock);
  // While git is waited for nobody calls; while documents are read no timer runs, and the observer is called instead.
  const timer = setInterval(() => line.show(), INTERVAL);
  timer.unref();
  try {
    return await work(line);
  } finally {
    clearInterval(timer);
    line.clear();
  }
}

/** One line that is rewritten. */
export class ProgressLine implements Observer {
  private readonly start: number;
  private shownAt = Number.NEGATIVE_INFINITY;
  private now: Phase = 'base';
  private words = WORDS.base;
  private counts = '';

  constructor(
    private readonly stream: ProgressStream,
    private readonly clock: () => number,
  ) {
    this.start = clock();
  }

  phase(name: Phase): Phase {
    const before = this.now;
    this.now = name;
    this.words = WORDS[name];
    this.show();
    return before;
  }

  packets(done: number, total: number): void {
    this.counts = `reading ${done.toLocaleString('en')} of ${total.toLocaleString('en')} packets`;
    this.show();
    if (done === total) this.counts = '';
  }

  rule<T>(id: string, _scope: Scope, _calls: number, work: () => T): T {
    this.words = `${WORDS.rules} ${id}`;
    this.show();
    return work();
  }

  file(): void {
    this.show();
  }

  document(): void {
    this.show();
  }

  /** Shows how far the run is, when it takes long and the last line has been there for a while. */
  show(): void {
    const time = this.clock();
    if (time - this.start < QUIET || time - this.shownAt < INTERVAL) return;
    this.shownAt = time;
    const said = this.now === 'parse' && this.counts !== '' ? this.counts : this.words;
    // A terminal that was never told its size says 0.
    const width = this.stream.columns || 80;
    this.stream.write(CLEAR + `handshake-check: ${said} …`.slice(0, width - 1));
  }

  /** Leaves the line as it was before. */
  clear(): void {
    if (this.shownAt > Number.NEGATIVE_INFINITY) this.stream.write(CLEAR);
  }
}
