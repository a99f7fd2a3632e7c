import { fileLocation } from '../engine/model/location.js';
import { type DirectDependency, LINKED, REGISTER_HEADER, registerGaps } from '../engine/model/oss-register.js';
import { matchesAny } from '../engine/model/path-set.js';
import { quote } from '../engine/model/quote.js';
import { isRegular } from '../engine/model/snapshot.js';
import { defineRule } from '../engine/rule.js';

/** A dependency that the register says too little of. */
interface Named {
  readonly name: string;
  /** The first manifest that names it. */
  readonly manifest: string;
  readonly register: string;
}

const messages = {
  unregistered: (data: Named & { row: string; exists: boolean }) => ({
    message: `${quote(data.register)} ${data.exists ? 'has no row for' : 'does not exist and so has no row for'} ${quote(data.name)}, a direct dependency of ${quote(data.manifest)}, expected one with its licence`,
    help: data.exists
      ? `Look its licence up and add: ${data.row}`
      : `Look its licence up and create ${data.register}:\n${REGISTER_HEADER}\n${data.row}`,
  }),
  'no-licence': (data: Named) => ({
    message: `The row of ${quote(data.name)}, a direct dependency of ${quote(data.manifest)}, has no licence, expected one such as MIT or Apache-2.0`,
    help: 'Look the licence up in the package itself, and leave the dependency out if it has none: what nobody licenses, nobody may use.',
  }),
  'no-dependency': (data: { name: string }) => ({
    message: `The row of ${quote(data.name)} has no dependency, expected a manifest that names it directly`,
    help: 'Remove the row. If something else brings the component, move it below a heading with the word "Transitive"; if it is a program or service of its own, give it the mode external_process or external_service.',
  }),
  unreadable: (data: { path: string; fault: string }) => ({
    message: `The manifest ${quote(data.path)} ${data.fault}, expected one whose dependencies can be read`,
    help: 'Correct it; a file that is only an example for tests is named in the option "ignored".',
  }),
};

/** Law: CX-600B, Part 2 step 3 — everything that is built upon is known, with its licence. */
export const ossRegister = defineRule({
  id: 'oss-register',
  clauses: ['CX-600B', 'Part 2 step 3'],
  blocksWhen:
    'a direct dependency in a manifest (npm, Cargo) has no register row or no licence; a row has no dependency',
  why: 'CX-600B and Part 2, step 3: supply chain safety. What enters the program without anybody having looked at it cannot be answered for.',
  reads: ['oss-register'],
  completeness: false,
  waivable: true,
  options: {
    ignored: {
      schema: {
        type: 'array',
        items: { type: 'string', minLength: 1, maxLength: 512 },
        maxItems: 100,
        uniqueItems: true,
      },
      default: ['**/fixtures/**', '**/testdata/**', '**/__fixtures__/**'] as readonly string[],
      description: 'Manifests that say nothing of this repository: folders, files and patterns with * and **.',
    },
  },
  messages,
  *repository({ tree, manifests: all, law, options }) {
    const manifests = all.filter(({ path }) => !matchesAny(options.ignored, path));
    if (manifests.length === 0) return;
    const entry = tree.snapshot.entry(law.paths.ossRegister);
    const register = tree.register();
    // A register that could not be read leaves the run undecided, which says so already.
    if (entry && isRegular(entry) && register === null) return;
    const path = law.paths.ossRegister;
    const named = (dependency: DirectDependency): Named => ({ ...nameOf(dependency), register: path });
    for (const { path, fault } of manifests) {
      if (fault !== null) yield { message: 'unreadable', data: { path, fault }, at: fileLocation(path) };
    }
    const { unregistered, unlicensed, idle } = registerGaps(register, manifests);
    for (const dependency of unregistered) {
      const data = { ...named(dependency), row: rowFor(dependency), exists: register !== null };
      const related = relatedOf(dependency);
      yield { message: 'unregistered', data, at: fileLocation(path), related, identity: identityOf(dependency) };
    }
    for (const { dependency, row } of unlicensed) {
      const at = { ...fileLocation(path), line: row.line };
      const related = relatedOf(dependency);
      yield { message: 'no-licence', data: named(dependency), at, related, identity: identityOf(dependency) };
    }
    for (const { name, line } of manifests.some(({ fault }) => fault !== null) ? [] : idle) {
      yield { message: 'no-dependency', data: { name }, at: { ...fileLocation(path), line } };
    }
  },
});

function nameOf({ name, places }: DirectDependency): Pick<Named, 'name' | 'manifest'> {
  return { name, manifest: places[0]?.path ?? '' };
}

/** The same dependency is the same gap, whichever manifest names it first. */
function identityOf({ ecosystem, name }: DirectDependency): string {
  return `${ecosystem} ${name}`;
}

function relatedOf({ places }: DirectDependency) {
  return places.slice(0, 10).map(({ path, line }) => ({ at: { ...fileLocation(path), line }, note: 'named here' }));
}

function rowFor({ name, isDev }: DirectDependency): string {
  return `| ${name} | <licence> | ${LINKED} | ${isDev ? 'Dev' : 'Runtime'} | <what it is for> |`;
}
