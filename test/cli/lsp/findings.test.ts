import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DRAFT, GovernedRepository, SIGNED, temporaryFolder } from '../governed-repository.js';
import { codes, Editor, uriIn } from './editor.js';

const BOARD = 'docs/TASK_BOARD.md';

let repository: GovernedRepository;
let editor: Editor;

beforeAll(() => {
  repository = new GovernedRepository();
});

afterEach(async () => {
  editor.toServer.end();
  await editor.ended;
  repository.git('checkout', '--quiet', '--', '.');
});

async function started(...folders: string[]): Promise<Editor> {
  editor = new Editor(dirname(repository.folder));
  await editor.start(folders.length === 0 ? [repository.folder] : folders);
  return editor;
}

describe('what an editor is shown', () => {
  it('says of an unsaved text what check says of the saved one, and takes it back', async () => {
    const { folder } = repository;
    await started();
    const uri = uriIn(folder, SIGNED);
    const text = repository.read(SIGNED);
    await editor.open(uri, text);
    expect(await editor.diagnostics(uri, () => true)).toEqual([]);

    const edited = text.replace('  * src/jobs.ts', '  * src/');
    await editor.type(uri, edited);
    const shown = await editor.diagnostics(uri, (found) => found.length > 0);
    expect(repository.read(SIGNED)).toBe(text);

    repository.write(SIGNED, edited);
    const { diagnostics } = JSON.parse(repository.handshake(['check', '--format', 'json']).stdout);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(shown.map(({ code, severity, range: { start }, source }) => ({ code, severity, start, source }))).toEqual(
      diagnostics.map((each: Record<string, number | string>) => ({
        code: each.rule,
        severity: each.severity === 'error' ? 1 : 2,
        start: { line: Number(each.line) - 1, character: Number(each.column) - 1 },
        source: 'handshake-check',
      })),
    );
    // Where the report names no end, the line that it shows is marked.
    expect(shown[0]?.range.end).toEqual({ line: 16, character: '  * src/'.length });
    expect(shown[0]?.message).toBe(
      `${diagnostics[0].message}\nwhy:  ${diagnostics[0].why}\nhelp: ${diagnostics[0].help}`,
    );

    await editor.type(uri, text);
    expect(await editor.diagnostics(uri, (found) => found.length === 0)).toEqual([]);
  });

  it('shows what an edit means for other files, with the places that belong to it, and takes that off again', async () => {
    const { folder } = repository;
    await started();
    const [packet, board] = [uriIn(folder, DRAFT), uriIn(folder, BOARD)];
    const text = repository.read(DRAFT);
    await editor.open(packet, text);
    await editor.type(packet, text.replace('STATUS: Draft', 'STATUS: Blocked'));
    const [wrong] = await editor.diagnostics(board, (found) => found.length > 0);
    expect(wrong).toMatchObject({ code: 'task-board-sync', severity: 1, data: { messageId: 'wrong-column' } });
    expect(wrong?.relatedInformation).toMatchObject([
      { location: { uri: packet, range: { start: { line: 8, character: 10 } } }, message: 'the STATUS of the packet' },
    ]);
    await editor.close(packet);
    expect(await editor.diagnostics(board, (found) => found.length === 0)).toEqual([]);
  });

  it('keeps the newest of many edits', async () => {
    await started();
    const uri = uriIn(repository.folder, BOARD);
    const text = repository.read(BOARD);
    await editor.open(uri, text);
    for (let edit = 0; edit < 30; edit++)
      await editor.type(uri, text.replace('## Draft\n', `## Draft\n\n- **[WP-1-None-${edit}-20260103]** - None\n`));
    const shown = await editor.diagnostics(uri, (found) => found.length > 0);
    expect(shown.map(({ message }) => message).join()).toContain('WP-1-None-29-');
  });

  it('judges two folders each by itself, by the names that the editor has for them', async () => {
    const other = new GovernedRepository();
    const link = join(dirname(other.folder), 'a link');
    symlinkSync(other.folder, link);
    await started(repository.folder, link);
    const [here, there] = [uriIn(repository.folder, DRAFT), uriIn(link, DRAFT)];
    const text = repository.read(DRAFT);
    await editor.open(here, text);
    await editor.open(there, text.replace('STATUS: Draft', 'STATUS: Nearly'));
    expect(codes(await editor.diagnostics(there, (found) => found.length > 0))).toContain('packet-structure');
    expect(await editor.diagnostics(here, () => true)).toEqual([]);

    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: uriIn(link, '').replace(/\/$/, ''), name: '' }] },
    });
    await editor.close(there);
    expect(await editor.diagnostics(there, (found) => found.length === 0)).toEqual([]);
  });

  it('judges two folders of one repository once, and follows the commits that are made beside the editor', async () => {
    const other = new GovernedRepository();
    await started(other.folder, join(other.folder, 'docs'));
    other.edit(DRAFT, 'STATUS: Draft', 'STATUS: Nearly');
    const uri = uriIn(other.folder, DRAFT);
    await editor.open(uri, other.read(DRAFT));
    const shown = await editor.diagnostics(uri, (found) => codes(found).includes('packet-structure'));
    expect(codes(shown).filter((code) => code === 'packet-structure')).toHaveLength(1);

    other.commitAll('past every hook');
    const changes = [{ uri: uriIn(other.folder, '.git/logs/HEAD'), type: 2 }];
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    // What base has is inherited, as it is for check.
    expect(await editor.diagnostics(uri, (found) => found.length === 0)).toEqual([]);
  });

  it('takes a text that was only opened for what is on the disk, whatever its encoding', async () => {
    const other = new GovernedRepository();
    const text = other.read(SIGNED).replace('Cancel a queued', 'Cancel \u0097 a queued');
    writeFileSync(join(other.folder, SIGNED), Buffer.from(`\u00ef\u00bb\u00bf${text}`, 'latin1'));
    other.commitAll('a packet that an old editor saved');
    await started(other.folder);
    const uri = uriIn(other.folder, SIGNED);
    // As editors show a byte that is not UTF-8, and without the byte order mark.
    const onScreen = text.replace('\u0097', '\ufffd');
    await editor.open(uri, onScreen);
    expect(await editor.diagnostics(uri, () => true)).toEqual([]);
    await editor.type(uri, `${onScreen}\n`);
    expect(codes(await editor.diagnostics(uri, (found) => found.length > 0))).toContain('signature-lock');
  });

  it('leaves out what git ignores', async () => {
    await started();
    repository.write('.git/info/exclude', 'docs/task_packets/WP-1-Scratch*\n');
    repository.write('docs/task_packets/WP-1-Scratch-20260104.md', '# Nothing yet\n');
    const uri = uriIn(repository.folder, 'docs/task_packets/WP-1-Scratch-20260104.md');
    await editor.open(uri, '# Something\n');
    expect(await editor.diagnostics(uri, () => true)).toEqual([]);
    rmSync(join(repository.folder, 'docs/task_packets/WP-1-Scratch-20260104.md'));
    await editor.type(uri, '# Something else\n');
    // Without a file there is nothing that git could ignore: it would be a new packet.
    expect(codes(await editor.diagnostics(uri, (found) => found.length > 0))).toContain('packet-structure');
  });
});

describe('what cannot be decided', () => {
  it('is said at the configuration that nobody can read', async () => {
    const broken = '{ "rules": { "no-such-rule": "error" } }\n';
    const uri = uriIn(repository.folder, 'handshake.config.json');
    await started();
    await editor.open(uri, broken);
    const [shown] = await editor.diagnostics(uri, (found) => found.length > 0);
    expect(shown).toMatchObject({ code: 'undecided', severity: 1, source: 'handshake-check' });
    expect(shown?.message).toMatch(/^handshake-check could not decide: handshake\.config\.json/);
    expect(await editor.message(/no-such-rule/)).toMatch(/^handshake-check could not decide: /);
    await editor.close(uri);
    expect(await editor.diagnostics(uri, (found) => found.length === 0)).toEqual([]);
  });

  it('shows characters that would turn a line around as what they are', async () => {
    await started();
    const uri = uriIn(repository.folder, DRAFT);
    await editor.open(uri, repository.read(DRAFT).replace('STATUS: Draft', 'STATUS: \u202eDone'));
    const shown = await editor.diagnostics(uri, (found) => codes(found).includes('governed-text'));
    expect(shown.map(({ message }) => message).join()).not.toContain('\u202e');
  });

  it('is said of a folder without a repository, once', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'docs'));
    await started(folder);
    const uri = uriIn(folder, 'docs/note.md');
    await editor.open(uri, 'a');
    expect(await editor.message(/repository/)).toMatch(/^handshake-check could not decide: /);
    await editor.type(uri, 'b');
    expect(await editor.diagnostics(uri, () => true)).toEqual([]);
    expect(editor.messages).toHaveLength(1);
  });

  it('is said of a folder that does not exist', async () => {
    await started(join(repository.folder, 'no', 'such'));
    expect(await editor.message(/no\/such/)).toContain('is no folder of this machine');
  });
});
