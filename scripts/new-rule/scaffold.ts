import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { identifierOf, skeletonOf } from './skeleton.js';

/** A request that cannot be carried out; the message is for the person who made it. */
export class RefusedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RefusedError';
  }
}

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const REGISTRY = 'rules/index.ts';

/**
 * Adds the skeleton of a rule to a copy of this repository: rule, law page, test and registry entry.
 * @param root the top of the repository
 * @returns the paths that were written, relative to the root
 * @throws RefusedError when the id is badly formed or taken; nothing has been written then
 */
export function scaffoldRule(root: string, id: string): readonly string[] {
  if (!ID.test(id)) {
    throw new RefusedError(
      `"${id}" is no rule id, expected words of small letters and digits with hyphens between them, such as packet-id`,
    );
  }
  const files = skeletonOf(id);
  const taken = [...files.keys()].find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new RefusedError(`${taken} exists already, expected an id that no rule has`);
  const registry = registered(readFileSync(join(root, REGISTRY), 'utf8'), id);
  for (const [path, content] of [...files, [REGISTRY, registry] as const]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return [...files.keys(), REGISTRY];
}

/** The registry with one import more, in its alphabetical place, and the rule at the end of the list. */
function registered(source: string, id: string): string {
  const name = identifierOf(id);
  if (new RegExp(`\\b${name}\\b`).test(source)) {
    throw new RefusedError(`${REGISTRY} names ${name} already, expected an id that no rule has`);
  }
  const line = `import { ${name} } from './${id}.js';`;
  const lines = source.split('\n');
  const imports = lines.filter((each) => /^import \{.*\} from '\.\//.test(each));
  const next = imports.find((each) => pathIn(each) > pathIn(line));
  const last = imports.at(-1) ?? lines.find((each) => each.startsWith('import '));
  const at = next === undefined ? lines.indexOf(last ?? '') + 1 : lines.indexOf(next);
  lines.splice(at, 0, line);
  const end = lines.lastIndexOf('];');
  if (end < 0) throw new RefusedError(`${REGISTRY} has no list that ends in "];", expected the registry of rules`);
  lines.splice(end, 0, `  ${name},`);
  return lines.join('\n');
}

function pathIn(line: string): string {
  return line.slice(line.indexOf("'./"));
}
