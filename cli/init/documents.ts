import { isSpecPath } from '../../engine/model/governed.js';
import type { RepoPath } from '../../engine/model/path.js';
import { highestSpecs } from '../../engine/model/spec-version.js';
import { newFile, type Part, together } from './change.js';
import type { Setting } from './setting.js';
import { PROTOCOLS, TEMPLATES } from './templates.js';

const FIRST_SPEC = 'docs/spec/Master_Spec_v01.00.md';

/** The documents that the law expects in every repository, where they are not there yet (law.md: `governance-files`, `spec-current`, `bootstrap-complete`). */
export function documents(setting: Setting): Part {
  const { law, look } = setting;
  const { paths } = law;
  const own: readonly (readonly [RepoPath, string])[] = [
    [paths.board, TEMPLATES.taskBoard],
    [paths.ledger, TEMPLATES.signatureAudit],
    [paths.waivers, TEMPLATES.waivers],
    // git has no empty folders.
    [`${paths.packets}/.gitkeep`, ''],
    ...paths.protocols.flatMap((path) => protocolAt(path)),
    ...standing(setting),
  ];
  const hasPacketsFolder = setting.tree.snapshot.paths().some((path) => path.startsWith(`${paths.packets}/`));
  const wanted = own.filter(([path]) => !(hasPacketsFolder && path === `${paths.packets}/.gitkeep`));
  return together(spec(setting), ...wanted.map(([path, text]) => newFile(look, path, text)));
}

/** The first Master Spec, and the file that says which one is in force. */
function spec({ law, tree, look }: Setting): Part {
  const pointer = (path: RepoPath): Part =>
    newFile(look, law.paths.specPointer, `# Current Master Spec\n\nThe Master Spec in force is \`${path}\`.\n`);
  const [highest] = highestSpecs(tree.specPaths);
  if (highest !== undefined) return pointer(highest);
  if (!isSpecPath(law.paths, FIRST_SPEC)) {
    const expected = law.paths.spec.join(', ');
    return {
      changes: [],
      words: [
        `write the Master Spec under a name that matches ${expected}, and its path into ${law.paths.specPointer}`,
      ],
    };
  }
  const said: Part = {
    changes: [],
    words: [
      `write what has to be built into ${FIRST_SPEC} before it is committed: from then on this version stays as it is`,
    ],
  };
  return together(newFile(look, FIRST_SPEC, TEMPLATES.masterSpec), pointer(FIRST_SPEC), said);
}

function protocolAt(path: RepoPath): (readonly [RepoPath, string])[] {
  const found = PROTOCOLS.find(([role]) => role.test(path));
  return found ? [[path, found[1]]] : [];
}

/** What every packet has its Coder open, as far as there is a text for it. */
function standing({ law }: Setting): (readonly [RepoPath, string])[] {
  const named = law.rules['bootstrap-complete']?.options.standingDocuments;
  const paths = Array.isArray(named) ? named.filter((path): path is string => typeof path === 'string') : [];
  return paths.flatMap((path): (readonly [RepoPath, string])[] => {
    if (/START_HERE\.md$/.test(path)) return [[path, TEMPLATES.startHere]];
    return /ARCHITECTURE\.md$/.test(path) ? [[path, TEMPLATES.architecture]] : [];
  });
}
