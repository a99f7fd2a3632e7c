import type { Location } from '../engine/model/location.js';
import { quote } from '../engine/model/quote.js';
import type { Blemish, TextFile } from '../engine/model/text-file.js';
import { defineRule, type Finding } from '../engine/rule.js';

interface Found {
  readonly path: string;
  readonly line: number;
  readonly what: string;
  readonly text: string;
}

const where = ({ path, line }: Found): string => `line ${line} of ${path}`;

const messages = {
  'invalid-utf8': (data: Found) => ({
    message: `${where(data)} has ${data.what}, expected UTF-8: ${quote(data.text, 80)}`,
    help: 'Save the file as UTF-8. The byte was read as Windows-1252; repairing the encoding of a signed packet does not break its lock.',
  }),
  mojibake: (data: Found) => ({
    message: `${where(data)} has ${data.what}, UTF-8 that was read as Windows-1252 and saved again: ${quote(data.text, 80)}`,
    help: 'Write the character that was meant. Repairing the encoding of a signed packet does not break its lock.',
  }),
  control: (data: Found) => ({
    message: `${where(data)} has the control character ${data.what}, expected printable text: ${quote(data.text, 80)}`,
    help: 'Remove the character. A back-tick followed by U+0008 is what a shell leaves of a code fence.',
  }),
  bidi: (data: Found) => ({
    message: `${where(data)} has the bidirectional character ${data.what}, which shows text in another order than it is stored: ${quote(data.text, 80)}`,
    help: 'Remove the character.',
  }),
  'zero-width': (data: Found) => ({
    message: `${where(data)} has the invisible character ${data.what}: ${quote(data.text, 80)}`,
    help: 'Remove the character.',
  }),
  'lone-cr': (data: Found) => ({
    message: `${where(data)} has a carriage return without a line feed, expected LF or CRLF: ${quote(data.text, 80)}`,
    help: 'Save the file with LF line ends.',
  }),
};

/** Law: field evidence — governed files say the same to every reader. */
export const governedText = defineRule({
  id: 'governed-text',
  clauses: ['field evidence'],
  blocksWhen:
    'a governed file is not valid UTF-8, or holds mojibake, control, bidirectional or zero-width characters (what the base already had is inherited)',
  why: 'People, agents and the gate must read the same text; a character that one of them does not see can hide a rule or a scope.',
  // It looks at characters only; what the files say is for other rules.
  reads: [],
  completeness: false,
  waivable: true,
  messages,
  *packet({ packet, tree }) {
    const file = tree.text(packet.path);
    if (file) yield* blemishes(file);
  },
  *repository({ texts }) {
    for (const file of texts) yield* blemishes(file);
  },
});

function* blemishes(file: TextFile): Iterable<Finding<typeof messages>> {
  for (const blemish of file.blemishes) {
    yield {
      message: blemish.kind,
      data: { path: file.path, line: blemish.line, what: blemish.what, text: blemish.lineText },
      at: place(file, blemish),
      identity: `${blemish.what} ${blemish.lineText}`,
    };
  }
}

function place({ path }: TextFile, { line, column }: Blemish): Location {
  return { path, line, column };
}
