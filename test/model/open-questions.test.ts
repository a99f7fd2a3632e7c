import { describe, expect, it } from 'vitest';
import { unresolvedQuestions } from '../../engine/model/open-questions.js';
import type { WorkPacket } from '../../engine/model/packet.js';

function asking(...questions: readonly string[]): WorkPacket {
  const items = questions.map((text) => ({ text, code: false }));
  return { fields: [{ name: 'Open Questions', value: { items } }] } as unknown as WorkPacket;
}

describe('unresolvedQuestions', () => {
  it.each([
    'none',
    '**None**',
    'N/A',
    '-',
    'No open questions',
    'RESOLVED: blue',
    'Which colour? RESOLVED by alice',
    ' ',
  ])('lets %j be', (question) => {
    expect(unresolvedQuestions(asking(question))).toEqual([]);
  });

  it.each(['Which colour?', 'Not resolved yet', 'Nobody knows the colour', 'resolve the colour'])(
    'finds %j',
    (question) => {
      expect(unresolvedQuestions(asking('none', question)).map(({ text }) => text)).toEqual([question]);
    },
  );

  it('finds nothing where the packet has no such field', () => {
    expect(unresolvedQuestions({ fields: [] } as unknown as WorkPacket)).toEqual([]);
  });
});
