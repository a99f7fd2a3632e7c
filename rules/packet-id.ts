import { isPacketPath } from '../engine/model/governed.js';
import type { LawPaths } from '../engine/model/law.js';
import { fileLocation, spanLocation } from '../engine/model/location.js';
import { fieldOf } from '../engine/model/packet.js';
import { hasUniqueSuffix, isPacketId } from '../engine/model/packet-id.js';
import { baseName, folderOf, foldPath, isInside, type RepoPath } from '../engine/model/path.js';
import { matchesAny } from '../engine/model/path-set.js';
import { quote } from '../engine/model/quote.js';
import { defineRule } from '../engine/rule.js';

/** Law: Part 4 step 2, CX-653 — one id, one packet, one file. */
export const packetId = defineRule({
  id: 'packet-id',
  clauses: ['Part 4 step 2', 'CX-653'],
  blocksWhen:
    'TASK_ID is not the file name; an id is badly formed; two packets share an id (upper and lower case alike); a new packet has no unique suffix; something else lies in the packets folder',
  why: 'Part 4 step 2: every packet is a fresh file with an id of its own, so that an id leads to exactly one packet.',
  reads: ['packets'],
  completeness: false,
  waivable: true,
  options: {
    allowed: {
      schema: { type: 'array', items: { type: 'string', minLength: 1 } },
      default: ['README.md', '.gitkeep', 'TEMPLATE.md'],
      description: 'Names of files in the packets folder that are no packets.',
    },
  },
  messages: {
    'task-id-differs': (data: { actual: string; id: string }) => ({
      message: `TASK_ID is ${quote(data.actual)}, expected the name of its file: ${data.id}`,
      help: `Write: - TASK_ID: ${data.id}`,
    }),
    'bad-grammar': (data: { id: string }) => ({
      message: `The packet id is ${quote(data.id)}, expected WP-<phase>-<name>-<suffix> of letters, digits and dots`,
      help: 'Rename the file, for example to WP-1-Cancel-Job-20260101.md.',
    }),
    'shared-id': (data: { id: string; other: RepoPath }) => ({
      message: `The packet id ${data.id} is also that of ${quote(data.other)}, expected one file for an id`,
      help: 'Give the newer packet a name of its own; names that differ only in upper and lower case are the same file on some systems.',
    }),
    stray: (data: { path: RepoPath; folder: string }) => ({
      message: `${quote(data.path)} lies in ${data.folder} and is no packet, expected only files named WP-….md`,
      help: 'Move it elsewhere, name it as a packet, or list its name under rules.packet-id.allowed.',
    }),
    'not-a-file': (data: { id: string; kind: string }) => ({
      message: `The packet ${data.id} is a ${data.kind}, expected a regular file`,
      help: 'Put the packet itself in its place: what a link points at can change without the packet changing.',
    }),
    'no-unique-suffix': (data: { id: string }) => ({
      message: `The new packet ${data.id} ends in no unique suffix, expected a date (-20260101), a short hash (-1a2b3c4) or a revision (-v2)`,
      help: `Rename it, for example to ${data.id}-v1.`,
    }),
  },
  *packet({ packet }) {
    const field = fieldOf(packet, 'TASK_ID');
    if (!field || field.value.text === '' || field.value.text === packet.id) return;
    const data = { actual: field.value.text, id: packet.id };
    yield { message: 'task-id-differs', data, at: spanLocation(packet.path, field.value.span) };
  },
  *repository({ tree, law, options }) {
    const seen = new Map<string, RepoPath>();
    for (const path of tree.snapshot.paths().filter((candidate) => concernsPackets(law.paths, candidate))) {
      const name = baseName(path);
      const at = fileLocation(path);
      const isPacket = isPacketPath(law.paths, path);
      const id = name.slice(0, -'.md'.length);
      const kind = tree.snapshot.entry(path)?.kind ?? 'file';
      if (isPacket && !isPacketId(id)) yield { message: 'bad-grammar', data: { id }, at };
      if (isPacket && (kind === 'symlink' || kind === 'submodule'))
        yield { message: 'not-a-file', data: { id, kind }, at };
      // The same name in a sub-folder, a twin folder or another case is a second place where a look-up could end.
      const twin = seen.get(foldPath(name));
      if (twin !== undefined && looksLikePacket(name))
        yield { message: 'shared-id', data: { id: name.split(/\.md/i, 1).join(), other: twin }, at };
      else if (!isPacket && !isAllowed(path, law.paths, options.allowed))
        yield { message: 'stray', data: { path, folder: law.paths.packets }, at };
      if (twin === undefined) seen.set(foldPath(name), path);
    }
  },
  *change({ packetChanges }) {
    for (const { kind, after } of packetChanges) {
      if (kind !== 'introduced' || !after || hasUniqueSuffix(after.id)) continue;
      yield { message: 'no-unique-suffix', data: { id: after.id }, at: fileLocation(after.path) };
    }
  },
});

/** Paths in the packets folder, at any depth, and in folders that are the packets folder on some file system. */
function concernsPackets(paths: LawPaths, path: RepoPath): boolean {
  return isInside(foldPath(paths.packets), foldPath(path)) || foldPath(path) === foldPath(paths.packets);
}

function looksLikePacket(name: string): boolean {
  return /^wp-.*\.md[. ]*$/i.test(name);
}

function isAllowed(path: RepoPath, paths: LawPaths, allowed: readonly string[]): boolean {
  return folderOf(path) === paths.packets && matchesAny(allowed, baseName(path));
}
