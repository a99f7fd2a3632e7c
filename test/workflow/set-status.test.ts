import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLaw } from '../../engine/config.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { STATUSES, type Status } from '../../engine/model/status.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { rules } from '../../rules/index.js';
import { setStatus } from '../../workflow/packet/set-status.js';

const ID = 'WP-1-Cancel-Job-20260101';
const PATH = `docs/task_packets/${ID}.md`;
const LAW = defaultLaw(rules);
const SIGNED = readFileSync(new URL(`../../examples/governed/${PATH}`, import.meta.url), 'utf8');
const UNSIGNED = SIGNED.replace('- USER_SIGNATURE: alice010120261200\n', '');
const LINE = '- STATUS: Ready-for-Dev\n';

const packetOf = (text: string): WorkPacket => readWorkPacket({ path: PATH, blob: '', text }, LAW);
const set = (text: string, to: Status): string => setStatus(packetOf(text), to, LAW).text;

describe('a STATUS', () => {
  it.each([
    ['- STATUS: Ready-for-Dev', '- STATUS: Done'],
    ['- STATUS: Ready-for-Dev  ', '- STATUS: Done  '],
    ['- **STATUS**: READY FOR DEV', '- **STATUS**: Done'],
    ['- **STATUS:** ready  \t', '- **STATUS:** Done  \t'],
    ['- **STATUS:** **In Progress** 🔴 [2025-12-24]', '- **STATUS:** Done'],
    ['**STATUS:** WIP', '**STATUS:** Done'],
    ['- STATUS:   what now?', '- STATUS:   Done'],
    ['- STATUS:', '- STATUS: Done'],
    ['- STATUS: ', '- STATUS: Done'],
  ])('%j is replaced in place', (line, expected) => {
    for (const text of [SIGNED, UNSIGNED]) {
      const before = text.replace(LINE, `${line}\n`);
      expect(set(before, 'Done')).toBe(text.replace(LINE, `${expected}\n`));
    }
  });

  it('stays as it is where it is the very word', () => {
    expect(set(SIGNED, 'Ready-for-Dev')).toBe(SIGNED);
  });

  it('is replaced in a file with Windows line ends, and in one without an end', () => {
    const windows = SIGNED.replaceAll('\n', '\r\n');
    expect(set(windows, 'Blocked')).toBe(windows.replace('Ready-for-Dev', 'Blocked'));
    expect(set(SIGNED.trimEnd(), 'Blocked')).toBe(SIGNED.trimEnd().replace('Ready-for-Dev', 'Blocked'));
  });

  it('can be set to anything, and nothing of the lock changes, in whatever dress it stood', () => {
    const dress = fc.constantFrom('- STATUS: ', '- **STATUS**: ', '- **STATUS:** ', '* STATUS: ', '**STATUS:** ');
    const value = fc.oneof(
      fc.constantFrom(...STATUSES, 'ready', 'READY FOR DEV', 'wip 🔴', '**done**', '`Draft`', '~~Done~~ Draft', ''),
      fc.string({ maxLength: 12 }),
    );
    let count = 0;
    fc.assert(
      fc.property(dress, value, fc.constantFrom(...STATUSES), fc.boolean(), (name, said, to, isSigned) => {
        const before = (isSigned ? SIGNED : UNSIGNED).replace(LINE, () => `${name}${said}\n`);
        let after: string;
        try {
          after = set(before, to);
        } catch (error) {
          if (error instanceof UndecidedError) return;
          throw error;
        }
        count++;
        expect(packetOf(after).lock.map(({ text }) => text)).toEqual(packetOf(before).lock.map(({ text }) => text));
        expect(packetOf(after).status).toEqual({ kind: 'canonical', status: to });
        const differing = before.split('\n').filter((line, index) => line !== after.split('\n')[index]);
        expect(differing.length).toBeLessThanOrEqual(1);
        expect(set(after, to)).toBe(after);
      }),
      { numRuns: 400 },
    );
    expect(count).toBeGreaterThan(300);
  });
});

describe('a STATUS is left to a person', () => {
  const cases: readonly (readonly [what: string, line: string, says: string])[] = [
    ['that is not there', '', 'has no STATUS, expected one line such as "- STATUS: Draft"'],
    ['that stands there twice', `${LINE}- STATUS: Done\n`, 'stands on 2 lines (9, 10)'],
    ['that goes on below', '- STATUS: Ready-for-Dev\n  * and more\n', 'goes over several lines (9 to 10)'],
  ];

  it.each(cases)('%s', (_, line, says) => {
    const unsigned = UNSIGNED.replace(LINE, line);
    const signed = SIGNED.replace(LINE, line);
    expect(() => set(unsigned, 'Draft')).toThrow(says);
    expect(helpOf(unsigned)).toContain('- STATUS: Draft');
    expect(helpOf(signed)).toContain(`npx handshake-check create-task-packet --from ${ID}`);
  });

  function helpOf(text: string): string {
    try {
      return set(text, 'Draft');
    } catch (error) {
      return error instanceof UndecidedError ? error.help : String(error);
    }
  }

  it('but one in a record of the work is none', () => {
    const text = `${SIGNED}\n## VALIDATION REPORT\n\n- STATUS: Done\n`;
    expect(set(text, 'In-Progress')).toBe(text.replace('Ready-for-Dev', 'In-Progress'));
  });
});
