import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerFaults, type Call, operationOf, pathOf, requestFaults } from './api-description.js';

/** How the forge answers one request. */
export type Answer =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Record<string, string>;
    }
  /** Whatever bytes, without looking at the description: for answers that no forge should give. */
  | { readonly kind: 'raw'; readonly status: number; readonly text: string }
  /** Nothing, ever. */
  | { readonly kind: 'silence' }
  /** The connection is cut after the head of an answer. */
  | { readonly kind: 'cut' }
  /** This many bytes of JSON text. */
  | { readonly kind: 'flood'; readonly bytes: number };

/** A forge for tests. */
export interface ApiServer {
  readonly url: string;
  readonly calls: readonly Call[];
  /** Requests and answers that do not fit the published description. A test asserts that there are none. */
  readonly misfits: readonly string[];
  close(): Promise<void>;
}

/** The answer to the n-th request (from 0) of those that fit `METHOD /path/template`. */
export type Script = Readonly<Record<string, (call: Call, count: number) => Answer>>;

/**
 * Starts a forge on this machine that holds every request against GitHub's published description, and its own answers too.
 * @param script an answer for each route that the test expects; any other request is a misfit and gets 501
 */
export async function startApi(script: Script): Promise<ApiServer> {
  const operations = Object.keys(script).map(operationOf);
  const calls: Call[] = [];
  const misfits: string[] = [];
  const counts = new Map<string, number>();

  const server = createServer((request, response) => {
    readCall(request)
      .then((call) => {
        calls.push(call);
        const operation = operations.find(
          ({ key, pattern }) => key.startsWith(`${call.method} `) && pattern.test(pathOf(call)),
        );
        if (!operation) {
          misfits.push(`${call.method} ${call.path} is not in the script`);
          response.writeHead(501).end();
          return;
        }
        misfits.push(...requestFaults(call, operation));
        const count = counts.get(operation.key) ?? 0;
        counts.set(operation.key, count + 1);
        const answer = script[operation.key]?.(call, count);
        if (!answer) throw new Error(`no answer for ${operation.key}`);
        if (answer.kind === 'json') misfits.push(...answerFaults(answer.status, answer.body, operation));
        send(answer, response);
      })
      .catch((error: unknown) => {
        misfits.push(`the server of the test broke down: ${String(error)}`);
        response.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, calls, misfits, close: () => closed(server) };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { kind: 'json', status, body, headers };
}

/** A refusal in the forge's form. */
export function refused(status: number, message = 'Resource not accessible by integration', headers = {}): Answer {
  return json(status, { message, documentation_url: 'https://docs.github.com/rest', status: String(status) }, headers);
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: Object.fromEntries(headers),
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
}

function send(answer: Answer, response: ServerResponse): void {
  const type = { 'content-type': 'application/json; charset=utf-8' };
  if (answer.kind === 'silence') return;
  if (answer.kind === 'cut') {
    response.writeHead(200, { ...type, 'content-length': '1000' });
    response.write('[{"id":');
    setImmediate(() => response.destroy());
    return;
  }
  if (answer.kind === 'flood') {
    response.writeHead(200, type);
    response.end(`["${'x'.repeat(answer.bytes - 4)}"]`);
    return;
  }
  if (answer.kind === 'raw') {
    response.writeHead(answer.status, type).end(answer.text);
    return;
  }
  response.writeHead(answer.status, { ...type, ...answer.headers }).end(JSON.stringify(answer.body));
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
