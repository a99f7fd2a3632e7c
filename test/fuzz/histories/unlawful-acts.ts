import { type Act, CODED, chosen, type Edit, edited, type Scene, signatureFor, signedOf } from './lawful-acts.js';
import { type Packet, PLACES, TWISTS } from './packet-text.js';
import { bytesOf, type Entry, FOLDER, LEDGER, packetEntry, pathOf, rowsOf, type Tree, text } from './tree.js';

const ELSEWHERE = 'docs/archive';

/** A signed packet, and what may be done to it. */
function onSigned(scene: Scene, act: (packet: Packet, path: string, entry: Entry) => Edit): Edit | null {
  // The base moves on in lawful ways, or drifts in its other packets: code is written under this one.
  const packets = signedOf(scene.tree).filter(({ id }) => scene.where !== 'main' || id !== CODED);
  const packet = chosen(packets, scene.pick);
  const path = packet ? pathOf(packet.id) : '';
  const entry = scene.tree.get(path);
  return packet && entry ? act(packet, path, entry) : null;
}

function retyped(entry: Entry, mode: Entry['mode']): Entry {
  return { ...entry, mode };
}

function moved(tree: Tree, to: (path: string) => string): Record<string, Entry | null> {
  const inside = [...tree].filter(([path]) => path.startsWith(`${FOLDER}/`));
  return Object.fromEntries([
    ...inside.map(([path]): [string, null] => [path, null]),
    ...inside.map(([path, entry]): [string, Entry] => [to(path), entry]),
  ]);
}

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** What the law forbids, or what becomes so with what others did (the oracle says when). */
export const UNLAWFUL = {
  reword: (scene) =>
    onSigned(scene, (packet) => {
      const place = PLACES[scene.by % PLACES.length] ?? 'out';
      const words = { ...packet.words, [place]: (packet.words[place] + 1) % 4 };
      return {
        entries: edited(scene.tree, { ...packet, words }),
        story: `${place} of the signed ${packet.id} changes`,
      };
    }),
  twist: (scene) =>
    onSigned(scene, (packet) => {
      const twist = TWISTS[scene.by % TWISTS.length] ?? TWISTS[0];
      const twists = packet.twists.includes(twist) ? packet.twists : [...packet.twists, twist];
      return { entries: edited(scene.tree, { ...packet, twists }), story: `${packet.id}: ${twist}` };
    }),
  untwist: (scene) =>
    onSigned(scene, (packet) => ({
      entries: edited(scene.tree, { ...packet, twists: [] }),
      story: `${packet.id} without twists`,
    })),
  remove: (scene) =>
    onSigned(scene, (packet, path) => ({ entries: { [path]: null }, story: `the signed ${packet.id} goes` })),
  rename: (scene) =>
    onSigned(scene, (packet, path, entry) => {
      const names = [
        `${ELSEWHERE}/${packet.id}.md`,
        `${FOLDER}/${packet.id.toUpperCase()}.md`,
        `${FOLDER}/done/${packet.id}.md`,
        `${FOLDER}/WP-9-Moved${scene.serial}-20260105.md`,
      ];
      const to = names[scene.by % names.length] ?? path;
      const words = { ...packet.words, out: (packet.words.out + 1) % 4 };
      const now = scene.by % 8 < 4 ? entry : packetEntry({ ...packet, words });
      return { entries: { [path]: null, [to]: now }, story: `${packet.id} moves to ${to}`, smells: ['packet-id'] };
    }),
  retype: (scene) =>
    onSigned(scene, (packet, path, entry) => {
      const others: readonly [string, Record<string, Entry | null>][] = [
        ['executable', { [path]: retyped(entry, '100755') }],
        ['a link', { [path]: text('../other.md', '120000'), 'docs/other.md': entry }],
        ['a link to its own text', { [path]: retyped(entry, '120000') }],
        ['a submodule', { [path]: text(COMMIT, '160000') }],
        ['a folder', { [path]: null, [`${path}/README.md`]: entry }],
        [
          'a pointer',
          { [path]: text(`version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`) },
        ],
        ['empty', { [path]: text('') }],
        ['half', { [path]: text(bytesOf(entry).toString('latin1').slice(0, 700)) }],
      ];
      const [what, entries] = others[scene.by % others.length] ?? ['', {}];
      return { entries, story: `${packet.id} becomes ${what}`, smells: ['law-integrity', 'packet-id'] };
    }),
  strip: (scene) =>
    onSigned(scene, (packet) => ({
      entries: edited(scene.tree, { ...packet, signature: null }),
      story: `the signature of ${packet.id} is taken out`,
    })),
  resign: (scene) =>
    onSigned(scene, (packet) => {
      const signature = signatureFor(scene.serial);
      return { entries: edited(scene.tree, { ...packet, signature }), story: `${packet.id} is signed again` };
    }),
  smuggle: (scene) =>
    onSigned(scene, (packet) => {
      const status = scene.by % 2 === 0 ? 'In-Progress (scope now includes src/**)' : 'Done, and src/** is in scope';
      return { entries: edited(scene.tree, { ...packet, status }), story: `STATUS of ${packet.id} says more` };
    }),
  jump: (scene) =>
    onSigned(scene, (packet) => {
      const status = ['VALIDATED', 'Done', 'Draft'][scene.by % 3] ?? 'Done';
      return { entries: edited(scene.tree, { ...packet, status }), story: `STATUS of ${packet.id} jumps to ${status}` };
    }),
  copy: (scene) =>
    onSigned(scene, (packet, _, entry) => {
      const names = [`${FOLDER}/WP-1-Copy${scene.serial}-20260105.md`, `${FOLDER}/${packet.id.toLowerCase()}.md`];
      const to = names[scene.by % names.length] ?? '';
      return { entries: { [to]: entry }, story: `${packet.id} is copied to ${to}`, smells: ['packet-id'] };
    }),
  ledger({ tree, pick, by }) {
    const rows = rowsOf(tree) ?? [];
    const at = pick % Math.max(rows.length, 1);
    const row = rows[at];
    if (row === undefined) return null;
    const others = rows.filter((_, index) => index !== at);
    const next = [others, [...others, row], rows.map((old, index) => (index === at ? `${row} INVALID |` : old))][
      by % 3
    ];
    if (!next || next.join() === rows.join()) return null;
    const entry: Entry = { mode: '100644', content: { kind: 'ledger', rows: next } };
    return {
      entries: { [LEDGER]: entry },
      story: `row ${at} of the ledger is ${['removed', 'moved', 'edited'][by % 3]}`,
    };
  },
  folder({ tree, by }) {
    if (signedOf(tree).length === 0) return null;
    const away = moved(tree, (path) => path.replace(FOLDER, 'docs/tp'));
    const gone = Object.fromEntries(Object.keys(away).map((path): [string, null] => [path, null]));
    const ways: readonly [string, Record<string, Entry | null>][] = [
      ['moves', away],
      ['is a link', { ...away, [FOLDER]: text('tp', '120000') }],
      ['is a submodule', { ...gone, [FOLDER]: text(COMMIT, '160000') }],
    ];
    const [what, entries] = ways[by % ways.length] ?? ['', {}];
    return {
      entries,
      story: `the folder of packets ${what}`,
      smells: ['law-integrity', 'packet-id', 'task-board-sync'],
    };
  },
} as const satisfies Readonly<Record<string, Act>>;
