import { counted } from '../../engine/model/counted.js';
import type { ObjectId } from '../../engine/model/snapshot.js';
import type { Diagnostic, Report } from '../../engine/report.js';
import { visibleLine } from '../../engine/reporters/escape.js';
import { markdownReport } from '../../engine/reporters/markdown.js';
import type { MarkdownLinks } from '../../engine/reporters/markdown-items.js';
import { verdictWords } from '../../engine/reporters/verdict-words.js';
import type { CheckRunAnnotation, CheckRunText } from './platform.js';

/** What a check run says beside the report. */
export interface CheckRunContext {
  /** The commit to attach it to. */
  readonly head: ObjectId;
  /** Whether the gate lets the merge through, `fail-on` taken into account. */
  readonly passes: boolean;
  readonly remarks?: readonly string[];
  readonly links?: MarkdownLinks;
}

/** The most annotations of one request (GitHub's description of the check runs API). */
export const ANNOTATIONS_PER_REQUEST = 50;
/** The most annotations of one check run: 20 requests. The summary says how many are left out, and lists them. */
const MAX_ANNOTATIONS = 1_000;
/** The API takes 255 characters. */
const TITLE_CHARACTERS = 255;
/** The API takes 64 KB. A quarter is long enough for any reader, and keeps a request with 50 of them below a megabyte. */
const MESSAGE_BYTES = 16 * 1024;
/** The API names no limit. File systems end here, so that no longer path is that of a file. */
const PATH_BYTES = 4_096;
/** The API takes 65,535 characters. */
const SUMMARY_BYTES = 60 * 1024;
/** The API names no limit; a list of checks shows no more. */
const NAME_CHARACTERS = 120;

/**
 * The check run of a report. Its name says which base was judged, because the same head may be proposed to two branches whose laws
 * differ (threat G11), and it differs from the job's name: what a branch requires is the job.
 */
export function checkRunOf(report: Report, { head, passes, remarks = [], links }: CheckRunContext): CheckRunText {
  const active = report.diagnostics.filter(({ standing }) => standing === 'active');
  const sorted = [...active.filter(isError), ...active.filter((found) => !isError(found))];
  const leftOut = sorted.length - MAX_ANNOTATIONS;
  const said =
    leftOut > 0
      ? [...remarks, `${counted(leftOut, 'finding has', 'findings have')} no annotation beside their line.`]
      : remarks;
  return {
    name: cutCharacters(`handshake-check findings against ${visibleLine(report.base.name)}`, NAME_CHARACTERS),
    head,
    conclusion: passes ? 'success' : 'failure',
    title: cutCharacters(`${report.verdict}: ${verdictWords(report)}`, TITLE_CHARACTERS),
    summary: markdownReport(report, {
      limit: SUMMARY_BYTES,
      remarks: said,
      warningsStop: !passes,
      ...(links === undefined ? {} : { links }),
    }),
    annotations: sorted.slice(0, MAX_ANNOTATIONS).map(annotationOf),
  };
}

/** Annotations in the portions that the API takes; the first portion is there even when it is empty, for creating the check run. */
export function portions(
  annotations: readonly CheckRunAnnotation[],
): [readonly CheckRunAnnotation[], ...(readonly CheckRunAnnotation[])[]] {
  const further: CheckRunAnnotation[][] = [];
  for (let start = ANNOTATIONS_PER_REQUEST; start < annotations.length; start += ANNOTATIONS_PER_REQUEST) {
    further.push(annotations.slice(start, start + ANNOTATIONS_PER_REQUEST));
  }
  return [annotations.slice(0, ANNOTATIONS_PER_REQUEST), ...further];
}

/** The forge shows title and message as plain text, so that only what is not drawn has to be spelled out. */
function annotationOf(found: Diagnostic): CheckRunAnnotation {
  const startLine = Math.max(1, found.line);
  return {
    path: cutBytes(visibleLine(found.path), PATH_BYTES),
    startLine,
    endLine: Math.max(startLine, found.endLine ?? startLine),
    level: isError(found) ? 'failure' : 'warning',
    title: cutCharacters(visibleLine(`${found.rule}/${found.messageId}`), TITLE_CHARACTERS),
    message: cutBytes(
      visibleLines(`${found.message}\n\nWhy: ${found.why}\n\nHow to fix: ${found.help.trimEnd()}`),
      MESSAGE_BYTES,
    ),
  };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function visibleLines(text: string): string {
  return text.split('\n').map(visibleLine).join('\n');
}

/** Counts UTF-16 units, of which no character of another count has fewer; never cuts a pair of them. */
function cutCharacters(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/\p{Cs}$/u, '')}…`;
}

function cutBytes(text: string, limit: number): string {
  const bytes = Buffer.from(text);
  if (bytes.byteLength <= limit) return text;
  const mark = '…';
  // A character that the cut went through comes out as U+FFFD, in up to three pieces.
  const kept = bytes.subarray(0, limit - Buffer.byteLength(mark)).toString('utf8');
  return `${kept.replace(/\ufffd{1,3}$/, '')}${mark}`;
}
