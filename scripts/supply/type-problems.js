// Looks at the types of the package as compilers see them (attw, "are the types wrong?").
import { checkPackage } from '@arethetypeswrong/core';
import { filterProblems, problemKindInfo } from '@arethetypeswrong/core/problems';

/**
 * The ways in which a program resolves a package of ES modules. Left out are those of compilers for CommonJS: `node10`, which knows no
 * `exports`, and `node16-cjs`, which wants a second form of everything although every Node that we support requires ES modules.
 *
 * @type {readonly import('@arethetypeswrong/core').ResolutionKind[]}
 */
const RESOLVED_BY = ['node16-esm', 'bundler'];

/**
 * @param {import('@arethetypeswrong/core').Package} packed as attw has it
 * @returns {Promise<string[]>} what is wrong with them, a sentence each
 */
export async function typeProblems(packed) {
  const analysis = await checkPackage(packed, {
    excludeEntrypoints: [/\.json$/],
  });
  if (!analysis.types) return ['attw: the package has no types, expected some for each of its entries'];
  const found = RESOLVED_BY.flatMap((resolutionKind) =>
    filterProblems(analysis, { resolutionKind }).map((problem) => {
      const at = 'entrypoint' in problem ? problem.entrypoint : 'typesFileName' in problem ? problem.typesFileName : '';
      return `attw: ${resolutionKind} ${at}: ${problemKindInfo[problem.kind].title}, expected types that are right`;
    }),
  );
  return [...new Set(found)];
}
