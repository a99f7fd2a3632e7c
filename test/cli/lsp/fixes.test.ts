import { dirname } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol/node';
import { defaultLaw } from '../../../engine/config.js';
import { readWorkPacket } from '../../../engine/documents/work-packet.js';
import { rules } from '../../../rules/index.js';
import { DRAFT, GovernedRepository, SIGNED } from '../governed-repository.js';
import { codes, Editor, uriIn } from './editor.js';

const BOARD = 'docs/TASK_BOARD.md';
const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };

let repository: GovernedRepository;
let editor: Editor;

beforeAll(() => {
  repository = new GovernedRepository();
});

afterEach(async () => {
  expect(await editor.leave()).toBe(0);
  expect(repository.git('status', '--porcelain')).toBe('');
});

/** Opens a file with an unsaved text in it. */
async function opened(path: string, change: (text: string) => string): Promise<string> {
  editor = new Editor(dirname(repository.folder));
  await editor.start([repository.folder]);
  const uri = uriIn(repository.folder, path);
  await editor.open(uri, repository.read(path));
  await editor.type(uri, change(repository.read(path)));
  return uri;
}

function titled(actions: readonly CodeAction[], title: RegExp): CodeAction {
  const action = actions.find((each) => title.test(each.title));
  if (!action) throw new Error(`there is no fix ${title}, only ${JSON.stringify(actions.map((each) => each.title))}`);
  return action;
}

describe('quick fixes', () => {
  it('put a STATUS into its canonical word, and then the entry on the board where it belongs', async () => {
    const packet = await opened(DRAFT, (text) => text.replace('STATUS: Draft', 'STATUS: **BLOCKED** ⛔'));
    const found = await editor.diagnostics(packet, (shown) => codes(shown).includes('status-step'));
    const wrong = found.find(({ code }) => code === 'status-step');
    if (!wrong) throw new Error('expected a finding');
    const status = titled(await editor.actions(packet, wrong.range, [wrong]), /^Write STATUS as Blocked/);
    expect(status).toMatchObject({
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ code: 'status-step' }],
      edit: { documentChanges: [{ textDocument: { uri: packet, version: 2 }, edits: [{ newText: 'Blocked' }] }] },
    });
    await editor.apply(status);
    expect(editor.text(packet)).toBe(repository.read(DRAFT).replace('STATUS: Draft', 'STATUS: Blocked'));
    expect(codes(await editor.diagnostics(packet, (shown) => !codes(shown).includes('status-step')))).not.toContain(
      'plain-packet',
    );

    const board = uriIn(repository.folder, BOARD);
    await editor.open(board, repository.read(BOARD));
    const [misplaced] = await editor.diagnostics(board, (shown) => codes(shown).includes('task-board-sync'));
    const move = titled(await editor.actions(board, misplaced?.range ?? EVERYWHERE), /^On the task board: moved/);
    await editor.apply(move);
    expect(await editor.diagnostics(board, (shown) => !codes(shown).includes('task-board-sync'))).toEqual([]);
    const entry = '- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101\n';
    expect(editor.text(board)).toBe(
      repository.read(BOARD).replace(`\n${entry}`, '').replace('## Blocked\n', `## Blocked\n\n${entry}`),
    );
  });

  it('put a packet on a board that is not open', async () => {
    const packet = await opened(BOARD, (text) => text.replace(/- \*\*\[WP-1-Retry.*\n/, ''));
    const draft = uriIn(repository.folder, DRAFT);
    await editor.open(draft, repository.read(DRAFT));
    const [missing] = await editor.diagnostics(draft, (shown) => codes(shown).includes('task-board-sync'));
    const [add] = await editor.actions(draft, missing?.range ?? EVERYWHERE);
    expect(add?.title).toBe('On the task board: added WP-1-Retry-Job-20260102 to "Draft"');
    if (add) await editor.apply(add);
    // What an entry needs is for somebody who means it to say.
    const left = await editor.diagnostics(draft, (shown) => !codes(shown).includes('task-board-sync'));
    expect(codes(left)).toEqual(['dependency-order']);
    expect(editor.text(packet)).toContain('- **[WP-1-Retry-Job-20260102]** - Start a failed job again');
  });

  it('insert a missing field, and say none where there is nothing to say', async () => {
    const packet = await opened(DRAFT, (text) =>
      text.replace(/- \*\*OUT_OF_SCOPE\*\*:\n.*\n.*\n/, '').replace('Questions**: none', 'Questions**: TBD'),
    );
    await editor.diagnostics(packet, (shown) => shown.length === 2);
    const actions = await editor.actions(packet, EVERYWHERE);
    expect(actions.map(({ title }) => title).sort()).toEqual([
      'Insert OUT_OF_SCOPE as the template has it',
      'Open Questions: none',
    ]);
    await editor.apply(titled(actions, /^Open/));
    await editor.diagnostics(packet, (shown) => shown.length === 1);
    await editor.apply(titled(await editor.actions(packet, EVERYWHERE), /^Insert/));
    const template = '- **OUT_OF_SCOPE**:\n  * {what NOT to change}\n  * {deferred work}\n';
    expect(editor.text(packet)).toBe(
      repository.read(DRAFT).replace(/- \*\*OUT_OF_SCOPE\*\*:\n.*\n.*\n/, () => template),
    );
    // Missing no more; what the template leaves open is for a person.
    const left = await editor.diagnostics(packet, (shown) => !codes(shown).includes('packet-structure'));
    expect(new Set(codes(left))).toEqual(new Set(['no-placeholder']));
  });

  it.each([
    ['as it is signed', (text: string) => text],
    ['with its signature taken off', (text: string) => text.replace('alice010120261200', '<pending>')],
  ])('never touch the contract of a signed packet, %s', async (_, change) => {
    const uri = await opened(SIGNED, (text) =>
      change(text)
        .replace(/- \*\*RISK_TIER.*\n/, '')
        .replace('Questions**: none', 'Questions**: TBD'),
    );
    const shown = await editor.diagnostics(uri, (found) => codes(found).includes('no-placeholder'));
    expect(codes(shown)).toEqual(expect.arrayContaining(['packet-structure', 'signature-lock']));
    expect(await editor.actions(uri, EVERYWHERE)).toEqual([]);
  });

  it('put the STATUS of a signed packet right, which is no part of what was signed', async () => {
    const uri = await opened(SIGNED, (text) => text.replace('STATUS: Ready-for-Dev', 'STATUS: [In Progress]'));
    await editor.diagnostics(uri, (found) => codes(found).includes('status-step'));
    const signed = (text: string): string =>
      readWorkPacket({ path: SIGNED, blob: '', text }, defaultLaw(rules)).lockDigest;
    await editor.apply(titled(await editor.actions(uri, EVERYWHERE), /^Write STATUS as In-Progress/));
    expect(editor.text(uri)).toBe(repository.read(SIGNED).replace('Ready-for-Dev', 'In-Progress'));
    expect(signed(editor.text(uri))).toBe(signed(repository.read(SIGNED)));
  });

  it('are none for a kind that nobody asked for, and none for what has no finding', async () => {
    const uri = await opened(DRAFT, (text) => text.replace('STATUS: Draft', 'STATUS: draft'));
    await editor.diagnostics(uri, (found) => codes(found).includes('status-step'));
    const asked = (only: string[]) =>
      editor.connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range: EVERYWHERE,
        context: { diagnostics: [], only },
      });
    expect(await asked(['refactor'])).toEqual([]);
    expect(await asked(['quickfix'])).toHaveLength(1);
    const top = { line: 0, character: 0 };
    expect(await editor.actions(uri, { start: top, end: top })).toEqual([]);
  });
});

describe('the name of a field', () => {
  it('says what is expected of it', async () => {
    const uri = await opened(DRAFT, (text) => text.replace('- **RISK_TIER**', '- **Risk tier**'));
    const line = editor
      .text(uri)
      .split('\n')
      .findIndex((text) => text.includes('Risk tier'));
    expect(await editor.hover(uri, line, 6)).toEqual({
      contents: { kind: 'markdown', value: '**RISK\\_TIER**: one of LOW, MEDIUM, HIGH.' },
      range: { start: { line, character: 4 }, end: { line, character: 13 } },
    });
    expect(await editor.hover(uri, line, 18)).toBeNull();
    expect(await editor.hover(uri, 0, 3)).toBeNull();
  });
});
