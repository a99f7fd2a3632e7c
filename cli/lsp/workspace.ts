import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { RepoPath } from '../../engine/model/path.js';
import { type NamedFolder, namedFolder, pathBelow, pathOfUri, repoPathOf } from './document-place.js';
import { type FolderHost, GovernedFolder, type OpenText } from './governed-folder.js';

/** A document and the repository that it belongs to. */
export interface Placed {
  readonly folder: GovernedFolder;
  readonly path: RepoPath;
}

/** What a workspace needs of the server. */
export interface WorkspaceHost extends Omit<FolderHost, 'open'> {
  /** Every text that the editor has open. */
  readonly documents: () => readonly TextDocument[];
}

/** The folders that the editor works in, and the repositories that they belong to: folders of one repository are judged together. */
export class Workspace {
  private places: readonly NamedFolder[] = [];
  private readonly folders = new Map<string, GovernedFolder>();

  constructor(private readonly host: WorkspaceHost) {}

  /** Takes a folder in, by its URI or its path, and judges it. */
  add(named: string): void {
    const path = pathOfUri(named) ?? named;
    const place = namedFolder(path);
    if (!place) {
      this.host.tell({
        subject: named,
        reason: 'is no folder of this machine, expected one inside of a git repository',
        help: 'Open the folder of a repository.',
      });
      return;
    }
    if (this.places.some((each) => each.named === place.named)) return;
    this.places = [...this.places, place];
    const folder =
      this.folders.get(place.top) ?? new GovernedFolder(place, { ...this.host, open: (of) => this.openIn(of) });
    this.folders.set(place.top, folder);
    folder.touch();
  }

  /** Lets a folder go, and takes off what is shown for it where no other folder of its repository is left. */
  async remove(uri: string): Promise<void> {
    const path = pathOfUri(uri);
    const gone = this.places.find(({ named }) => named === path);
    if (!gone) return;
    this.places = this.places.filter((place) => place !== gone);
    const folder = this.folders.get(gone.top);
    if (!folder || this.places.some(({ top }) => top === gone.top)) return;
    this.folders.delete(gone.top);
    await folder.close({ leave: true });
  }

  /** The document's repository and its path there; null for what lies in no folder of the workspace. */
  placed(uri: string): Placed | null {
    const file = pathOfUri(uri);
    if (file === null) return null;
    const around = this.places.filter(
      ({ named, real }) => pathBelow(named, file) !== null || pathBelow(real, file) !== null,
    );
    const [place] = around.toSorted((one, other) => other.named.length - one.named.length);
    const folder = place && this.folders.get(place.top);
    const path = place ? repoPathOf(file, place) : null;
    return folder && path !== null ? { folder, path } : null;
  }

  /** Judges anew what a document belongs to. */
  touch(uri: string): void {
    this.placed(uri)?.folder.touch();
  }

  /** A file changed on the disk. */
  changedOnDisk(uri: string): void {
    const names = (pathOfUri(uri) ?? '').split(/[/\\]/);
    // Of git's own folder only the commit that is checked out counts: everything else there changes with every run.
    if (!names.includes('.git') || names.at(-1) === 'HEAD') this.touch(uri);
  }

  /** Ends when every run has cleaned up behind itself. */
  async close(): Promise<void> {
    await Promise.all([...this.folders.values()].map((folder) => folder.close({ leave: false })));
  }

  private openIn(folder: GovernedFolder): Map<RepoPath, OpenText> {
    return new Map(
      this.host.documents().flatMap((document) => {
        const placed = this.placed(document.uri);
        if (placed?.folder !== folder) return [];
        const { uri, version } = document;
        return [[placed.path, { uri, version, text: document.getText() }] as const];
      }),
    );
  }
}
