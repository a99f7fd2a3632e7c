/**
 * Scope patterns: `/`-separated segments in which `*` stands for any run of characters but `/`, and a whole segment `**`
 * for any number of segments. No braces, classes or negation, so matching takes linear time in practice and
 * O(pattern x path) at worst (trust.md, "Reading"; threat X10).
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return matchSegments(pattern.split('/'), path.split('/'));
}

/** Whether a text is a pattern rather than a plain path. */
export function isGlob(text: string): boolean {
  return text.includes('*');
}

function matchSegments(pattern: readonly string[], path: readonly string[]): boolean {
  let p = 0;
  let s = 0;
  let star = -1;
  let resume = 0;
  while (s < path.length) {
    const segment = pattern[p];
    if (segment === '**') {
      star = p++;
      resume = s;
    } else if (segment !== undefined && matchSegment(segment, path[s] ?? '')) {
      p++;
      s++;
    } else if (star >= 0) {
      // Only the last `**` needs to be retried: an earlier one could not match less than it did.
      p = star + 1;
      s = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '**') p++;
  return p === pattern.length;
}

function matchSegment(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.length && pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
