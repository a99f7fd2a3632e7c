import type { TreeEntry } from './model/snapshot.js';
import type { Undecided } from './model/undecided.js';
import type { Source, WantedBlob } from './sources/source.js';

/** Loads through the source and remembers what was refused. */
export class Loader {
  readonly undecided: Undecided[] = [];
  private readonly refused = new Set<string>();

  constructor(private readonly source: Source) {}

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
    const refused = wanted.length === 0 ? [] : await this.source.load(wanted);
    // What was too large for one purpose may be wanted for another.
    for (const { entry } of wanted) this.refused.delete(keyOf(entry));
    for (const { entry } of refused) this.refused.add(keyOf(entry));
    return refused;
  }
}

function keyOf(entry: TreeEntry): string {
  return `${entry.id} ${entry.path}`;
}
