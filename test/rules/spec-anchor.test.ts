import { describe, expect, it } from 'vitest';
import { defaultLaw } from '../../engine/config.js';
import { readMasterSpec } from '../../engine/documents/master-spec.js';
import { readSpecPointer } from '../../engine/documents/spec-pointer.js';
import type { PacketField, WorkPacket } from '../../engine/model/packet.js';
import type { TextFile } from '../../engine/model/text-file.js';
import type { TreeView } from '../../engine/model/tree-view.js';
import type { Finding } from '../../engine/rule.js';
import { specAnchor } from '../../rules/spec-anchor.js';

const SPEC = 'docs/spec/Master_Spec_v1.md';
const SPEC_TEXT = `# 1 Storage

Text.

## 1.1 Storage trait [ST-010]

MUST be used.

### 1.1.2 Trait purity

**[ST-040]** MUST hold.

## 1.2 Empty

## Twin

Text.

## Twin

Text.

# 7 Roadmap

## 7.1 Storage trait migration

Later.
`;

interface Tree {
  readonly files?: Readonly<Record<string, string>>;
  readonly pointer?: string | null;
}

/** A tree with Master Specs only. It throws when something outside it is asked for: nothing else may be opened. */
function treeOf({ files = { [SPEC]: SPEC_TEXT }, pointer = SPEC }: Tree): TreeView {
  const specFile = (name: string) => {
    if (name.includes('..') || name.startsWith('/') || name.includes(':')) throw new Error(`${name} was opened`);
    const path = Object.keys(files).find((each) => each === name || each.endsWith(`/${name}`));
    return path === undefined ? null : readMasterSpec(path, files[path] ?? '', []);
  };
  const specPointer = () => (pointer === null ? null : readSpecPointer('docs/SPEC_CURRENT.md', pointer));
  const view: Partial<TreeView> = {
    specPaths: Object.keys(files),
    specFile,
    specPointer,
    masterSpec: () => specFile(specPointer()?.target ?? '(none)'),
    text: (path) => ({ path, text: files[path] ?? '' }) as TextFile,
  };
  return view as TreeView;
}

/** A packet that has nothing but a SPEC_ANCHOR; null leaves it out. */
function packetWith(anchor: string | null): WorkPacket {
  const head = '# Task Packet: WP-1-New-20260105\n\n## Authority\n- SPEC_ANCHOR: ';
  const text = `${head}${anchor ?? ''}\n`;
  const lines = text.slice(0, head.length + (anchor?.length ?? 0)).split('\n');
  const span = {
    start: head.length,
    end: text.length - 1,
    line: 4,
    column: 16,
    endLine: lines.length,
    endColumn: (lines.at(-1)?.length ?? 0) + 1,
  };
  const field = {
    name: 'SPEC_ANCHOR',
    span,
    value: { text: anchor ?? '', inline: anchor ?? '', items: [], span },
  } as Partial<PacketField>;
  return {
    path: 'docs/task_packets/WP-1-New-20260105.md',
    id: 'WP-1-New-20260105',
    text,
    fields: anchor === null ? [] : [field],
    sections: [{ title: 'Authority', depth: 2, zone: 'contract', kind: 'contract', line: 3, endLine: 4 }],
  } as Partial<WorkPacket> as WorkPacket;
}

function check(anchor: string | null, tree: Tree = {}): Finding[] {
  const view = treeOf(tree);
  const context = {
    packet: packetWith(anchor),
    tree: view,
    advanced: false,
    authority: view,
    law: defaultLaw([specAnchor]),
    options: {} as never,
  };
  return [...(specAnchor.packet?.(context) ?? [])];
}

const words = (finding: Finding | undefined) =>
  finding ? specAnchor.messages[finding.message]?.(finding.data) : undefined;

describe('what passes', () => {
  it.each([
    '1.1',
    '§1.1 Storage trait',
    'A1.1',
    '[ST-010], 1.1.2 [ST-040]',
    `${SPEC}#11-storage-trait-st-010`,
    'Master_Spec_v1.md 1.1',
    'Master Spec v1 1.1',
    'Storage trait section (per Master Spec Main Body)',
    '\n  * **Primary:** §1.1\n  * **Secondary:** §1.1.2',
  ])('%j', (anchor) => {
    expect(check(anchor)).toEqual([]);
  });
});

describe('what is blocked', () => {
  it.each<[string, string | null, Tree, string[]]>([
    ['no anchor', null, {}, ['missing-anchor']],
    ['an empty anchor', '', {}, ['missing-anchor']],
    ['a placeholder', '<pending>', {}, ['missing-anchor']],
    ['a placeholder word', 'TBD', {}, ['missing-anchor']],
    ['a comment', '<!-- 1.1 -->', {}, ['missing-anchor']],
    ['a file alone', 'Master_Spec_v1.md', {}, ['no-section']],
    ['nothing but noise', 'Master Spec Main Body', {}, ['no-section']],
    ['no pointer', '1.1', { pointer: null }, ['spec-missing']],
    ['a pointer to nothing', '1.1, 1.2', { pointer: 'docs/Master_Spec_v9.md' }, ['spec-missing']],
    ['a version that never was', 'Master_Spec_v2.md 1.1, 1.2', {}, ['no-such-version']],
    ['a version in words that never was', 'Master Spec v2 1.1', {}, ['no-such-version']],
    ['a document outside the spec set', '[CX-1] in docs/CODEX.md', {}, ['no-such-version']],
    ['a path that climbs', '../../../../etc/passwd#storage-trait', {}, ['unsafe-path']],
    ['a path that climbs behind a good one', `${SPEC}#twinless 1.1 ../x.md#y`, {}, ['unsafe-path', 'unresolved']],
    ['an absolute path', '/docs/spec/Master_Spec_v1.md#twin', {}, ['unsafe-path']],
    ['an address', 'https://example.org/Master_Spec_v1.md 1.1', {}, ['unsafe-path']],
    ['an unknown chapter', '3.1', {}, ['unresolved']],
    ['an unknown id', '1.1 [XY-1]', {}, ['unresolved']],
    ['an unknown title', 'Calendar law', {}, ['unresolved']],
    ['each that is wrong', '3.1, 1.1, 1.1.9', {}, ['unresolved', 'parent-only']],
    ['a number below a section', '1.1.9', {}, ['parent-only']],
    ['twins', `${SPEC}#twin`, {}, ['ambiguous']],
    ['the Roadmap', '7.1', {}, ['roadmap-only']],
    ['an item of the Roadmap', '7.1 Item 3, 7.1.12', {}, ['roadmap-only', 'roadmap-only']],
    ['a section without text', '1.2', {}, ['empty-section']],
  ])('%s', (_, anchor, tree, expected) => {
    const found = check(anchor, tree);
    expect(found.map(({ message }) => message)).toEqual(expected);
    expect(found.every(({ severity }) => severity === undefined)).toBe(true);
    for (const finding of found) {
      expect(words(finding)?.message).toMatch(/^(?:SPEC_ANCHOR of )?WP-1-New-20260105 .*, expected /);
      expect(words(finding)?.help).not.toBe('');
    }
  });

  it('an id that only another document of the spec set holds', () => {
    const files = {
      [SPEC]: SPEC_TEXT,
      'docs/spec/Codex.md': '# 1 Rules\n\n[CX-573] MUST.\n',
      'docs/spec/Plan.md': '# Roadmap\n\n[CX-573]\n',
    };
    const [finding] = check('[CX-573]', { files });
    expect(finding).toMatchObject({ message: 'elsewhere', data: { others: ['docs/spec/Codex.md'] } });
    expect(words(finding)?.help).toContain('SPEC_ANCHOR: docs/spec/Codex.md CX-573');
    expect(check('docs/spec/Codex.md [CX-573]', { files })).toEqual([]);
  });
});

describe('the Roadmap beside the Main Body', () => {
  it('is said, and does not block', () => {
    expect(check('1.1, 7.1')).toMatchObject([{ message: 'roadmap-only', severity: 'warning' }]);
  });

  it('blocks beside what does not resolve', () => {
    expect(check('1.2, 7.1').find(({ message }) => message === 'roadmap-only')?.severity).toBeUndefined();
  });
});

describe('findings', () => {
  it('point at the reference itself, on its line', () => {
    expect(check('\n  * §1.1\n  * §1.1.2, see 3.1').map(({ at }) => at)).toEqual([
      { path: 'docs/task_packets/WP-1-New-20260105.md', line: 6, column: 17, endLine: 6, endColumn: 20 },
    ]);
  });

  it('point at the file that is wrong', () => {
    expect(check('in Master_Spec_v2.md 1.1')[0]?.at).toMatchObject({ line: 4, column: 19, endColumn: 36 });
  });

  it('point at the section that should have the anchor', () => {
    expect(check(null)[0]?.at).toMatchObject({ line: 3, column: 1 });
  });

  it('name the nearest section and where it is', () => {
    const [finding] = check('1.1.9');
    expect(words(finding)?.help).toContain('SPEC_ANCHOR: 1.1.2');
    expect(finding?.related).toEqual([{ at: { path: SPEC, line: 9, column: 1 }, note: 'the nearest section' }]);
  });

  it('list the versions that exist, the newest first', () => {
    const files = { 'docs/S_v2.md': '# 1 A\n', 'docs/S_v10.md': '# 1 A\n', 'docs/S_v9.md': '# 1 A\n' };
    const [finding] = check('S_v11.md 1', { files, pointer: 'S_v10.md' });
    expect(words(finding)?.message).toContain('one of `docs/S_v10.md`, `docs/S_v9.md`, `docs/S_v2.md`');
  });

  it('say so where there is no version at all, and where the pointer names none', () => {
    const none = { packet: 'WP-1-New-20260105', file: 'S_v2.md', known: [] };
    expect(specAnchor.messages['no-such-version']?.(none).message).toMatch(
      /, expected one that exists, and there is none$/,
    );
    expect(words(check('1.1', { pointer: null })[0])?.message).toContain('names no Master Spec file');
    expect(words(check('1.1', { pointer: 'docs/Master_Spec_v9.md' })[0])?.message).toContain(
      'names `docs/Master_Spec_v9.md`, which is not there',
    );
  });

  it('stay the same finding when the spec changes around them', () => {
    const identity = (text: string) => check('1.1.9', { files: { [SPEC]: text } })[0]?.identity;
    expect(identity(SPEC_TEXT)).toBe(
      identity(SPEC_TEXT.replace('### 1.1.2 Trait purity', '### 1.1.8 Trait lifetimes')),
    );
  });

  it('are one for a file, however much is looked up in it', () => {
    expect(check('Master_Spec_v2.md 1.1-1.50, [ST-010]')).toHaveLength(1);
  });

  it('are bounded', () => {
    expect(check('9.1-9.100000').length).toBeLessThanOrEqual(201);
  });
});
