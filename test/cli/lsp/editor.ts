import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serveLanguage } from '../../../cli/lsp/language-server.js';
import { environment } from '../governed-repository.js';

const CAPABILITIES = {
  workspace: { workspaceEdit: { documentChanges: true }, workspaceFolders: true },
  textDocument: { publishDiagnostics: { relatedInformation: true } },
};

/** How long an answer may take on a machine that has much else to do. */
const PATIENCE = 45_000;

/** An editor that speaks to a server of this process, over streams and with the library that editors use. */
export class Editor {
  readonly toServer = new PassThrough();
  readonly fromServer = new PassThrough();
  readonly connection: ProtocolConnection;
  /** The exit code of the server. */
  readonly ended: Promise<0 | 1>;
  readonly messages: string[] = [];
  private readonly shown = new Map<string, PublishDiagnosticsParams>();
  private readonly texts = new Map<string, TextDocument>();
  private listeners: (() => void)[] = [];

  constructor(home: string) {
    this.ended = serveLanguage({
      input: this.toServer,
      output: this.fromServer,
      environment: environment(home),
      now: () => Date.UTC(2026, 0, 5, 12) / 1000,
      pause: 20,
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.fromServer),
      new StreamMessageWriter(this.toServer),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.shown.set(params.uri, params);
      this.noticed();
    });
    this.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.messages.push(message);
      this.noticed();
    });
    this.connection.listen();
  }

  /** Opens folders. */
  async start(folders: readonly string[], more: Partial<InitializeParams> = {}): Promise<InitializeResult> {
    const workspaceFolders = folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder }));
    const params = { processId: null, rootUri: null, capabilities: CAPABILITIES, workspaceFolders, ...more };
    const result = await this.connection.sendRequest(InitializeRequest.type, params);
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  open(uri: string, text: string): Promise<void> {
    const document = TextDocument.create(uri, 'markdown', 1, text);
    this.texts.set(uri, document);
    const textDocument = { uri, languageId: 'markdown', version: 1, text };
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Writes another text, without saving it. */
  type(uri: string, text: string): Promise<void> {
    const version = this.document(uri).version + 1;
    this.texts.set(uri, TextDocument.create(uri, 'markdown', version, text));
    const params = { textDocument: { uri, version }, contentChanges: [{ text }] };
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, params);
  }

  close(uri: string): Promise<void> {
    this.texts.delete(uri);
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  /** The diagnostics of a file as soon as they are as wanted; of an open file only those for its newest text. */
  async diagnostics(uri: string, wanted: (diagnostics: readonly Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    const found = (): Diagnostic[] | null => {
      const { version, diagnostics } = this.shown.get(uri) ?? {};
      const isNewest = version === this.texts.get(uri)?.version;
      return isNewest && diagnostics && wanted(diagnostics) ? diagnostics : null;
    };
    const last = (): string => JSON.stringify(this.shown.get(uri) ?? [...this.shown.keys()], null, 1);
    return this.when(found, () => `${uri} has other diagnostics than expected: ${last()}`);
  }

  message(wanted: RegExp): Promise<string> {
    return this.when(
      () => this.messages.find((message) => wanted.test(message)) ?? null,
      () => `the server said ${JSON.stringify(this.messages)}`,
    );
  }

  async actions(uri: string, range: Range, diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    const params = { textDocument: { uri }, range, context: { diagnostics } };
    return ((await this.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line, character } });
  }

  /** Applies a fix to the open documents, as an editor does. */
  async apply({ edit }: CodeAction): Promise<void> {
    for (const change of edit?.documentChanges ?? []) {
      if (!('textDocument' in change)) throw new Error('expected nothing but edits of documents');
      const document = this.document(change.textDocument.uri);
      if (change.textDocument.version !== document.version) throw new Error('expected an edit of the newest version');
      await this.type(document.uri, TextDocument.applyEdits(document, change.edits as never));
    }
  }

  /** Says `shutdown` and `exit`. @returns the exit code */
  async leave(): Promise<0 | 1> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    return this.ended;
  }

  private document(uri: string): TextDocument {
    const document = this.texts.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  private noticed(): void {
    for (const listener of this.listeners.splice(0)) listener();
  }

  private async when<T>(found: () => T | null, problem: () => string): Promise<T> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const result = found();
      if (result !== null) return result;
      const left = until - Date.now();
      if (left <= 0) throw new Error(problem());
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.listeners.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }
}

/** The URI of a file of a repository, as an editor writes it. */
export function uriIn(folder: string, path: string): string {
  return pathToFileURL(`${folder}/${path}`).href;
}

/** The rules that diagnostics are of, sorted. */
export function codes(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(code)).sort();
}
