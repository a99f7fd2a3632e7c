import { fileLocation } from '../engine/model/location.js';
import { baseName } from '../engine/model/path.js';
import { listed, quote } from '../engine/model/quote.js';
import { compareVersions, highestSpecs, specVersion } from '../engine/model/spec-version.js';
import { defineRule } from '../engine/rule.js';

/** What every message of this rule knows: the pointer, and the files of the highest version. */
interface Pointed {
  readonly pointer: string;
  readonly highest: readonly string[];
  /** What the names of Master Spec files match (`paths.spec`). */
  readonly patterns: readonly string[];
}

const expected = ({ highest, patterns }: Pointed): string =>
  highest.length === 0 ? `the path of a Master Spec file, which matches ${listed(patterns, 3)}` : listed(highest, 3);
const help = ({ pointer, highest }: Pointed): string =>
  highest.length === 0
    ? `Add the Master Spec under a name such as docs/spec/Master_Spec_v01.00.md (paths.spec in the configuration says which match), and write its path into ${pointer}.`
    : `Write into ${pointer}: The Master Spec in force is \`${highest[0]}\`.`;

const messages = {
  'pointer-missing': (data: Pointed) => ({
    message: `The spec pointer ${quote(data.pointer)} is missing, expected a file that names ${expected(data)}`,
    help: help(data),
  }),
  'names-no-spec': (data: Pointed) => ({
    message: `The spec pointer ${quote(data.pointer)} names no Master Spec, expected ${expected(data)}`,
    help: help(data),
  }),
  'spec-not-there': (data: Pointed & { target: string; several: boolean }) => ({
    message: `The spec pointer ${quote(data.pointer)} names ${quote(data.target)}, which is ${
      data.several ? 'the name of several Master Spec files' : 'no Master Spec file here'
    }, expected ${expected(data)}`,
    help: help(data),
  }),
  'not-highest': (data: Pointed & { target: string }) => ({
    message: `The spec pointer ${quote(data.pointer)} names ${quote(data.target)}, expected the highest version present: ${expected(data)}`,
    help: help(data),
  }),
};

/** Law: Part 2, step 1 — everybody reads the latest Master Spec, because one file says which it is. */
export const specCurrent = defineRule({
  id: 'spec-current',
  clauses: ['Part 2 step 1'],
  blocksWhen: '`docs/SPEC_CURRENT.md` is missing, or does not name the highest Master Spec version present',
  why: 'Part 2, step 1: work is planned against the latest version of the Master Spec, and one file says which that is.',
  reads: ['spec-pointer'],
  completeness: false,
  waivable: true,
  messages,
  *repository({ tree, law }) {
    const highest = highestSpecs(tree.specPaths);
    const data = { pointer: law.paths.specPointer, highest, patterns: law.paths.spec };
    const pointer = tree.specPointer();
    const entry = tree.snapshot.entry(data.pointer);
    if (!pointer) {
      // A file that is there and could not be read leaves the run undecided, which says so already.
      const isUnread = entry?.kind === 'file' || entry?.kind === 'executable';
      if (!isUnread) yield { message: 'pointer-missing', data, at: fileLocation(data.pointer), identity: '' };
      return;
    }
    const at = { path: pointer.path, line: pointer.line, column: 1 };
    const { target } = pointer;
    if (target === null) {
      yield { message: 'names-no-spec', data, at, identity: '' };
      return;
    }
    const spec = tree.specEntry()?.path;
    if (spec === undefined) {
      const several = tree.specPaths.filter((path) => baseName(path) === target).length > 1;
      yield { message: 'spec-not-there', data: { ...data, target, several }, at, identity: target };
    } else if (compareVersions(specVersion(spec), specVersion(highest[0] ?? spec)) < 0) {
      yield { message: 'not-highest', data: { ...data, target }, at };
    }
  },
});
