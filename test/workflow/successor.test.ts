import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { defaultLaw } from '../../engine/config.js';
import { readPlainPacket } from '../../engine/documents/plain-packet.js';
import { readTextFile } from '../../engine/documents/text-file.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { isSigned, type WorkPacket } from '../../engine/model/packet.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { rules } from '../../rules/index.js';
import { successorOf } from '../../workflow/packet/successor.js';

const law = defaultLaw(rules);
const EXAMPLE = readFileSync(fileURLToPath(new URL('../../examples/new-packet.md', import.meta.url)), 'utf8');
const OLD = 'WP-1-New-20260105';
const NEW = `${OLD}-v2`;
const SUCCESSION = {
  id: NEW,
  path: `docs/task_packets/${NEW}.md`,
  now: Date.UTC(2026, 1, 1, 8, 30) / 1000,
};
const read = (text: string, id = OLD): WorkPacket =>
  readWorkPacket({ path: `docs/task_packets/${id}.md`, blob: '', text }, law);
const made = (text: string) => {
  const { edit, packet } = successorOf(read(text), SUCCESSION, law);
  return { text: Buffer.from(edit.after).toString('utf8'), packet, edit };
};
const EXPECTED = EXAMPLE.replaceAll(OLD, NEW)
  .replace('2026-01-05T11:20:00Z', '2026-02-01T08:30:00Z')
  .replace('STATUS: Ready-for-Dev', 'STATUS: Draft')
  .replace('alice050120261200', '<pending>');

describe('a successor', () => {
  it('has the contract of the old packet, and an id, a date and a state of its own', () => {
    const { text, packet, edit } = made(EXAMPLE);
    expect(text).toBe(EXPECTED);
    expect(packet.signature).toBeNull();
    expect(edit).toMatchObject({ path: SUCCESSION.path, before: null });
  });

  it('keeps line ends and everything that was written around fields', () => {
    const crlf = EXAMPLE.replace(
      '## Quality Gate',
      'Some prose, *as signed*.  \n\n### More\n\nEven more.\n\n## Quality Gate',
    ).replaceAll('\n', '\r\n');
    const { text } = made(crlf);
    expect(text).toContain('Some prose, *as signed*.  \r\n\r\n### More\r\n\r\nEven more.\r\n');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('keeps what the contract says of the old packet elsewhere', () => {
    const { text } = made(EXAMPLE.replace('read jobs.json.', `read jobs.json; see ${OLD}.`));
    expect(text).toContain(`see ${OLD}.`);
    expect(text.startsWith(`# Task Packet: ${NEW}\n`)).toBe(true);
  });

  it('leaves records, reports, claims and the foot behind', () => {
    const signed = EXAMPLE.replace('- ROLE: Orchestrator', '- ROLE: Orchestrator\n- CLAIMED_BY: coder-7');
    const text = `${signed}
## Implementation

- What: something else

## Evidence

- [MUST-1] src/jobs.ts:1

---

**User Signature Locked:** alice050120261200

**IMPORTANT: This packet is locked. No edits allowed.**

## Validation Report

Verdict: PASS
`;
    expect(read(text).signature?.text).toBe('alice050120261200');
    expect(made(text).text).toBe(EXPECTED);
  });

  it('is that of a locked packet only', () => {
    const draft = EXAMPLE.replace('alice050120261200', '<pending>');
    expect(() => made(draft)).toThrow(UndecidedError);
    expect(() => made(draft)).toThrow(/^WP-1-New-20260105 is not signed, expected a locked packet/);
  });

  it('is in canonical form where the old packet was not', () => {
    const legacy = EXAMPLE.replace(/^- \*\*(\w+)\*\*:/gm, '- **$1:**').replace(/^- STATUS: /m, '**Status:** ');
    expect(readPlainPacket(read(legacy), readTextFile('x.md', Buffer.from(legacy)), law.limits)).not.toEqual([]);
    const { text, packet, edit } = made(legacy);
    expect(readPlainPacket(packet, readTextFile(SUCCESSION.path, Buffer.from(text)), law.limits)).toEqual([]);
    expect(edit.acts.at(-1)).toMatch(/canonical form/);
    expect(valuesOf(packet)).toEqual(valuesOf(read(legacy)));
  });
});

/** What a packet says, beside what is its own. */
function valuesOf({ fields }: WorkPacket): Map<string, readonly string[]> {
  const own = new Set(['TASK_ID', 'DATE', 'STATUS', 'USER_SIGNATURE']);
  return new Map(
    fields.flatMap(({ name, value }) => (own.has(name) ? [] : [[name, value.items.map(({ text }) => text)] as const])),
  );
}

const FIELD = fileURLToPath(new URL('../../../shared/field', import.meta.url));

describe('packets of the field', () => {
  const files = fieldPackets();
  if (files.length === 0)
    console.warn('test/workflow/successor.test.ts: the field samples are not there, nothing is tried on them');

  it.skipIf(files.length === 0)('have successors that say the same', () => {
    const signed = files.map(({ id, text }) => read(text, id)).filter(isSigned);
    const refused: string[] = [];
    for (const old of signed) {
      const id = `${old.id}-v2`;
      try {
        const { packet } = successorOf(old, { ...SUCCESSION, id, path: `docs/task_packets/${id}.md` }, law);
        expect(packet.signature).toBeNull();
        expect(packet.status).toEqual({ kind: 'canonical', status: 'Draft' });
        const after = valuesOf(packet);
        for (const [name, items] of valuesOf(old))
          expect([old.id, name, after.get(name)]).toEqual([old.id, name, items]);
      } catch (error) {
        if (!(error instanceof UndecidedError)) throw error;
        refused.push(error.message);
      }
    }
    expect(refused).toEqual([]);
    expect(signed.length).toBeGreaterThan(5);
  });
});

function fieldPackets(): { readonly id: string; readonly text: string }[] {
  let names: string[];
  try {
    names = readdirSync(FIELD, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names
    .filter((name) => /(?:^|\/)WP-[^/]*\.md$/.test(name))
    .map((name) => ({
      id: name.replace(/^.*\//, '').replace(/\.md$/, ''),
      text: readTextFile(name, readFileSync(join(FIELD, name))).text,
    }));
}
