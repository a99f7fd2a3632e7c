import { createHash } from 'node:crypto';
import { REQUIREMENT_KEYWORDS, type Requirement, type RequirementKeyword } from '../model/requirement.js';
import type { MasterSpec, SpecSection } from '../model/spec.js';
import { isSpecId, SPEC_ID } from '../model/spec-id.js';
import { foldText, plainHeading } from '../model/spec-words.js';
import { blockStates } from './block-states.js';
import { ownWords } from './inline-text.js';
import type { PacketLine } from './packet-lines.js';
import { type Statement, statementsOf } from './statements.js';

/** In capitals, and no part of a name such as `MUST_HAVE` or `MUST-20`; `MUST` and `NOT` may stand on two lines. */
const KEYWORD =
  /(?<![A-Za-z0-9-])(?<![A-Za-z0-9]_)(MUST|SHALL|SHOULD)([*_]{0,2}\s{1,40}[*_]{0,2}NOT)?(?![A-Za-z0-9-])(?!_[A-Za-z0-9])/g;
/** An id that opens a statement, in whatever dress, or that closes it in brackets. */
const LEADING = new RegExp(`^[\\s*_\`~]*(\\[?)(${SPEC_ID})(?![\\w-])`);
const TRAILING = new RegExp(`[[(](${SPEC_ID})[\\])][\\s.;*_]*$`);
const TRAILING_LENGTH = 120;

/**
 * The requirements of a section and its sub-sections, in order, each id once (CX-598): sentences of paragraphs, list items and table
 * cells with MUST, SHALL or SHOULD in capitals. Code, block quotes, quoted words, comments, headings and the Roadmap demand nothing.
 * Linear in the section.
 *
 * @param lines the lines of the whole spec file.
 */
export function readRequirements(
  spec: MasterSpec,
  section: SpecSection,
  lines: readonly PacketLine[],
): readonly Requirement[] {
  const requirements = new Map<string, Requirement>();
  for (const part of partsOf(spec, section)) {
    const own = lines.slice(part.section.line, part.endLine);
    const states = blockStates(own, new Map(), { steps: 0 });
    for (const statement of statementsOf(own, states)) {
      for (const requirement of requirementsIn(statement, spec, part.section)) {
        if (!requirements.has(requirement.id)) requirements.set(requirement.id, requirement);
      }
    }
  }
  return [...requirements.values()];
}

/** The section and those below it, each with the last line before the next heading; what is Roadmap is left out. */
function partsOf(
  spec: MasterSpec,
  section: SpecSection,
): { readonly section: SpecSection; readonly endLine: number }[] {
  const parts: { readonly section: SpecSection; readonly endLine: number }[] = [];
  const first = spec.sections.indexOf(section);
  for (const [at, part] of spec.sections.slice(Math.max(0, first)).entries()) {
    if (first < 0 || part.line > section.endLine) break;
    const next = spec.sections[first + at + 1]?.line ?? Number.POSITIVE_INFINITY;
    if (!part.roadmap) parts.push({ section: part, endLine: Math.min(next - 1, section.endLine) });
  }
  return parts;
}

function* requirementsIn(
  { text, line, label }: Statement,
  spec: MasterSpec,
  section: SpecSection,
): Iterable<Requirement> {
  let borne = leadingId(label) ?? leadingId(text);
  let at = { line, offset: 0 };
  for (const sentence of sentencesOf(text, ownWords(text))) {
    const keywords = [...sentence.words.matchAll(KEYWORD)];
    const [first] = keywords;
    if (!first) continue;
    const offset = sentence.start + first.index;
    at = { line: at.line + newlines(text.slice(at.offset, offset)), offset };
    const key = section.number ?? section.ids[0] ?? section.slug;
    yield {
      // The id that opens a paragraph is its first requirement's.
      id: trailingId(sentence.text) ?? borne ?? `${key}#${hashOf(sentence.text)}`,
      keyword: strongest(keywords),
      text: sentence.text.replace(/\s+/g, ' ').trim(),
      section: key,
      path: spec.path,
      line: at.line,
    };
    borne = null;
  }
}

/** A sentence as written, and as far as it speaks for itself. */
interface Sentence {
  readonly text: string;
  readonly words: string;
  readonly start: number;
}

const SENTENCE_END = /[.!?][)"'\]*_]{0,3}\s+(?=[^\sa-z])/g;
const ABBREVIATION = /(?:\be\.g|\bi\.e|\bcf|\bvs|\betc|\bno)\.$/i;

function sentencesOf(text: string, words: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const cut = (end: number): void => {
    sentences.push({ text: text.slice(start, end), words: words.slice(start, end), start });
    start = end;
  };
  for (const { index, 0: end } of words.matchAll(SENTENCE_END)) {
    if (!ABBREVIATION.test(words.slice(Math.max(0, index - 5), index + 1))) cut(index + end.length);
  }
  cut(text.length);
  return sentences;
}

function strongest(found: readonly RegExpExecArray[]): RequirementKeyword {
  const said = new Set(found.map(([, word = '', not]) => (not === undefined ? word : `${word} NOT`)));
  return REQUIREMENT_KEYWORDS.find((keyword) => said.has(keyword)) ?? 'MUST';
}

function leadingId(text: string): string | null {
  const [, bracket = '', id = ''] = LEADING.exec(text) ?? [];
  return id !== '' && isSpecId(id, bracket !== '') ? id : null;
}

function trailingId(text: string): string | null {
  const id = TRAILING.exec(text.slice(-TRAILING_LENGTH))?.[1] ?? '';
  return id !== '' && isSpecId(id, true) ? id : null;
}

/** Eight digits of the text as a reader sees it: markup, case, line ends and blanks do not count. */
function hashOf(text: string): string {
  const folded = foldText(plainHeading(text).replace(/[*_]/g, '')).replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(folded).digest('hex').slice(0, 8);
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}
