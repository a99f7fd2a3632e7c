import type { RepoPath } from '../model/path.js';
import type { MasterSpec, SpecSection } from '../model/spec.js';
import { foldText, plainHeading, slugOf } from '../model/spec-words.js';
import { UndecidedError } from '../model/undecided.js';
import { nativeHeadings } from './native-numbers.js';
import { outline, type Section, sectionRanges } from './outline.js';
import { bodyIds } from './spec-body-ids.js';
import { readSpecHeading, type SpecHeading } from './spec-heading.js';

/**
 * Reads a Master Spec by one scan, without a Markdown tree: it may be 4 MB (threat X12, design.md "Documents"). Linear.
 *
 * `endLine` of a section is its last line with text, subsections included, and its own `line` when there is no text at all:
 * an empty section defines nothing (threat B04).
 *
 * @param text the decoded text.
 * @param roadmapSections numbers of sections that are Roadmap although their headings do not say so (law.md, decision 6).
 * @throws UndecidedError when the headings cannot be told: containers are nested deeper than the outline follows.
 */
export function readMasterSpec(path: RepoPath, text: string, roadmapSections: readonly string[]): MasterSpec {
  const scan = outline(text);
  if (scan.overflow) {
    throw new UndecidedError({
      subject: path,
      reason: `nests block quotes and lists more than ${scan.deepest} deep, so its headings cannot be told`,
      help: `Flatten the nested lists and block quotes of ${path}.`,
    });
  }
  const ranges = sectionRanges(scan);
  const starts = lineStarts(text);
  const headings = ranges.map(({ heading }) => ({
    ...readSpecHeading(heading.text),
    depth: heading.depth,
    text: heading.text,
  }));
  const native = nativeHeadings(headings);
  const roadmap = roadmapFlags(headings, native, roadmapSections);
  const slug = slugCounter();
  const sections = ranges.map((range, index): SpecSection => {
    const { number = null, ids = [], title = '' } = headings[index] ?? {};
    const { heading } = range;
    return {
      number,
      ids,
      title,
      heading: heading.text,
      slug: slug(heading.text),
      depth: heading.depth,
      line: heading.line,
      endLine: lastTextLine(text, starts, range),
      roadmap: roadmap[index] ?? false,
      native: native[index] ?? false,
    };
  });
  const owned = ranges.map(({ heading }) => ({
    heading: starts[heading.line - 1] ?? 0,
    start: starts[heading.endLine] ?? text.length,
  }));
  return { path, sections, bodyIds: bodyIds(text, owned) };
}

const LF = 10;
const CR = 13;

/** Where lines start. They end as CommonMark ends them: with LF, CRLF or a lone CR. */
function lineStarts(text: string): number[] {
  const starts = text === '' ? [] : [0];
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  } else {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
    }
  }
  if (starts.at(-1) === text.length) starts.pop();
  return starts;
}

/** Blanks, line ends and the marks of a thematic break or an underline: a line of them holds no text. */
const EMPTY_MARKS: ReadonlySet<number> = new Set([...' \t\u00a0\r\n-*_='].map((mark) => mark.charCodeAt(0)));

/** Sections end in at most six levels at one place, so what is empty there is looked at six times at most. */
function lastTextLine(text: string, starts: readonly number[], { heading, lastLine }: Section): number {
  for (let line = lastLine; line > heading.endLine; line--) {
    const end = starts[line] ?? text.length;
    for (let at = starts[line - 1] ?? end; at < end; at++) if (!EMPTY_MARKS.has(text.charCodeAt(at))) return line;
  }
  return heading.line;
}

/** GitHub's fragments: the second heading of a name gets `-1`, unless another heading has that fragment already. */
function slugCounter(): (heading: string) => string {
  const used = new Map<string, number>();
  return (heading) => {
    const base = slugOf(heading);
    let slug = base;
    let count = used.get(base) ?? 0;
    if (used.has(base)) {
      do slug = `${base}-${++count}`;
      while (used.has(slug));
    }
    used.set(base, count);
    if (slug !== base) used.set(slug, 0);
    return slug;
  };
}

/**
 * The Roadmap (law.md, decision 6): what stands under a heading that says so, under a configured number, or bears a number
 * below such a heading's own number even where a shallower heading in between ended its range.
 */
function roadmapFlags(
  headings: readonly (SpecHeading & { readonly depth: number; readonly text: string })[],
  native: readonly boolean[],
  configured: readonly string[],
): boolean[] {
  const said = headings.map(({ text }) => foldText(plainHeading(text)).includes('roadmap'));
  const own = new Set(headings.flatMap(({ number }, index) => (number !== null && native[index] ? [number] : [])));
  const ownRoadmap = new Set(configured.filter((number) => own.has(number)));
  headings.forEach(({ number }, index) => {
    if (number !== null && said[index] && native[index]) ownRoadmap.add(number);
  });
  // A configured number that no heading of the document itself bears is taken wherever it stands.
  const anyRoadmap = new Set(configured.filter((number) => !own.has(number)));
  const ancestors: { readonly depth: number; readonly roadmap: boolean }[] = [];
  return headings.map(({ depth, number }, index) => {
    while ((ancestors.at(-1)?.depth ?? 0) >= depth) ancestors.pop();
    const inherited = ancestors.at(-1)?.roadmap ?? false;
    const numbered =
      number !== null && (isUnder(number, anyRoadmap) || (native[index] === true && isUnder(number, ownRoadmap)));
    const roadmap = inherited || numbered || (said[index] ?? false);
    ancestors.push({ depth, roadmap });
    return roadmap;
  });
}

/** Whether a number is one of `numbers` or stands below one. */
function isUnder(number: string, numbers: ReadonlySet<string>): boolean {
  for (let prefix = number; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('.')))) {
    if (numbers.has(prefix)) return true;
  }
  return false;
}
