import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic as Shown } from 'vscode-languageserver';
import type { Environment } from '../../engine/git/environment.js';
import { openRepository, type Repository } from '../../engine/git/repository.js';
import type { RepoPath } from '../../engine/model/path.js';
import type { Undecided } from '../../engine/model/undecided.js';
import type { Diagnostic } from '../../engine/report.js';
import { undecidedOf } from '../../engine/reporters/verdict-words.js';
import { worktreeSource } from '../../engine/sources/worktree.js';
import { assertSettled } from '../desk/writing/act-journal.js';
import { undecidedBy } from '../failure.js';
import { judged } from '../judged.js';
import { type NamedFolder, uriOf } from './document-place.js';
import { readTree, type TreeReading } from './read-tree.js';
import { activeOf, type Showing, shownReport, shownUndecided } from './shown-report.js';
import { type OpenTexts, unsavedSource } from './unsaved.js';

/** A text that the editor has open. */
export interface OpenText {
  /** As the editor names it. */
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What a folder needs of the server. */
export interface FolderHost {
  /** Without anything that names a repository other than the folder's. */
  readonly environment: Environment;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Milliseconds without an edit after which the folder is judged. */
  readonly pause: number;
  /** What the editor has open of the folder. */
  readonly open: (folder: GovernedFolder) => ReadonlyMap<RepoPath, OpenText>;
  readonly publish: (uri: string, diagnostics: readonly Shown[], version: number | null) => void;
  /** Whether the editor shows other places beside a finding. */
  readonly related: boolean;
  /** Tells a person what could not be decided. */
  readonly tell: (undecided: Undecided) => void;
}

/** What a run came to. */
interface Judged {
  readonly shown: ReadonlyMap<RepoPath, readonly Shown[]>;
  readonly findings: readonly Diagnostic[];
  readonly undecided: readonly Undecided[];
}

/** One repository that the editor works in: judged anew after every edit, one run at a time, and only the newest is shown. */
export class GovernedFolder {
  /** Counts what happened to it: a run that began before the newest edit says nothing any more. */
  private edits = 0;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isWaiting = false;
  private isClosed = false;
  private findings: readonly Diagnostic[] = [];
  private reading: { readonly at: number; readonly tree: Promise<TreeReading> } | null = null;
  private published: ReadonlySet<string> = new Set();
  private told: ReadonlySet<string> = new Set();

  constructor(
    readonly place: NamedFolder,
    private readonly host: FolderHost,
  ) {}

  /** Something in it was edited, saved, opened, closed or committed. */
  touch(): void {
    this.edits++;
    if (this.timer) clearTimeout(this.timer);
    if (this.isClosed) return;
    this.timer = setTimeout(() => this.start(), this.host.pause);
  }

  /** The findings that are shown for a file. */
  findingsOf(path: RepoPath): readonly Diagnostic[] {
    return this.findings.filter((finding) => finding.path === path);
  }

  /**
   * What fixes and explanations are made of, as of the newest edit.
   * @throws UndecidedError when it cannot be read whole
   */
  read(): Promise<TreeReading> {
    if (this.reading?.at === this.edits) return this.reading.tree;
    const texts = textsOf(this.host.open(this));
    const tree = this.opened().then((repository) => readTree(repository, this.place.top, texts, this.host.now()));
    this.reading = { at: this.edits, tree };
    return tree;
  }

  /** Ends when the last run has cleaned up behind itself. @param leave take everything off that is shown for it */
  async close({ leave }: { readonly leave: boolean }): Promise<void> {
    this.isClosed = true;
    this.edits++;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
    // What was asked for meanwhile is answered or refused where it was asked.
    await this.reading?.tree.catch(() => undefined);
    if (leave) for (const uri of this.published) this.host.publish(uri, [], null);
  }

  private start(): void {
    if (this.running !== null) {
      this.isWaiting = true;
      return;
    }
    this.isWaiting = false;
    this.running = this.run()
      .catch((error: unknown) => this.host.tell(undecidedBy(error)))
      .finally(() => {
        this.running = null;
        if (this.isWaiting && !this.isClosed) this.start();
      });
  }

  private async run(): Promise<void> {
    const at = this.edits;
    const open = this.host.open(this);
    const judgement = await this.judge(open);
    if (at === this.edits && !this.isClosed) this.show(judgement, open);
  }

  private async judge(open: ReadonlyMap<RepoPath, OpenText>): Promise<Judged> {
    const showing = this.showing(open);
    let repository: Repository | null = null;
    try {
      repository = await this.opened();
      assertSettled(repository.layout);
      const source = worktreeSource(repository, { whole: false }, this.host.now());
      const report = await judged(unsavedSource(source, this.place.top, textsOf(open)), { door: 'cli' });
      return { shown: shownReport(report, showing), findings: activeOf(report), undecided: undecidedOf(report) };
    } catch (error) {
      const undecided = [undecidedBy(error)];
      // Where there is no repository nothing is governed: one message says so, and no file is marked for it.
      const shown = repository ? shownUndecided(undecided, showing) : new Map<RepoPath, Shown[]>();
      return { shown, findings: [], undecided };
    }
  }

  /** Anew for every run: what HEAD is, and the settings of git, may have changed. */
  private opened(): Promise<Repository> {
    return openRepository(this.place.top, this.host.environment);
  }

  private showing(open: ReadonlyMap<RepoPath, OpenText>): Showing {
    const { top } = this.place;
    return {
      uriOf: (path) => open.get(path)?.uri ?? uriOf(path, this.place),
      related: this.host.related,
      open: [...open.keys()],
      // Any words may be asked for, also such as no system takes for a name: existsSync alone never throws.
      isFile: (path) => open.has(path) || (existsSync(join(top, path)) && lstatSync(join(top, path)).isFile()),
    };
  }

  private show({ shown, findings, undecided }: Judged, open: ReadonlyMap<RepoPath, OpenText>): void {
    this.findings = findings;
    const { uriOf: named } = this.showing(open);
    const now = new Map([...open.keys(), ...shown.keys()].map((path) => [named(path), path]));
    for (const uri of this.published) if (!now.has(uri)) this.host.publish(uri, [], null);
    for (const [uri, path] of now) this.host.publish(uri, shown.get(path) ?? [], open.get(path)?.version ?? null);
    this.published = new Set([...now].filter(([, path]) => shown.has(path)).map(([uri]) => uri));
    const texts = new Map(undecided.map((each) => [JSON.stringify(each), each]));
    for (const [text, each] of texts) if (!this.told.has(text)) this.host.tell(each);
    this.told = new Set(texts.keys());
  }
}

function textsOf(open: ReadonlyMap<RepoPath, OpenText>): OpenTexts {
  return new Map([...open].map(([path, { text }]) => [path, text]));
}
