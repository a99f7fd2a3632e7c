import type { Change } from './change.js';
import type { Changeset } from './changeset.js';
import type { LawPaths } from './law.js';
import { recordsOf } from './ledger.js';
import type { RepoPath } from './path.js';
import { signatureOfFile } from './signature-file.js';
import { isRegular, type ObjectId } from './snapshot.js';
import type { TreeView } from './tree-view.js';

/** What a change does to an SSH signature of a packet that the base has signed. */
export interface SignatureFileBreach {
  readonly is: 'edited' | 'removed' | 'no regular file';
  readonly file: RepoPath;
  readonly signature: string;
  /** The commit that does it; null for one that is being made, and for what only the whole change does. */
  readonly commit: ObjectId | null;
}

/** The change with its commits, and the base whose signatures stand. */
export interface SignatureFileChange {
  readonly changeset: Pick<Changeset, 'changes' | 'commits'>;
  readonly base: Pick<TreeView, 'ledger' | 'snapshot'>;
  readonly law: { readonly paths: Pick<LawPaths, 'ledger'> };
}

/**
 * SSH signatures that are edited or taken away although the ledger of the base records what they prove: by a commit against one of its
 * parents, so that an edit that is taken back is seen, or by the result against the base. Only the base's own file stands fast; one that the
 * ledger knows nothing of proves nothing, and may come and go.
 */
export function signatureFileBreaches({ changeset, base, law }: SignatureFileChange): SignatureFileBreach[] {
  const recorded = recordsOf(base.ledger());
  const compared = (changes: readonly Change[], commit: ObjectId | null): SignatureFileBreach[] =>
    changes.flatMap(({ path, before, after }) => {
      const signature = signatureOfFile(law.paths, path);
      // What the change itself brought may still be put right, such as a branch does that was merged as one commit.
      const isBases = before !== null && before.id === base.snapshot.entry(path)?.id;
      if (signature === null || !isBases || !recorded.has(signature)) return [];
      const is = !after ? 'removed' : isRegular(after) ? 'edited' : 'no regular file';
      // A file mode says nothing of what was signed.
      return is === 'edited' && isRegular(before) && before.id === after?.id
        ? []
        : [{ is, file: path, signature, commit }];
    });
  const byCommits = changeset.commits.flatMap(({ id, parents }) =>
    distinct(parents.flatMap(({ changes }) => compared(changes, id))),
  );
  return byCommits.length > 0 ? byCommits : compared(changeset.changes, null);
}

/** What merges do to both of their parents is one breach. */
function distinct(breaches: readonly SignatureFileBreach[]): SignatureFileBreach[] {
  return [...new Map(breaches.map((breach) => [`${breach.is} ${breach.file}`, breach])).values()];
}
