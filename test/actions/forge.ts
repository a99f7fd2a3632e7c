import { expect } from 'vitest';
import type { RequestManners } from '../../actions/merge-gate/forge-request.js';
import { githubPlatform } from '../../actions/merge-gate/github.js';
import type { Platform } from '../../actions/merge-gate/platform.js';
import { type Call, TOKEN } from './api-description.js';
import { type Script, startApi } from './api-server.js';

/** What a test sees of a conversation with the forge. */
export interface Conversation {
  readonly platform: Platform;
  readonly calls: readonly Call[];
  /** The waits between attempts, in milliseconds; none of them takes any time. */
  readonly waits: readonly number[];
  readonly log: readonly string[];
}

/** The moment at which the clock of every conversation stands: 2026-01-01T00:00:00Z. */
export const NOW = Date.UTC(2026, 0, 1);

export const REVIEWS = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
export const PERMISSION = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
export const COMMENTS = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
export const NEW_COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
export const OLD_COMMENT = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
export const NEW_CHECK_RUN = 'POST /repos/{owner}/{repo}/check-runs';
export const OLD_CHECK_RUN = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
export const VIEWER = 'POST /graphql';

/**
 * Lets the gate talk to a forge that follows a script. Fails when a request or an answer does not fit GitHub's description of its API,
 * and when the log shows the token.
 */
export async function withForge<Result>(
  script: Script,
  talk: (conversation: Conversation) => Promise<Result>,
  manners: Partial<RequestManners> = {},
): Promise<Result> {
  const server = await startApi(script);
  const waits: number[] = [];
  const log: string[] = [];
  const platform = githubPlatform({
    apiUrl: server.url,
    token: TOKEN,
    repository: 'acme/shop',
    manners: {
      wait: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      now: () => NOW,
      log: (line) => log.push(line),
      ...manners,
    },
  });
  try {
    const [ended] = await Promise.allSettled([talk({ platform, calls: server.calls, waits, log })]);
    // A request that does not fit explains more than what came of it.
    expect(server.misfits).toEqual([]);
    expect(log.join('\n')).not.toContain(TOKEN);
    if (ended.status === 'rejected') throw ended.reason;
    return ended.value;
  } finally {
    await server.close();
  }
}

/** Routes of the calls, in their order: `GET /repos/acme/shop/pulls/7/reviews?per_page=100&page=1`. */
export function routes(calls: readonly Call[]): string[] {
  return calls.map(({ method, path }) => `${method} ${path}`);
}
