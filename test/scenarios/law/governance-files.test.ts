import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;

describeAttacks([
  {
    id: 'Part 2.5 board',
    title: 'the board is emptied behind a comment',
    weight: 'H',
    build: sh`printf '<!-- see the wiki -->\n' > "$B"; ci empty`,
    expect: { rules: ['governance-files'] },
  },
  {
    id: 'Part 2.5 link',
    title: 'the pointer becomes a link',
    weight: 'H',
    build: sh`mv "$W/SPEC_CURRENT.md" notes/current.md; ln -s ../notes/current.md "$W/SPEC_CURRENT.md"; ci link`,
    expect: { rules: ['governance-files'] },
  },
  {
    id: 'Part 2.5 protocol',
    title: 'a protocol goes',
    weight: 'M',
    build: sh`git rm -q docs/CODER_PROTOCOL.md; ci gone`,
    expect: { rules: ['governance-files'] },
    twin: { title: 'notes on it go', place: 'docs', build: sh`git rm -q notes/CODEX.md; ci gone` },
  },
] satisfies Attack[]);
