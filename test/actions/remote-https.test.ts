import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { GateRemote } from '../../actions/merge-gate/parts.js';
import { openRemote } from '../../actions/merge-gate/remote.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { gitOver, type HttpsServer, httpsServer } from './https-server.js';
import { BAD, blocking, GOOD, gate, idOf, placeOf, pullRequest, type Served, served } from './served.js';

const TOKEN = 'ghs_TheTokenOfThisRun';
const AUTHORIZATION = `basic ${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`;
const open: HttpsServer[] = [];

afterAll(() => {
  for (const server of open) server.close();
});

type Answer = Parameters<typeof httpsServer>[1];

/** Runs a test against a server; without openssl there is no certificate, and that is said. */
async function against(scenario: Served, answer: Answer, test: (server: HttpsServer) => Promise<void>): Promise<void> {
  const server = await httpsServer(scenario.temporary, answer);
  if (server === null) {
    console.warn('openssl makes no certificate here: what goes over https is not tried');
    return;
  }
  open.push(server);
  await test(server);
}

function placeAt(scenario: Served, server: HttpsServer, token = TOKEN) {
  const environment = { ...scenario.environment, GIT_SSL_CAINFO: server.certificate };
  return placeOf(scenario, { server: server.url, token, environment, deadline: 20_000 });
}

async function refusal(remote: GateRemote): Promise<UndecidedError> {
  try {
    await remote.tips(['refs/heads/main']);
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  } finally {
    remote.close();
  }
  throw new Error('nothing was refused');
}

describe('over https', () => {
  it('a whole run of the gate, with the token in every request', async () => {
    const scenario = served(BAD);
    const forge = gitOver(join(scenario.temporary, 'server'), AUTHORIZATION, scenario.environment);
    await against(scenario, forge, async (server) => {
      const { result } = await gate(scenario, pullRequest(scenario), { place: placeAt(scenario, server) });
      expect(blocking(result)).toContain('signature-lock');
      expect(result.report.base.commit).toBe(idOf(scenario, 'main'));
      expect(server.asked.length).toBeGreaterThan(3);
      expect(new Set(server.asked)).toEqual(new Set([AUTHORIZATION]));
    });
  });

  it('a token that may not read is undecided, without a question to anybody', async () => {
    const scenario = served(GOOD);
    const forge = gitOver(join(scenario.temporary, 'server'), AUTHORIZATION, scenario.environment);
    await against(scenario, forge, async (server) => {
      const { help, message } = await refusal(openRemote(placeAt(scenario, server, 'ghs_another')));
      expect(help).toContain('permissions: contents: read');
      expect(message).not.toContain('ghs_another');
    });
  });

  it('a redirect is not followed, so that no other server sees the token', async () => {
    const scenario = served(GOOD);
    await against(
      scenario,
      (_, response) => response.writeHead(200).end(),
      async (other) => {
        const redirect: Answer = ({ url }, response) => {
          response.writeHead(302, { location: `${other.url}${url}` }).end();
        };
        await against(scenario, redirect, async (server) => {
          await refusal(openRemote(placeAt(scenario, server)));
          expect(server.asked).toEqual([AUTHORIZATION]);
          expect(other.asked).toEqual([]);
        });
      },
    );
  });

  it('a server whose certificate nobody vouches for is not told the token', async () => {
    const scenario = served(GOOD);
    await against(
      scenario,
      (_, response) => response.writeHead(200).end(),
      async (server) => {
        const place = placeOf(scenario, { server: server.url, token: TOKEN, deadline: 20_000 });
        await refusal(openRemote(place));
        expect(server.asked).toEqual([]);
      },
    );
  });
});
