import type { TreeEntry } from './model/snapshot.js';
import type { Undecided } from './model/undecided.js';
import type { Observer } from './observer.js';
import type { Source, WantedBlob } from './sources/source.js';

/** Loads through the source and remembers what was refused. */
export class Loader {
  readonly undecided: Undecided[] = [];
  private readonly refused = new Set<string>();
  /** What the observer has heard of. */
  private readonly told = new Set<string>();

  /** @param bytes how many of them a file has that was loaded */
  constructor(
    private readonly source: Source,
    private readonly observer?: Observer | undefined,
    private readonly bytes: (entry: TreeEntry) => number = () => 0,
  ) {}

  /** Loads what the run has to decide about: what is refused leaves it undecided. */
  async load(wanted: readonly WantedBlob[]): Promise<void> {
    for (const { subject, reason, help } of await this.request(wanted)) this.undecided.push({ subject, reason, help });
  }

  /** Loads what a run can do without: what is refused reads as nothing. */
  async loadReadable(wanted: readonly WantedBlob[]): Promise<void> {
    await this.request(wanted);
  }

  isRefused(entry: TreeEntry): boolean {
    return this.refused.has(keyOf(entry));
  }

  private async request(wanted: readonly WantedBlob[]): ReturnType<Source['load']> {
    const before = this.observer?.phase('load');
    const refused = wanted.length === 0 ? [] : await this.source.load(wanted);
    if (this.observer && before) {
      this.tell(this.observer, wanted, refused);
      this.observer.phase(before);
    }
    // What was too large for one purpose may be wanted for another.
    for (const { entry } of wanted) this.refused.delete(keyOf(entry));
    for (const { entry } of refused) this.refused.add(keyOf(entry));
    return refused;
  }

  private tell(observer: Observer, wanted: readonly WantedBlob[], refused: Awaited<ReturnType<Source['load']>>): void {
    const unread = new Set(refused.map(({ entry }) => keyOf(entry)));
    for (const { entry } of wanted) {
      const key = keyOf(entry);
      if (unread.has(key) || this.told.has(key)) continue;
      this.told.add(key);
      observer.file(this.bytes(entry));
    }
  }
}

function keyOf(entry: TreeEntry): string {
  return `${entry.id} ${entry.path}`;
}
