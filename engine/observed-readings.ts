import { type KeptReadings, NOTHING_KEPT } from './kept-readings.js';
import type { Observer } from './observer.js';

/** The same readings, whose observer hears what was kept and how long the reading of the rest takes. */
export function observedReadings(kept: KeptReadings, observer: Observer | undefined): KeptReadings {
  if (!observer) return kept;
  const told = <T>(ask: (read: () => T) => T, read: () => T): T => {
    const before = observer.phase('parse');
    let isKept = kept !== NOTHING_KEPT;
    const value = ask(() => {
      isKept = false;
      return read();
    });
    observer.document(isKept);
    observer.phase(before);
    return value;
  };
  return {
    packet: (document, text, read) => told((reading) => kept.packet(document, text, reading), read),
    spec: (document, read) => told((reading) => kept.spec(document, reading), read),
  };
}
