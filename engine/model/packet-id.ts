/** `WP-<token>(-<token>)*`, tokens of letters, digits and dots; the first token is the phase (law.md, decision 3). */
const GRAMMAR = /^WP(?:-[A-Za-z0-9.]+)+$/;
/** A date, a short hash (with a digit in it) or a revision: what makes an id unique. */
const UNIQUE_SUFFIX = /-(?:\d{8}|(?=[0-9a-f]*\d)[0-9a-f]{7,12}|v\d+)$/;

/** Whether a text is formed like the id of a packet. */
export function isPacketId(text: string): boolean {
  return GRAMMAR.test(text);
}

/** Whether an id ends in what makes it unique. */
export function hasUniqueSuffix(id: string): boolean {
  return UNIQUE_SUFFIX.test(id);
}
