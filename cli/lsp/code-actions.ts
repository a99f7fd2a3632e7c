import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic as Shown,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../../engine/report.js';
import { terminalLine } from '../../engine/reporters/escape.js';
import { uriOf } from './document-place.js';
import type { Fix } from './fixes/fix.js';
import { fixesFor } from './fixes/fixes.js';
import { textEdits } from './fixes/text-edits.js';
import type { Placed } from './workspace.js';

/** What the editor takes and has open. */
export interface ActionHost {
  /** Whether it takes edits for one version of a document. */
  readonly versioned: boolean;
  /** The open document at a path of the same repository. */
  readonly openAt: (path: string) => TextDocument | null;
}

/**
 * The fixes for the findings at a place. The finding says what to look at; the fix is made of what the files say now.
 * @throws UndecidedError when the repository cannot be read whole
 */
export async function codeActions(
  { range, context }: CodeActionParams,
  { folder, path }: Placed,
  host: ActionHost,
): Promise<CodeAction[]> {
  if (context.only && !context.only.some((kind) => kind === '' || isBelow(CodeActionKind.QuickFix, kind))) return [];
  const touched = folder
    .findingsOf(path)
    .filter(({ line, endLine = line }) => line - 1 <= range.end.line && endLine - 1 >= range.start.line);
  if (touched.length === 0) return [];
  const reading = await folder.read();
  const actions: CodeAction[] = [];
  const offered = new Set<string>();
  for (const finding of touched) {
    for (const fix of fixesFor(finding, reading)) {
      const open = host.openAt(fix.path);
      // What is on the screen is not what was read, such as a file in an encoding of its own: nothing would meet its place.
      if (offered.has(fix.title) || (open && open.getText() !== fix.before)) continue;
      offered.add(fix.title);
      const uri = open?.uri ?? uriOf(fix.path, folder.place);
      actions.push(
        actionOf(
          fix,
          context.diagnostics.filter((shown) => isOf(shown, finding)),
          {
            uri,
            version: open?.version ?? null,
            versioned: host.versioned,
          },
        ),
      );
    }
  }
  return actions;
}

function isBelow(kind: string, asked: string): boolean {
  return kind === asked || kind.startsWith(`${asked}.`);
}

function isOf({ code, range }: Shown, { rule, line, column }: Diagnostic): boolean {
  return code === rule && range.start.line === line - 1 && range.start.character === column - 1;
}

interface Target {
  readonly uri: string;
  readonly version: number | null;
  readonly versioned: boolean;
}

function actionOf({ title, before, after, preferred }: Fix, diagnostics: Shown[], target: Target): CodeAction {
  const edits = textEdits(before, after);
  const { uri, version } = target;
  const edit: WorkspaceEdit = target.versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
  return {
    title: terminalLine(title),
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit,
    ...(preferred ? { isPreferred: true } : {}),
  };
}
