/** A heading that is a direct child of the document. Lines and columns are 1-based; a column counts UTF-16 units. */
export interface Heading {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  /** The source of the heading's content: no hashes, no underline, no blanks around it; inline markup as written. */
  readonly text: string;
  /** First line. As in remark's tree this is the line of the first link definition, if any stand before the text. */
  readonly line: number;
  /** Last line: of a setext heading, its underline. */
  readonly endLine: number;
  readonly column: number;
  readonly style: 'atx' | 'setext';
}

/** A fenced code block or HTML block outside all containers; both lines belong to it. */
export interface SourceBlock {
  readonly startLine: number;
  readonly endLine: number;
  /** False when the text ended before the block did. A block of HTML that ends at a blank line needs no end. */
  readonly closed: boolean;
}
