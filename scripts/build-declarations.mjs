// The types of what users import. TypeScript writes the declarations file by file from what stands in each source, without a look at any
// other: only what the public types reach is written, in a second instead of the half minute that the whole program takes.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { root } from './bundling.mjs';

/**
 * @param {readonly string[]} entries sources, relative to the root
 * @returns {Map<string, string>} the text of each declaration file by its path relative to the root
 * @throws when something public has a type that does not stand beside it
 */
export function declarations(entries) {
  /** @type {Map<string, string>} */
  const files = new Map();
  const sources = [...entries];
  for (const source of sources) {
    const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(join(root, source), 'utf8'), {
      fileName: source,
      reportDiagnostics: true,
      compilerOptions: {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.NodeNext,
        strict: true,
        verbatimModuleSyntax: true,
        stripInternal: true,
      },
    });
    const [fault] = diagnostics;
    if (fault) throw new Error(`${source} ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`);
    files.set(source.replace(/\.ts$/, '.d.ts'), outputText);
    for (const [, specifier = ''] of outputText.matchAll(/\bfrom '(\.[^']+)\.js'/g)) {
      const needed = posix.join(posix.dirname(source), `${specifier}.ts`);
      if (!sources.includes(needed)) sources.push(needed);
    }
  }
  return files;
}
