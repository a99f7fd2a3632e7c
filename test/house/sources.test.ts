import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesIn, type SourceFile } from './source-files.js';

const CODE = ['api', 'engine', 'rules', 'workflow', 'cli', 'actions', 'scripts', 'test', 'bench'];
const code = filesIn(CODE, '.ts', '.mts', '.js', '.mjs', '.cjs');
const hooks = filesIn(['hooks', '.husky', '.ci'], '').filter(({ path }) => !path.startsWith('.husky/_/'));

function paths(files: readonly SourceFile[]): string[] {
  return files.map(({ path }) => path);
}

describe('the code', () => {
  it('is there to be looked at', () => {
    expect(code.length).toBeGreaterThan(50);
    expect(hooks.length).toBeGreaterThan(3);
  });

  it('has no file of more than 400 lines', () => {
    expect(paths(code.filter(({ text }) => text.split('\n').length > 401))).toEqual([]);
  });

  it('has no file named after nothing in particular', () => {
    const vague = /(^|[/-])(utils?|helpers?|misc|common|shared|stuff)([-.]|\/|$)/;
    expect(paths(code).filter((path) => vague.test(path))).toEqual([]);
  });

  it('has a docstring on everything that engine/ and rules/ export', () => {
    const bare = code.filter(({ path }) => /^(engine|rules)\/.*\.ts$/.test(path)).flatMap(withoutDocstring);
    expect(bare).toEqual([]);
  });
});

describe('there is no way around the gate (trust.md, "Deciding, printing, writing")', () => {
  it('no environment variable loosens anything', () => {
    // Spelt in parts, so that this test does not find itself.
    const loosening = new RegExp(
      `\\benv\\b[.['"]*\\w*(?:${['SK', 'BYPASS', 'DISABLE', 'NO_VERIFY'].join('|').replace('SK', 'SKIP')})`,
      'i',
    );
    expect(paths(code.filter(({ text }) => loosening.test(text)))).toEqual([]);
    const shell = /\$\{?\w*(?:SKIP|BYPASS|DISABLE|NO_VERIFY)/i;
    expect(paths(hooks.filter(({ text }) => shell.test(text)))).toEqual([]);
  });

  it('no hook swallows a failure', () => {
    const swallowing = /\|\|\s*(?:true|:|exit\s+0|echo)\b|\bset \+e\b|;\s*(?:true|exit 0)\s*$/m;
    expect(paths(hooks.filter(({ text }) => swallowing.test(text)))).toEqual([]);
  });
});

/** The exported declarations of a file that have no `/** … *​/` above them, as `path: name`. */
function withoutDocstring({ path, text }: SourceFile): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  return file.statements
    .filter((statement) => isExported(statement) && !isLiteralConstant(statement))
    .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
    .map((statement) => `${path}: ${nameOf(statement)}`);
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** `export const LF = 10`: a name for a value, which says all there is to say. */
function isLiteralConstant(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.every(
    ({ initializer }) => initializer && ts.isLiteralExpression(initializer),
  );
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((each) => each.name.getText()).join(', ');
  const { name } = statement as ts.DeclarationStatement;
  return name?.getText() ?? '(unnamed)';
}
