const PAIRS: readonly (readonly [string, string])[] = [
  ['**', '**'],
  ['`', '`'],
  ['[', ']'],
];

/** Takes one pair of bold, back-ticks or brackets off that encloses the whole text. */
export function stripDress(text: string): string {
  for (const [opening, closing] of PAIRS) {
    const isEnclosed =
      text.length > opening.length + closing.length && text.startsWith(opening) && text.endsWith(closing);
    if (isEnclosed) return text.slice(opening.length, text.length - closing.length).trim();
  }
  return text;
}
