import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { FileEdit } from '../../../workflow/file-edit.js';

/** What an edit would change, as a patch that `git apply` takes; it ends in a line break. Bytes that are no text show as replacement characters. */
export function unifiedDiff({ path, before, after }: Pick<FileEdit, 'path' | 'before' | 'after'>): string {
  const text = (bytes: Uint8Array | null): string =>
    bytes === null ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const old = before === null ? '/dev/null' : `a/${path}`;
  const options = { headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(old, `b/${path}`, text(before), text(after), undefined, undefined, options);
}
