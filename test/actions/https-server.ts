import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A server with a certificate of its own, and what was asked of it. */
export interface HttpsServer {
  /** `https://127.0.0.1:1234`. */
  readonly url: string;
  /** The path of the certificate that has to be trusted. */
  readonly certificate: string;
  /** For each request, the `Authorization` that came with it. */
  readonly asked: readonly (string | undefined)[];
  readonly close: () => void;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Starts a server on this machine. @returns null where no certificate can be made, because there is no openssl */
export async function httpsServer(folder: string, answer: Answer): Promise<HttpsServer | null> {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  // Servers of one folder share it, so that whoever trusts one trusts all of them.
  if (!existsSync(certificate) && !makeCertificate(key, certificate)) return null;
  const asked: (string | undefined)[] = [];
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
    asked.push(request.headers.authorization);
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `https://127.0.0.1:${port}`, certificate, asked, close };
}

function makeCertificate(key: string, certificate: string): boolean {
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const options = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate];
  return spawnSync('openssl', ['req', ...options, ...subject]).status === 0;
}

/** Answers as a forge does: the repositories below a folder, through git's own server program, for whoever shows the token. */
export function gitOver(folder: string, authorization: string, environment: Readonly<Record<string, string>>): Answer {
  return (request, response) => {
    if (request.headers.authorization !== authorization) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="forge"' }).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'https://127.0.0.1');
    const child = spawn('git', ['http-backend'], {
      env: {
        ...environment,
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method ?? 'GET',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    request.pipe(child.stdin);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', () => {
      const all = Buffer.concat(chunks);
      const end = all.indexOf('\r\n\r\n');
      const headers = all
        .toString('latin1', 0, end)
        .split('\r\n')
        .map((line) => line.split(': '));
      const status = Number(headers.find(([name]) => name === 'Status')?.[1]?.slice(0, 3) ?? 200);
      response
        .writeHead(status, Object.fromEntries(headers.filter(([name]) => name !== 'Status')))
        .end(all.subarray(end + 4));
    });
  };
}
