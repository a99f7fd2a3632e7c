/** Whether a parsed JSON value is an object, so that its parts can be proved one by one. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The id of something at the forge: a positive integer that JavaScript holds exactly. @returns null when there is none */
export function idOf(value: unknown): number | null {
  const id = isRecord(value) ? value.id : undefined;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null;
}
