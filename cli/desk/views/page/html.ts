import { markupText } from '../../../../engine/reporters/escape.js';

/** A piece of a page: everything in it that came from a repository is escaped. */
export interface Html {
  readonly html: string;
}

/** What may stand in a piece: another piece as it is, pieces one after another, and texts and numbers, which are escaped. */
export type HtmlPart = Html | readonly Html[] | string | number;

/** Makes a piece of a page: `` html`<td>${text}</td>` ``. There is no other way to make one, and so no text that is not escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return { html: strings.reduce((made, string, at) => made + written(parts[at - 1] ?? '') + string) };
}

/** Nothing. */
export const NOTHING: Html = { html: '' };

function written(part: HtmlPart): string {
  if (typeof part === 'string') return markupText(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map((each) => each.html).join('');
}
