import { fileLocation } from '../engine/model/location.js';
import { quote } from '../engine/model/quote.js';
import { isRegular } from '../engine/model/snapshot.js';
import { withoutComments } from '../engine/model/spec-words.js';
import { defineRule } from '../engine/rule.js';

const messages = {
  missing: (data: { path: string; what: string }) => ({
    message: `${data.what} ${quote(data.path)} is missing, expected it in every repository that is run by the protocol`,
    help: `Add ${data.path}. A file that stands elsewhere is named under "paths" in handshake.config.json.`,
  }),
  'not-a-file': (data: { path: string; what: string; kind: string }) => ({
    message: `${data.what} ${quote(data.path)} is a ${data.kind}, expected a regular file`,
    help: `Replace ${data.path} by a file with the text in it: what a link leads to is not under the gate.`,
  }),
  empty: (data: { path: string; what: string }) => ({
    message: `${data.what} ${quote(data.path)} is empty, expected it to say something`,
    help: `Restore what ${data.path} said: git log -- '${data.path}' shows the commits that had it.`,
  }),
};

/** Law: Part 2, step 5 — the files that everybody is told to read first are there and say something. */
export const governanceFiles = defineRule({
  id: 'governance-files',
  clauses: ['Part 2 step 5'],
  blocksWhen: 'a protocol file, the board or the spec pointer is missing or empty',
  why: 'Part 2, step 5: every role starts from its protocol, the task board and the spec pointer; without them each agent makes up its own rules.',
  reads: ['board', 'spec-pointer'],
  completeness: false,
  waivable: true,
  messages,
  *repository({ tree, law }) {
    const { protocols, board, specPointer } = law.paths;
    const wanted = [
      ...protocols.map((path) => ({ path, what: 'The protocol' })),
      { path: board, what: 'The task board' },
      { path: specPointer, what: 'The spec pointer' },
    ];
    for (const { path, what } of wanted) {
      const entry = tree.snapshot.entry(path);
      const at = fileLocation(path);
      const text = entry && isRegular(entry) ? tree.text(path) : null;
      if (!entry) yield { message: 'missing', data: { path, what }, at };
      else if (!isRegular(entry)) yield { message: 'not-a-file', data: { path, what, kind: entry.kind }, at };
      // A file that could not be read leaves the run undecided, which says so already.
      else if (text && withoutComments(text.text).trim() === '') yield { message: 'empty', data: { path, what }, at };
    }
  },
});
