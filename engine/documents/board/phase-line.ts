import type { PhaseClosure } from '../../model/phase.js';
import { closingHeading } from '../../model/phase.js';

const PHASE = /\bphase[ \t]{0,4}[#:_-]?[ \t]{0,4}([A-Za-z0-9.]{1,40})\b/i;
const CLOSED = /\bclosed\b/i;
/** "Phase 1 cannot be closed until …" closes nothing and means to close nothing. */
const DENIED = /\b(?:not|never|cannot|until|when|once|before|after|if|unless|must|may|only|should)\b|n't\b|\?/i;
const LONGEST = 120;

/**
 * Whether a line of the board closes a phase, or looks as if it did: a heading that says so in other words, or a line that is no
 * heading and says nothing else.
 * @param isHeading the line is a heading at the root
 */
export function phaseClosure(line: string, isHeading: boolean): Omit<PhaseClosure, 'at'> | null {
  const text = line.trim();
  if (text.length > LONGEST || !CLOSED.test(text)) return null;
  const phase = PHASE.exec(text)?.[1];
  if (phase === undefined || DENIED.test(text)) return null;
  if (isHeading) return { phase, canonical: text === closingHeading(phase), text };
  const words = text.replace(/[^A-Za-z0-9.]+|\.(?=\s|$)/g, ' ').trim();
  return /^phase [A-Za-z0-9.]+ closed$/i.test(words) ? { phase, canonical: false, text } : null;
}
