import type { PhrasingContent } from 'mdast';
import { startIndex } from './commonmark.js';
import { isHidingHtml } from './phrasing.js';
import type { ProblemList } from './problem-list.js';
import { codeLines, type Readings } from './section-check.js';

/** Languages of fences that GitHub shows as a drawing or a formula, not as their text (threat M30). */
const DRAWN: ReadonlySet<string> = new Set(['mermaid', 'math', 'geojson', 'topojson', 'stl']);
const FOOTNOTE = /^[ ]{0,3}\[\^[^\]\s]+\]:/;
const MATH = /^\s*(?:[-*+>]\s*)*\$\$/;

/**
 * Refuses every block that a contract zone may not hold: the list of those it may is closed (threat M30). Blocks of GitHub's
 * extensions, which the tree does not know, are told by how they begin.
 */
export function checkBlocks(readings: Readings, problems: ProblemList): void {
  const { source, tree, work } = readings;
  const add = (kind: string, index: number): void => {
    const line = source.lines[index];
    if (line && source.inContract[index]) problems.add('block', kind, line);
  };
  for (const { kind, index, lastIndex } of tree.oddBlocks) {
    // A block that starts in a record section and reaches into the contract is pointed at where it gets there.
    const reached = source.inContract.indexOf(true, index);
    if (reached >= 0 && reached <= lastIndex) add(kind, reached);
  }
  for (const { index, language } of tree.fences)
    if (DRAWN.has(language.toLowerCase())) add(`${language} drawing`, index);
  checkFences(readings, problems);
  const code = codeLines(tree);
  const values = new Set(
    readings.strict.fields.flatMap(({ index, items }) => [index, ...items.map((item) => item.index)]),
  );
  source.lines.slice(0, source.contractEnd).forEach(({ text }, index) => {
    work.steps += text.length + 1;
    if (code.has(index)) return;
    if (FOOTNOTE.test(text)) add('footnote', index);
    if (MATH.test(text)) add('math', index);
  });
  for (const paragraph of tree.paragraphs) {
    if (values.has(startIndex(paragraph, source))) continue;
    for (const index of hidingLines(paragraph.children, readings)) add('html', index);
  }
}

/** A fence that nothing closes on its own level hides from one reader what another one reads (threat M04). */
function checkFences({ source, tree, strict }: Readings, problems: ProblemList): void {
  const owners = new Map(strict.fields.flatMap(({ name, fences }) => fences.map((index) => [index, name] as const)));
  for (const { index, closed } of tree.fences) {
    const line = source.lines[index];
    if (line && !closed && source.inContract[index]) problems.add('unclosed-fence', owners.get(index) ?? 'fence', line);
  }
}

/** Where raw HTML in a paragraph hides something, or a comment opens that CommonMark shows as text and another reader may not. */
function hidingLines(nodes: readonly PhrasingContent[], readings: Readings): number[] {
  return nodes.flatMap((node) => {
    const index = startIndex(node, readings.source);
    if (node.type === 'html') return isHidingHtml(node.value) ? [index] : [];
    if (node.type === 'text') {
      const source = readings.source.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
      return source.includes('<!--') ? [index] : [];
    }
    return 'children' in node ? hidingLines(node.children, readings) : [];
  });
}
