import type { PhrasingContent } from 'mdast';
import type { FieldForm } from './canonical-form.js';
import { sourceRange } from './commonmark.js';

/** Elements of HTML that a page renders; any other tag in prose is a type or a placeholder and hides nothing but itself. */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr address article aside audio b base bdi bdo big blink blockquote body br button canvas caption center cite code col ' +
    'dd del details dfn dialog div dl dt em embed fieldset figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr html ' +
    'i iframe img input ins kbd label legend li link main map mark marquee math menu meta nav noscript object ol option p ' +
    'picture plaintext pre q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg ' +
    'table tbody td template textarea tfoot th thead title tr track tt u ul var video wbr xmp'
  ).split(' '),
);

/** What GitHub's extensions would show in another way: strikethrough, a footnote, a check box, a table row, display math. */
const EXTENSIONS = /~[^~]+~|\[\^[^\]\s]+\]|^\[[ xX]\](?:\s|$)|^\||\$\$/;

/** Whether raw HTML in a line hides or restyles what it stands at: comments, declarations and known elements do. */
export function isHidingHtml(source: string): boolean {
  const name = /^<\/?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])/.exec(source)?.[1]?.toLowerCase();
  return name === undefined ? /^<[!?]/.test(source) : ELEMENTS.has(name);
}

/**
 * Whether what Markdown shows of a value is what is written, as far as the field's form asks for it.
 * @param nodes the value, without the field's label
 * @param source the text that was parsed
 * @param allowPlaceholder a whole value of the form `<pending>` is plain too
 */
export function isPlainValue(
  nodes: readonly PhrasingContent[],
  source: string,
  form: FieldForm,
  allowPlaceholder: boolean,
): boolean {
  if (allowPlaceholder && isPlaceholder(nodes)) return true;
  return nodes.every((node) => (form.literal ? isLiteral(node, source, form.code) : isProse(node, source)));
}

function isPlaceholder(nodes: readonly PhrasingContent[]): boolean {
  const said = nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const [only] = said;
  return said.length === 1 && only?.type === 'html' && !isHidingHtml(only.value);
}

function isLiteral(node: PhrasingContent, source: string, code: boolean): boolean {
  if (node.type === 'inlineCode') return code;
  return node.type === 'text' && isWritten(node.value, node, source) && !EXTENSIONS.test(node.value.trim());
}

/** What a text node shows is what stands in the source: no reference, no escape; and no comment that nothing closes. */
function isWritten(shown: string, node: PhrasingContent, source: string): boolean {
  const { start, end } = sourceRange(node);
  return shown === source.slice(start, end) && !shown.includes('<!--');
}

function isProse(node: PhrasingContent, source: string): boolean {
  if (node.type === 'html') return !isHidingHtml(node.value);
  if (node.type === 'text') {
    const { start, end } = sourceRange(node);
    return !source.slice(start, end).includes('<!--');
  }
  if (node.type === 'inlineCode') return true;
  if (node.type === 'image' || node.type === 'imageReference' || node.type === 'break') return false;
  return 'children' in node && node.children.every((child) => isProse(child, source));
}
