/**
 * A text without the characters at both its ends that a pattern matches. Linear, which `[…]+$` as a pattern is not: it is tried
 * again at every character of a long run that does not reach the end.
 * @param mark matches one character; without flags that keep a place
 */
export function trimBoth(text: string, mark: RegExp): string {
  let start = 0;
  while (start < text.length && mark.test(text.charAt(start))) start++;
  return trimRight(text.slice(start), mark);
}

/** The same at the end alone. */
export function trimRight(text: string, mark: RegExp): string {
  let end = text.length;
  while (end > 0 && mark.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
