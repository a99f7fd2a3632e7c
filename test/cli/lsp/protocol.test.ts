import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DRAFT, GovernedRepository } from '../governed-repository.js';
import { codes, Editor, uriIn } from './editor.js';

let repository: GovernedRepository;

beforeAll(() => {
  repository = new GovernedRepository();
});

const started = (): Editor => new Editor(dirname(repository.folder));

describe('a session', () => {
  it('says what the server can do', async () => {
    const editor = started();
    const { capabilities, serverInfo } = await editor.start([repository.folder]);
    expect(serverInfo).toEqual({ name: 'handshake-check', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    expect(capabilities).toMatchObject({
      textDocumentSync: { openClose: true, change: 2 },
      codeActionProvider: { codeActionKinds: ['quickfix'] },
      hoverProvider: true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    });
    expect(await editor.leave()).toBe(0);
  });

  it('ends with 1 when exit comes without shutdown', async () => {
    const editor = started();
    await editor.start([repository.folder]);
    await editor.connection.sendNotification('exit');
    expect(await editor.ended).toBe(1);
  });

  it('ends when the pipe is closed, in the middle of a run too', async () => {
    const editor = started();
    await editor.start([repository.folder]);
    const uri = uriIn(repository.folder, DRAFT);
    await editor.open(uri, `${repository.read(DRAFT)}\n`);
    await new Promise((resolve) => setTimeout(resolve, 40));
    editor.toServer.end();
    expect(await editor.ended).toBe(1);
  });

  it('ends with 0 when shutdown, exit and the end of the pipe come in one breath', async () => {
    const editor = started();
    await editor.start([repository.folder]);
    const frame = (message: object): string => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...message });
      return `Content-Length: ${text.length}\r\n\r\n${text}`;
    };
    editor.toServer.end(`${frame({ id: 7, method: 'shutdown' })}${frame({ method: 'exit' })}`);
    expect(await editor.ended).toBe(0);
  });

  it('ends with 1 when the pipe is closed behind a message that nobody can follow', async () => {
    const editor = started();
    await editor.start([repository.folder]);
    const text = JSON.stringify({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: {} });
    editor.toServer.end(`Content-Length: ${text.length}\r\n\r\n${text}`.repeat(20));
    expect(await editor.ended).toBe(1);
  });

  it('takes a document that lies in no folder by the repository around it', async () => {
    const editor = started();
    await editor.start([], { workspaceFolders: null });
    const uri = uriIn(repository.folder, DRAFT);
    await editor.open(uri, repository.read(DRAFT).replace('STATUS: Draft', 'STATUS: Nearly'));
    expect(codes(await editor.diagnostics(uri, (found) => found.length > 0))).toContain('packet-structure');
    expect(await editor.leave()).toBe(0);
  });

  it('says beside the finding where else to look, to an editor that shows no other places', async () => {
    const editor = started();
    await editor.start([repository.folder], { capabilities: {} });
    const board = uriIn(repository.folder, 'docs/TASK_BOARD.md');
    await editor.open(board, repository.read('docs/TASK_BOARD.md').replace('## Draft', '## Done'));
    const shown = await editor.diagnostics(board, (found) => codes(found).includes('task-board-sync'));
    const wrong = shown.find(({ code }) => code === 'task-board-sync');
    expect(wrong?.relatedInformation).toBeUndefined();
    expect(wrong?.message).toContain(`\nsee:  ${DRAFT}:9: the STATUS of the packet`);
    const [move] = await editor.actions(
      board,
      wrong?.range ?? { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    );
    expect(Object.keys(move?.edit?.changes ?? {})).toEqual([board]);
    expect(await editor.leave()).toBe(0);
  });
});

describe('messages that nobody can follow', () => {
  it('are answered with an error, and the session goes on', async () => {
    const editor = started();
    const early = editor.hover('file:///nowhere.md', 0, 0);
    await expect(early).rejects.toMatchObject({ code: -32002 });
    editor.toServer.write('Content-Length: 5\r\n\r\n{oops');
    editor.toServer.write('Colour: blue\r\n\r\n');
    editor.toServer.write('Content-Length: 2\r\n\r\n[]');
    await editor.start([repository.folder]);
    const { connection } = editor;
    await expect(connection.sendRequest('textDocument/noSuch', {})).rejects.toMatchObject({ code: -32601 });
    await expect(connection.sendRequest('textDocument/hover', {})).rejects.toMatchObject({ code: expect.any(Number) });
    await expect(connection.sendRequest('textDocument/codeAction', { textDocument: {} })).rejects.toBeDefined();
    for (const method of ['textDocument/didOpen', 'textDocument/didChange', 'noSuch/notification'])
      await connection.sendNotification(method, { textDocument: { uri: 7 } });
    expect(await editor.hover('untitled:Untitled-1', 0, 0)).toBeNull();
    expect(await editor.hover('file://elsewhere/a.md', 0, 0)).toBeNull();

    const uri = uriIn(repository.folder, DRAFT);
    await editor.open(uri, repository.read(DRAFT).replace('STATUS: Draft', 'STATUS: Nearly'));
    expect(codes(await editor.diagnostics(uri, (found) => found.length > 0))).toContain('packet-structure');
    await connection.sendRequest('shutdown');
    await expect(editor.hover(uri, 0, 0)).rejects.toMatchObject({ code: -32600 });
    await connection.sendNotification('exit');
    expect(await editor.ended).toBe(0);
  });
});
