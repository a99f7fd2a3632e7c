const MAX_LENGTH = 1024;
/** What git lets no ref name hold; the pattern characters among them matter most, because `ls-remote` reads patterns. */
const FORBIDDEN = /[\p{Cc}\p{Cs} ~^:?*[\\]|\.\.|\/\/|@\{/u;

/**
 * Whether a text is the full name of one ref, as `git check-ref-format` has it: only such names are asked of a remote, so that none is
 * read as an option, a pattern or a pair of refs (threats I01, I02).
 */
export function isFullRef(text: string): boolean {
  if (!text.startsWith('refs/') || text.length > MAX_LENGTH || FORBIDDEN.test(text)) return false;
  const names = text.split('/');
  return names.length > 2 && names.every(isComponent);
}

function isComponent(name: string): boolean {
  return name !== '' && !name.startsWith('.') && !name.endsWith('.') && !name.endsWith('.lock');
}
