import { read } from './reading.js';

/** What the fields of a text are read as, in the order of the file: `name|inline|value [item]…`. */
export function shapesOf(text: string): string[] {
  return read(text).fields.map(({ name, value }) => {
    const items = value.items.map((item) => (item.code ? `‹${item.text}›` : `[${item.text}]`));
    return `${name}|${value.inline}|${value.text} ${items.join('')}`;
  });
}
