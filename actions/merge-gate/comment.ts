import type { Report } from '../../engine/report.js';
import { markdownReport } from '../../engine/reporters/markdown.js';
import type { MarkdownLinks } from '../../engine/reporters/markdown-items.js';
import { idOf, isRecord } from './forge-answer.js';
import type { CommentText } from './platform.js';

/** What the comment says beside the report. */
export interface CommentContext {
  /** Whether the gate lets the merge through, `fail-on` taken into account. */
  readonly passes: boolean;
  readonly remarks?: readonly string[];
  readonly links?: MarkdownLinks;
}

/** A comment of the conversation that begins like ours. Whose it is has to be asked before it is touched. */
export interface MarkedComment {
  readonly id: number;
  /** The id of the account that wrote it: unlike a login it is nobody else's, ever. Null when the account is gone. */
  readonly author: number | null;
  readonly body: string;
}

/** The invisible first line by which the comment is found again. Anybody can write it: it proves nothing about the writer. */
const MARKER = '<!-- handshake-check: merge gate -->';
/** The most bytes of a comment; the API takes 65,536 characters. */
const COMMENT_BYTES = 60 * 1024;
const RESOLVED = '**Resolved.** What this comment asked for is done; the gate lets the change through as it is now.';

/** The comment of a report, at most 60 KB; findings that do not fit are left out as a whole and counted. */
export function commentOf(report: Report, { passes, remarks, links }: CommentContext): CommentText {
  const head = passes ? `${MARKER}\n${RESOLVED}\n\n` : `${MARKER}\n`;
  const page = markdownReport(report, {
    limit: COMMENT_BYTES - Buffer.byteLength(head),
    warningsStop: !passes,
    ...(remarks === undefined ? {} : { remarks }),
    ...(links === undefined ? {} : { links }),
  });
  return { body: `${head}${page}`, resolved: passes };
}

/**
 * One page of the forge's list of comments.
 * @returns those that begin with the marker, in the forge's order; null when this is no list of comments
 */
export function markedComments(answer: unknown): MarkedComment[] | null {
  if (!Array.isArray(answer)) return null;
  const marked: MarkedComment[] = [];
  for (const item of answer as readonly unknown[]) {
    const id = idOf(item);
    if (!isRecord(item) || id === null) return null;
    const body = item.body;
    if (typeof body === 'string' && body.startsWith(MARKER)) marked.push({ id, author: idOf(item.user), body });
  }
  return marked;
}

/** What has to be done so that the conversation says it. */
export type CommentStep =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'create'; readonly body: string }
  | { readonly kind: 'update'; readonly id: number; readonly body: string };

/**
 * The next step from what is there to what the comment should say.
 * @param marked comments that begin with the marker
 * @param self the id of the account for which the gate writes; a marked comment of anybody else is not ours, and stays as it is
 */
export function commentStep(text: CommentText, marked: readonly MarkedComment[], self: number | null): CommentStep {
  const own = marked.find(({ author }) => author !== null && author === self);
  if (own === undefined) return text.resolved ? { kind: 'nothing' } : { kind: 'create', body: text.body };
  return own.body === text.body ? { kind: 'nothing' } : { kind: 'update', id: own.id, body: text.body };
}
