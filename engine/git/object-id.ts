import { createHash } from 'node:crypto';
import type { ObjectId } from '../model/snapshot.js';

/** The hash that a repository names its objects by (`extensions.objectFormat`). */
export type ObjectFormat = 'sha1' | 'sha256';

/** Whether a text is a full object id: nothing else may reach a git command line or `cat-file` (threats I01, I03). */
export function isObjectId(text: string): text is ObjectId {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Whether an id is git's "no object", as in the lines of a pre-push hook. */
export function isZeroId(text: string): boolean {
  return /^(?:0{40}|0{64})$/.test(text);
}

/** Whether an object is what its id says. git itself looks only when it checks the whole store. */
export function isContentOf(id: ObjectId, type: ObjectType, content: Uint8Array): boolean {
  return hashObject(id.length === 64 ? 'sha256' : 'sha1', type, content) === id;
}

/** How many bytes an id takes in a tree object. */
export function idBytes(format: ObjectFormat): number {
  return format === 'sha1' ? 20 : 32;
}

/** The types of git's objects. */
export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

/** The id git gives an object of this type and content. */
export function hashObject(format: ObjectFormat, type: ObjectType, content: Uint8Array): ObjectId {
  return createHash(format).update(`${type} ${content.length}\0`).update(content).digest('hex');
}

/** The id of the tree without entries; git knows it without storing it. */
export function emptyTreeId(format: ObjectFormat): ObjectId {
  return hashObject(format, 'tree', new Uint8Array());
}
