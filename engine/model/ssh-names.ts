/**
 * Holds a text against a list of patterns as OpenSSH does (ssh_config(5), "PATTERNS"): `*` is any run of characters, `?` is one, and a
 * pattern behind `!` that matches refuses, whatever the others say. Case counts. O(patterns x text).
 */
export function matchesNames(patterns: readonly string[], text: string): boolean {
  const refuses = patterns.some((pattern) => pattern.startsWith('!') && matchesName(pattern.slice(1), text));
  return !refuses && patterns.some((pattern) => !pattern.startsWith('!') && matchesName(pattern, text));
}

function matchesName(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      // Only the last `*` needs to be retried: an earlier one could not match less than it did.
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
