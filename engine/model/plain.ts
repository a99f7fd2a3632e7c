import type { Span } from './location.js';
import type { FieldName } from './packet.js';

/**
 * What keeps a packet from being plain: what one reader takes for a field and the other does not, or a person would take for
 * one and neither reader does (trust.md, "Reading": two readers must agree; threats group M).
 */
export type PlainFault =
  | 'encoding' // not valid UTF-8, a lone CR, control or format characters; a byte order mark anywhere but before the text
  | 'front-matter' // does not begin with the title heading
  | 'block' // a block that the contract zone may not hold: HTML, quote, table, footnote, link definition, indented code
  | 'heading' // a setext heading, or a heading whose text is not plain
  | 'section-missing'
  | 'section-repeated'
  | 'section-order'
  | 'dress' // a field in a dress that only the tolerant reader knows
  | 'repeated-field'
  | 'lookalike' // something that reads like a locked field and is none
  | 'rich-value' // a value that is not plain text where it has to be, or runs over the line
  | 'unclosed-fence'
  | 'second-reading'; // a record zone or report repeats a locked field with another value

/** One such fault, placed. */
export interface PlainProblem {
  readonly fault: PlainFault;
  /** The field, section or kind of block concerned: `USER_SIGNATURE`, `Scope`, `html`. */
  readonly subject: FieldName | string;
  /** The source as written, one line, for evidence. */
  readonly actual: string;
  readonly span: Span;
}
