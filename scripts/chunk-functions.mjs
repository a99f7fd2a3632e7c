// Turns the chunks of a bundle, which are ES modules, into functions in one file. Node 20 keeps nothing of what it compiles of a module;
// of a script it hands it out (cli/start.ts). What is in no chunk that is used is neither compiled nor made into a closure.
import { Script } from 'node:vm';
import ts from 'typescript';

/** Gives what another chunk exports. No code of anybody's has this name, so that nothing in a chunk hides it. */
const TAKE = '__takeChunk';

/** What a chunk function is given: Node's `require`, and how to get at the other chunks. */
const PARAMETERS = `require, ${TAKE}`;

/**
 * The text of a script whose value is a function `(require, take) => ({ 'name.js': () => exports })`.
 *
 * @param {ReadonlyMap<string, string>} chunks text by name
 * @returns {string} ASCII alone: cli/start.ts takes every byte for a character, which is faster than to read UTF-8
 * @throws when a chunk has a form that has no equal in a function
 */
export function chunkFunctions(chunks) {
  const functions = [...chunks].map(([name, text]) => `${JSON.stringify(name)}(){${chunkFunction(name, text)}}`);
  const script = inAscii(`(function (${PARAMETERS}) { "use strict"; return {\n${functions.join(',\n')}\n}; })\n`);
  // Whatever was not understood, such as an await at the top of a module, is no script.
  new Script(script);
  return script;
}

/**
 * @param {string} name
 * @param {string} text
 */
function moduleOf(name, text) {
  return ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
}

/**
 * @param {string} name
 * @param {string} text
 */
function chunkFunction(name, text) {
  if (text.replaceAll(`${TAKE}.address`, '').includes(TAKE)) throw new Error(`${name} has the name ${TAKE} of its own`);
  const module = moduleOf(name, text);
  /** @type {{ start: number, end: number, text: string }[]} */
  const edits = [];
  /** @type {[exported: string, local: string][]} */
  const exported = [];
  for (const statement of module.statements) {
    const place = { start: statement.getStart(), end: statement.end };
    if (ts.isImportDeclaration(statement)) edits.push({ ...place, text: importText(name, statement) });
    if (ts.isExportAssignment(statement)) {
      edits.push({ ...place, end: statement.expression.getStart(), text: 'const __default=' });
      exported.push(['default', '__default']);
    }
    if (!ts.isExportDeclaration(statement)) continue;
    exported.push(...namesOf(name, statement));
    edits.push({ ...place, text: '' });
  }
  const locals = new Set(exported.map(([, local]) => local));
  visit(module);
  edits.sort((a, b) => b.start - a.start);
  const code = edits.reduce((whole, { start, end, text: put }) => whole.slice(0, start) + put + whole.slice(end), text);
  return `${code};return{${exported.map(([as, local]) => `${as}:${local}`).join(',')}}`;

  /** @param {ts.Node} node */
  function visit(node) {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const asked = node.arguments[0]?.getText() ?? '';
      edits.push({ start: node.getStart(), end: node.end, text: `Promise.resolve().then(()=>${TAKE}(${asked}))` });
    }
    // Whoever imports it has a copy, made when the chunk had run.
    const changed = changedName(node);
    if (changed !== null && locals.has(changed)) {
      throw new Error(`${name} exports "${changed}" and changes it later, expected only what stays`);
    }
    ts.forEachChild(node, visit);
  }
}

/**
 * @param {string} name
 * @param {ts.ImportDeclaration} statement
 */
function importText(name, statement) {
  const from = specifierOf(statement);
  const value = `${from.startsWith('./') ? TAKE : 'require'}(${JSON.stringify(from)})`;
  const { importClause } = statement;
  if (!importClause) return `${value};`;
  const bindings = importClause.namedBindings;
  /** @type {string[]} */
  const consts = [];
  if (importClause.name) {
    if (from.startsWith('./')) throw new Error(`${name} imports the default of ${from}, expected names`);
    // The default of a module of Node is all of it.
    consts.push(`${importClause.name.text}=${value}`);
  }
  if (bindings && ts.isNamespaceImport(bindings)) consts.push(`${bindings.name.text}=${value}`);
  if (bindings && ts.isNamedImports(bindings)) {
    const names = bindings.elements.map(({ propertyName, name: local }) => {
      if (propertyName?.text === 'default' && !from.startsWith('./')) consts.push(`${local.text}=${value}`);
      return propertyName ? `${propertyName.text}:${local.text}` : local.text;
    });
    const named = names.filter((each) => from.startsWith('./') || !each.startsWith('default:'));
    if (named.length > 0) consts.push(`{${named.join(',')}}=${value}`);
  }
  return `const ${consts.join(',')};`;
}

/** @param {ts.ImportDeclaration} statement */
function specifierOf({ moduleSpecifier }) {
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
}

/**
 * @param {string} name
 * @param {ts.ExportDeclaration} statement
 * @returns {[exported: string, local: string][]}
 */
function namesOf(name, { exportClause, moduleSpecifier }) {
  if (moduleSpecifier || !exportClause || !ts.isNamedExports(exportClause)) {
    throw new Error(`${name} exports what it does not hold, expected names of its own`);
  }
  return exportClause.elements.map(({ propertyName, name: as }) => [as.text, (propertyName ?? as).text]);
}

/**
 * esbuild escapes what it can, and leaves regular expressions and templates as they are written. An escape of each UTF-16 unit means the
 * same in them, but where the text behind a backslash counts as it stands.
 *
 * @param {string} code
 */
function inAscii(code) {
  const strange = /\\[^\0-\x7f]|String\.raw`[^`]*[^\0-\x7f]/.exec(code);
  if (strange)
    throw new Error(`the program has ${JSON.stringify(strange[0])}, where an escape would mean something else`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * The name that an expression gives another value; null for every other node.
 *
 * @param {ts.Node} node
 */
function changedName(node) {
  const isStep = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  if (isStep && (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)) {
    return ts.isIdentifier(node.operand) ? node.operand.text : null;
  }
  if (!ts.isBinaryExpression(node) || !ts.isIdentifier(node.left)) return null;
  const { kind } = node.operatorToken;
  const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  return assigns ? node.left.text : null;
}
