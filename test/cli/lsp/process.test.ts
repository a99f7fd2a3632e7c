import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { program } from '../../support/program.js';
import { DRAFT, environment, GovernedRepository } from '../governed-repository.js';
import { uriIn } from './editor.js';

let repository: GovernedRepository;
let child: ChildProcessWithoutNullStreams;
let connection: MessageConnection;
let ended: Promise<number | null>;
const said = { stdout: [] as Buffer[], stderr: '' };

beforeAll(() => {
  repository = new GovernedRepository();
});

/** Starts the built program as an editor does that was itself started for another repository. */
async function started(processId: number | null): Promise<void> {
  const { folder } = repository;
  child = spawn(execPath, [program(), 'lsp', '--stdio', '--clientProcessId=1'], {
    cwd: '/',
    env: environment(dirname(folder), { GIT_DIR: '/no/such/repository' }),
  });
  said.stdout = [];
  said.stderr = '';
  child.stdout.on('data', (bytes: Buffer) => said.stdout.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => {
    said.stderr += bytes.toString();
  });
  ended = new Promise((resolve) => child.once('close', resolve));
  connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'runlet' }];
  await connection.sendRequest('initialize', { processId, rootUri: null, capabilities: {}, workspaceFolders });
  await connection.sendNotification('initialized', {});
}

afterEach(() => {
  connection.dispose();
  child.kill();
});

/** The messages on standard output; fails where a byte of it belongs to none. */
function messages(): { readonly method?: string }[] {
  const found: { method?: string }[] = [];
  let left = Buffer.concat(said.stdout);
  while (left.length > 0) {
    const head = left.toString('latin1').match(/^Content-Length: (\d+)\r\n\r\n/);
    if (!head) throw new Error(`standard output has ${JSON.stringify(left.toString())}, expected a message`);
    const end = head[0].length + Number(head[1]);
    found.push(JSON.parse(left.subarray(head[0].length, end).toString()));
    left = left.subarray(end);
  }
  return found;
}

describe('handshake-check lsp', () => {
  it('shows a finding of an unsaved text, and says nothing but messages on standard output', async () => {
    await started(null);
    const uri = uriIn(repository.folder, DRAFT);
    const shown = new Promise<{ diagnostics: { code: string; source: string }[] }>((resolve) => {
      connection.onNotification('textDocument/publishDiagnostics', (params) => {
        if (params.uri === uri && params.diagnostics.length > 0) resolve(params);
      });
    });
    const text = repository.read(DRAFT).replace('STATUS: Draft', 'STATUS: draft');
    const textDocument = { uri, languageId: 'markdown', version: 1, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    expect((await shown).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'status-step', source: 'handshake-check' }),
    );
    const range = { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } };
    const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
    expect(await connection.sendRequest('textDocument/codeAction', params)).toMatchObject([
      { edit: { changes: { [uri]: [{ newText: 'D' }] } } },
    ]);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toBe(0);
    expect(said.stderr).toBe('');
    expect(messages().map(({ method }) => method)).toContain('textDocument/publishDiagnostics');
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('ends with 1 when the editor closes the pipe', async () => {
    await started(null);
    child.stdin.end();
    expect({ status: await ended, stderr: said.stderr }).toEqual({ status: 1, stderr: '' });
  });

  it('ends with 1 when the editor is gone and another process keeps the pipe open', async () => {
    await started(spawnSync('true').pid);
    expect(await ended).toBe(1);
  });
});
