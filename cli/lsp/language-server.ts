import { dirname } from 'node:path';
import {
  CodeActionKind,
  type Connection,
  ConnectionError,
  createConnection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  type Logger,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Environment } from '../../engine/git/environment.js';
import { undecidedBy } from '../failure.js';
import { codeActions } from './code-actions.js';
import { pathOfUri } from './document-place.js';
import { fieldHover } from './field-hover.js';
import { undecidedText } from './shown-report.js';
import { type Placed, Workspace } from './workspace.js';

/** Where the server speaks, and what it may know of its process. */
export interface LanguageDoor {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly environment: Environment;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Calls back when a process is gone; what it returns ends that. */
  readonly watchClient?: (pid: number, gone: () => void) => () => void;
  /** Milliseconds without an edit after which a folder is judged. */
  readonly pause?: number;
}

/** Long enough not to judge every letter, short enough to be there when somebody looks up. */
const PAUSE = 300;

/** Milliseconds for what came before the pipe was closed to be read: an editor may say `exit` and close it in one breath. */
const GRACE = 100;

/** A folder of the editor is the repository, whatever repository the editor itself was started for. */
const OTHER_REPOSITORY = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
];

/**
 * Serves one editor: the Language Server Protocol 3.17, as far as `initialize` answers.
 * @returns the exit code that the protocol asks for: 0 behind `shutdown`, 1 when it ends without
 */
export function serveLanguage(door: LanguageDoor): Promise<0 | 1> {
  return new Promise((resolve) => new LanguageServer(door, resolve).listen());
}

class LanguageServer {
  private readonly documents = new TextDocuments(TextDocument);
  private readonly connection: Connection;
  private workspace: Workspace | null = null;
  private hasShutDown = false;
  private hasEnded = false;
  private versioned = false;
  private watches = false;
  private tellsFolders = false;
  /** No folder was named: each document brings the one that it lies in. */
  private single = false;
  private unwatch: () => void = () => undefined;

  constructor(
    private readonly door: LanguageDoor,
    private readonly ended: (code: 0 | 1) => void,
  ) {
    const watchDog = { initialize: () => undefined, shutdownReceived: false, exit: () => this.end() };
    this.connection = createConnection(
      (logger) =>
        createProtocolConnection(
          new StreamMessageReader(door.input),
          new StreamMessageWriter(door.output),
          untilClosed(logger),
        ),
      watchDog,
    );
  }

  listen(): void {
    const { connection, documents, door } = this;
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.initialized());
    connection.onShutdown(() => {
      this.hasShutDown = true;
    });
    connection.onCodeAction((params) =>
      this.answer(params.textDocument.uri, [], (placed) =>
        codeActions(params, placed, {
          versioned: this.versioned,
          openAt: (path) => this.openAt({ ...placed, path }),
        }),
      ),
    );
    connection.onHover((params) =>
      this.answer(params.textDocument.uri, null, async ({ folder, path }) => {
        const packet = (await folder.read()).packet(path);
        return packet && fieldHover(packet, params.position);
      }),
    );
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri } of changes) this.workspace?.changedOnDisk(uri);
    });
    documents.onDidOpen(({ document }) => this.opened(document));
    for (const event of [documents.onDidChangeContent, documents.onDidSave, documents.onDidClose])
      event(({ document }) => this.workspace?.touch(document.uri));
    documents.listen(connection);
    for (const event of ['end', 'close']) door.input.once(event, () => setTimeout(() => this.end(), GRACE));
    connection.listen();
  }

  private initialize({ capabilities, workspaceFolders, rootUri, processId }: InitializeParams): InitializeResult {
    const { environment, now, watchClient, pause = PAUSE } = this.door;
    this.versioned = capabilities.workspace?.workspaceEdit?.documentChanges ?? false;
    this.watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false;
    this.tellsFolders = capabilities.workspace?.workspaceFolders ?? false;
    if (typeof processId === 'number' && watchClient) this.unwatch = watchClient(processId, () => this.end());
    const own = Object.entries(environment).filter(([name]) => !OTHER_REPOSITORY.includes(name));
    this.workspace = new Workspace({
      environment: Object.fromEntries(own),
      now,
      pause,
      related: capabilities.textDocument?.publishDiagnostics?.relatedInformation ?? false,
      documents: () => this.documents.all(),
      publish: (uri, diagnostics, version) =>
        this.send((connection) =>
          connection.sendDiagnostics({
            uri,
            diagnostics: [...diagnostics],
            ...(version === null ? {} : { version }),
          }),
        ),
      tell: (undecided) => this.tell(undecidedText(undecided)),
    });
    const named =
      workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null || rootUri === undefined ? [] : [rootUri]);
    this.single = named.length === 0;
    for (const uri of named) this.workspace.add(uri);
    return {
      serverInfo: { name: 'handshake-check', version: __HANDSHAKE_CHECK_VERSION__ },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        hoverProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  private initialized(): void {
    const { connection } = this;
    if (this.tellsFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) void this.workspace?.remove(uri);
        for (const { uri } of added) this.workspace?.add(uri);
      });
    }
    if (!this.watches) return;
    // What other programs write, as far as rules read it, and the commits that a person makes beside the editor.
    const watched = ['**/*.{md,json,jsonc,toml}', '**/.git/HEAD', '**/.git/logs/HEAD'];
    const watchers = watched.map((globPattern) => ({ globPattern }));
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error: unknown) => this.tell(undecidedText(undecidedBy(error))));
  }

  private opened(document: TextDocument): void {
    const file = pathOfUri(document.uri);
    if (this.single && file !== null && !this.workspace?.placed(document.uri)) this.workspace?.add(dirname(file));
    this.workspace?.touch(document.uri);
  }

  private openAt({ folder, path }: Placed): TextDocument | null {
    const isThere = (uri: string): boolean => {
      const placed = this.workspace?.placed(uri);
      return placed?.folder === folder && placed.path === path;
    };
    return this.documents.all().find(({ uri }) => isThere(uri)) ?? null;
  }

  /** Answers a request about a document; what nobody could decide is an error that says why, and never an empty answer. */
  private async answer<T>(
    uri: string,
    nothing: T,
    work: (placed: Placed) => Promise<T>,
  ): Promise<T | ResponseError<void>> {
    if (!this.workspace)
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize has not been called, expected it first');
    if (this.hasShutDown)
      return new ResponseError(ErrorCodes.InvalidRequest, 'the server was shut down, expected exit');
    if (typeof uri !== 'string')
      return new ResponseError(ErrorCodes.InvalidParams, 'textDocument.uri is missing, expected the URI of a document');
    const placed = this.workspace.placed(uri);
    if (!placed) return nothing;
    try {
      return await work(placed);
    } catch (error) {
      return new ResponseError(LSPErrorCodes.RequestFailed, undecidedText(undecidedBy(error)));
    }
  }

  private tell(message: string): void {
    this.send((connection) =>
      connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message }),
    );
  }

  /** An editor that takes nothing any more is gone. */
  private send(message: (connection: Connection) => Promise<void>): void {
    if (this.hasEnded) return;
    // A closed pipe is thrown by some messages, and told later by others.
    new Promise<void>((resolve) => resolve(message(this.connection))).catch(() => this.end());
  }

  private end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.unwatch();
    void (this.workspace?.close() ?? Promise.resolve()).finally(() => {
      this.connection.dispose();
      this.ended(this.hasShutDown ? 0 : 1);
    });
  }
}

/** What the library says of messages that it cannot follow; behind the end of the pipe nobody is left to be told. */
function untilClosed(logger: Logger): Logger {
  const told = (level: keyof Logger) => (message: string) => {
    try {
      logger[level](message);
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
    }
  };
  return { error: told('error'), warn: told('warn'), info: told('info'), log: told('log') };
}
