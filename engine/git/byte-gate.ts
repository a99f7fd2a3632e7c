/** Lets work through as long as the bytes that it holds together stay below a bound; the rest waits in order. */
export class ByteGate {
  private held = 0;
  private readonly waiting: { readonly bytes: number; readonly open: () => void }[] = [];

  /** @param bound bytes that may be held at a time; a single work may hold more, alone */
  constructor(private readonly bound: number) {}

  /** Resolves when there is room for so many bytes. Whoever entered has to leave, also after an error. */
  enter(bytes: number): Promise<void> {
    if (this.waiting.length === 0 && this.hasRoom(bytes)) {
      this.held += bytes;
      return Promise.resolve();
    }
    return new Promise((open) => {
      this.waiting.push({ bytes, open });
    });
  }

  /** Gives the bytes back that were taken by `enter`. */
  leave(bytes: number): void {
    this.held -= bytes;
    for (let first = this.waiting[0]; first !== undefined && this.hasRoom(first.bytes); first = this.waiting[0]) {
      this.waiting.shift();
      this.held += first.bytes;
      first.open();
    }
  }

  private hasRoom(bytes: number): boolean {
    return this.held === 0 || this.held + bytes <= this.bound;
  }
}
