/** What a thrown thing says of itself, whatever it is: to read it may throw again. */
export function malfunctionOf(error: unknown): string {
  try {
    const said: unknown = error instanceof Error ? error.message : String(error);
    if (typeof said === 'string' && said.trim() !== '') return said;
  } catch {
    // It cannot even be described.
  }
  return 'broke down and did not say why';
}
