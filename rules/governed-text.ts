import { fileLocation, type Location } from '../engine/model/location.js';
import { printable } from '../engine/model/path.js';
import { type PathFault, pathFaults } from '../engine/model/path-fault.js';
import { quote } from '../engine/model/quote.js';
import type { Blemish, TextFile } from '../engine/model/text-file.js';
import { defineRule, type Finding } from '../engine/rule.js';

interface Found {
  readonly path: string;
  readonly line: number;
  readonly what: string;
  readonly text: string;
}

const PATH_WHY =
  'Whoever cannot check the governed documents out, or sees another name than there is, reads something else than the gate.';

const where = ({ path, line }: Found): string => `line ${line} of ${path}`;

type FoundPath = Pick<PathFault, 'path' | 'what'>;

// Escaped first: quoted as a text would be, a line break in a path would look like a blank.
const named = ({ path }: FoundPath): string => quote(printable(path));

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
  'misleading-path': (data: FoundPath) => ({
    message: `The path ${named(data)} holds ${data.what}, expected a path that everybody reads as it is`,
    help: 'Rename the file: letters of any language, digits and common signs are fine.',
    why: PATH_WHY,
  }),
  'unportable-path': (data: FoundPath) => ({
    message: `The path ${named(data)} holds ${data.what}, expected a path that every system can check out`,
    help: 'Rename the file, or move it out of the folders of the governed documents.',
    why: PATH_WHY,
  }),
};

/** Law: field evidence — governed files say the same to every reader. */
export const governedText = defineRule({
  id: 'governed-text',
  clauses: ['field evidence'],
  blocksWhen:
    'a governed file is not valid UTF-8, or holds mojibake, control, bidirectional or zero-width characters; a governed path holds such characters or a backslash, or is one that not every system can check out (what the base already had is inherited)',
  why: 'People, agents and the gate must read the same text; a character that one of them does not see can hide a rule or a scope.',
  // It looks at characters and paths only; what the files say is for other rules.
  reads: [],
  completeness: false,
  waivable: true,
  messages,
  *packet({ packet, tree }) {
    const file = tree.text(packet.path);
    if (file) yield* blemishes(file);
  },
  *repository({ texts, tree, law }) {
    for (const file of texts) yield* blemishes(file);
    for (const { kind, path, what } of pathFaults(law.paths, tree.snapshot.paths())) {
      const found = { data: { path, what }, at: fileLocation(path) };
      yield kind === 'misleading' ? { message: 'misleading-path', ...found } : { message: 'unportable-path', ...found };
    }
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
