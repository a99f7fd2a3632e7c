import { UndecidedError } from '../../engine/model/undecided.js';
import { portions } from './check-run.js';
import { type CommentStep, commentStep, type MarkedComment, markedComments } from './comment.js';
import { idOf, isRecord } from './forge-answer.js';
import { DEFAULT_MANNERS, ForgeError, mannerly, patiently, type RequestManners, unreadable } from './forge-request.js';
import type { CheckRunAnnotation, CheckRunText, CommentText, Platform, Refusal } from './platform.js';
import { mayWrite, type Review, reviewsOf, standingApprovals } from './reviews.js';

/** Where the forge is, and who asks. */
export interface GithubOptions {
  /** The root of the API without a slash at its end, as the runner gives it: `https://api.github.com`. */
  readonly apiUrl: string;
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly manners?: Partial<RequestManners>;
}

const PER_PAGE = 100;
/** A conversation longer than 5,000 reviews or comments is not read to its end. */
const MAX_PAGES = 50;

/** The forge as GitHub's API. Nothing is loaded or asked before it is needed. */
export function githubPlatform(options: GithubOptions): Platform {
  return new GithubPlatform(options);
}

type Client = InstanceType<typeof import('@actions/github/lib/utils')['GitHub']>;

class GithubPlatform implements Platform {
  private readonly at: { readonly owner: string; readonly repo: string };
  private readonly manners: RequestManners;
  private loading: Promise<Client> | null = null;

  constructor(private readonly options: GithubOptions) {
    const [owner = '', repo = ''] = options.repository.split('/');
    this.at = { owner, repo };
    this.manners = { ...DEFAULT_MANNERS, ...options.manners };
  }

  async approvals(pullRequest: number, accounts: readonly string[]): ReturnType<Platform['approvals']> {
    try {
      const reviews = await this.pages((page) => this.reviews(pullRequest, page));
      const standing = standingApprovals(reviews, accounts);
      const counted = await inTurn(standing, ({ account }) => this.mayWrite(account));
      return standing.filter((_, index) => counted[index] === true);
    } catch (error) {
      throw undecidedApprovals(error, pullRequest);
    }
  }

  /**
   * The conclusion is there with the first request: annotations that are refused later never leave a check run that is still running.
   */
  writeCheckRun(text: CheckRunText): Promise<Refusal | null> {
    const [first, ...further] = portions(text.annotations);
    let written = 0;
    return orRefusal('check run', 'checks: write', async () => {
      try {
        const id = await this.createCheckRun(text, first);
        written = first.length;
        for (const annotations of further) {
          await this.addAnnotations(id, text, annotations);
          written += annotations.length;
        }
      } catch (error) {
        throw written === 0 ? error : new PartlyWritten(written, text.annotations.length, error);
      }
    });
  }

  writeComment(pullRequest: number, text: CommentText): Promise<Refusal | null> {
    return orRefusal('comment', 'pull-requests: write', async () => {
      const marked = await this.pages((page) => this.marked(pullRequest, page));
      // Without a comment that could be ours nobody has to be asked who we are.
      const self = marked.length === 0 ? null : await this.self();
      await this.take(commentStep(text, marked, self), pullRequest);
    });
  }

  private reviews(pullRequest: number, page: number): Promise<Page<Review>> {
    return this.read(async (client) => {
      const answer = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
        ...this.at,
        pull_number: pullRequest,
        per_page: PER_PAGE,
        page,
      });
      return pageOf(reviewsOf(answer.data), answer);
    });
  }

  /** An account that the forge does not know in this repository may not write to it. */
  private async mayWrite(username: string): Promise<boolean> {
    try {
      return await this.read(async (client) => {
        const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
        return proved(mayWrite((await client.request(route, { ...this.at, username })).data));
      });
    } catch (error) {
      if (error instanceof ForgeError && error.status === 404) return false;
      throw error;
    }
  }

  private createCheckRun(text: CheckRunText, annotations: readonly CheckRunAnnotation[]): Promise<number> {
    return this.write(async (client) => {
      const answer = await client.request('POST /repos/{owner}/{repo}/check-runs', {
        ...this.at,
        name: text.name,
        head_sha: text.head,
        status: 'completed',
        conclusion: text.conclusion,
        output: { title: text.title, summary: text.summary, annotations: annotations.map(wireAnnotation) },
      });
      return proved(idOf(answer.data));
    });
  }

  private async addAnnotations(
    id: number,
    { title, summary }: CheckRunText,
    annotations: readonly CheckRunAnnotation[],
  ): Promise<void> {
    await this.write((client) =>
      client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
        ...this.at,
        check_run_id: id,
        output: { title, summary, annotations: annotations.map(wireAnnotation) },
      }),
    );
  }

  private marked(pullRequest: number, page: number): Promise<Page<MarkedComment>> {
    return this.read(async (client) => {
      const answer = await client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...this.at,
        issue_number: pullRequest,
        per_page: PER_PAGE,
        page,
      });
      return pageOf(markedComments(answer.data), answer);
    });
  }

  /** The id of the account that this token writes as. REST does not tell it to the token of a workflow, GraphQL does. */
  private self(): Promise<number> {
    return this.read(async (client) => {
      const answer: unknown = await client.graphql('query { viewer { databaseId } }');
      const viewer = isRecord(answer) ? answer.viewer : null;
      return proved(isRecord(viewer) ? idOf({ id: viewer.databaseId }) : null);
    });
  }

  private async take(step: CommentStep, pullRequest: number): Promise<void> {
    if (step.kind === 'nothing') return;
    const { body } = step;
    await this.write<unknown>((client) =>
      step.kind === 'create'
        ? client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            ...this.at,
            issue_number: pullRequest,
            body,
          })
        : client.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
            ...this.at,
            comment_id: step.id,
            body,
          }),
    );
  }

  /** Every item of a list. Pages are counted here: an answer never says which address to send the token to. */
  private async pages<Item>(ask: (page: number) => Promise<Page<Item>>): Promise<Item[]> {
    const items: Item[] = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const { found, more } = await ask(page);
      items.push(...found);
      if (!more) return items;
    }
    throw new ForgeError(`the conversation is longer than ${MAX_PAGES * PER_PAGE} entries`, { lasting: true });
  }

  private async read<Answer>(ask: (client: Client) => Promise<Answer>): Promise<Answer> {
    const client = await this.client();
    return patiently(() => ask(client), 'reads', this.manners);
  }

  private async write<Answer>(ask: (client: Client) => Promise<Answer>): Promise<Answer> {
    const client = await this.client();
    return patiently(() => ask(client), 'writes', this.manners);
  }

  private client(): Promise<Client> {
    this.loading ??= newClient(this.options, this.manners);
    return this.loading;
  }
}

/**
 * The client is loaded no earlier than here: while it loads it reads the event on its own, and would break down over a payload that the
 * gate refuses with a reason (threat G19).
 */
async function newClient({ apiUrl, token }: GithubOptions, manners: RequestManners): Promise<Client> {
  if (token === '') throw new ForgeError('there is no token to ask the forge with', { status: 401, lasting: true });
  const { GitHub, defaults, getOctokitOptions } = await import('@actions/github/lib/utils');
  const fetch = mannerly(defaults.request?.fetch ?? globalThis.fetch, manners);
  return new GitHub(getOctokitOptions(token, { baseUrl: apiUrl, request: { fetch }, log: SILENT }));
}

/** The client warns on the console about deprecations; what it prints would stand between workflow commands. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function nothing(): undefined {
  return undefined;
}

interface Page<Item> {
  readonly found: readonly Item[];
  readonly more: boolean;
}

/** A page may be short although another follows: the forge leaves out what it hides. A full one is never taken for the last. */
function pageOf<Item>(
  found: readonly Item[] | null,
  answer: { readonly data: unknown; readonly headers: { readonly link?: string | undefined } },
): Page<Item> {
  const full = Array.isArray(answer.data) && answer.data.length >= PER_PAGE;
  return { found: proved(found), more: full || /;\s*rel="?next"?/.test(answer.headers.link ?? '') };
}

function proved<Value>(value: Value | null): Value {
  if (value === null) throw unreadable();
  return value;
}

/** One after the other: the forge limits how much is asked at once. */
async function inTurn<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const item of items) answers.push(await ask(item));
  return answers;
}

function wireAnnotation({ path, startLine, endLine, level, title, message }: CheckRunAnnotation) {
  return { path, start_line: startLine, end_line: endLine, annotation_level: level, title, message };
}

/** That a write ended in the middle. */
class PartlyWritten extends Error {
  constructor(
    readonly written: number,
    readonly all: number,
    cause: unknown,
  ) {
    super('partly written', { cause });
  }
}

/** Whatever happens while writing is told; nothing of it may become an exception that stands in the way of the verdict. */
async function orRefusal(
  output: Refusal['output'],
  permission: string,
  write: () => Promise<void>,
): Promise<Refusal | null> {
  try {
    await write();
    return null;
  } catch (error) {
    return { output, sentence: refusalSentence(output, permission, error) };
  }
}

function refusalSentence(output: string, permission: string, error: unknown): string {
  if (error instanceof PartlyWritten) {
    const reason = refusalReason(error.cause, permission);
    return `The ${output} has ${error.written} of its ${error.all} annotations: ${reason}.`;
  }
  return `The ${output} is not written: ${refusalReason(error, permission)}.`;
}

function refusalReason(error: unknown, permission: string): string {
  const words = wordsOf(error);
  return isAboutRights(error)
    ? `${words}, expected \`${permission}\` among the permissions of the job (for a pull request from a fork the token only reads)`
    : `${words}; the verdict does not depend on it`;
}

function undecidedApprovals(error: unknown, pullRequest: number): UndecidedError {
  return new UndecidedError(
    {
      subject: `pull request ${pullRequest}`,
      reason: `has approvals that are not known: ${wordsOf(error)}`,
      help: isAboutRights(error)
        ? 'Add `pull-requests: read` to the permissions of the job.'
        : 'Run the job again when the forge answers.',
    },
    { cause: error },
  );
}

function wordsOf(error: unknown): string {
  return error instanceof ForgeError ? error.message : 'the request to the forge could not be made';
}

/** A forge that does not want to show what is there answers 404 as well. */
function isAboutRights(error: unknown): boolean {
  return error instanceof ForgeError && error.limitedFor === null && [401, 403, 404].includes(error.status ?? 0);
}
