import { expect as expectThat } from 'vitest';
import type { Judged } from '../../support/scenario.js';
import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const twin: Attack['twin'] = {
  title: 'what the scope lists',
  place: 'docs',
  build: sh`echo x >> src/export.ts; git rm -q tests/export.test.ts; work x`,
};
const expect: Attack['expect'] = { rules: ['in-scope-paths'] };
const says = (words: RegExp) => (judged: Judged) =>
  expectThat(judged.report?.diagnostics.map(({ message }) => message).join('\n')).toMatch(words);
/** A packet of base whose scope is the folder src. */
const FOLDER = sh`law_packet src; mkdir -p src2`;

/** Threats R09 and R12 to R15: what a Coder may touch is what the user has signed. */
describeAttacks([
  {
    id: 'R09',
    title: 'the scope is widened in the change that needs it',
    weight: 'C',
    build: sh`ed 's/  \* src\/export\.ts/$&\n  * src\/notes.ts/' "$P"; ci widen; echo x >> src/notes.ts; work x`,
    expect: { rules: ['in-scope-paths', 'signature-lock'] },
    twin,
  },
  {
    id: 'R09 successor',
    title: 'a wider successor in the change that needs it',
    weight: 'C',
    build: sh`
      SIG2=alice050120261300; np "- USER_SIGNATURE: $SIG2" WP-1-Export-20260101-v2; ed 's/  \* src\/export\.ts/$&\n  * src\/notes.ts/' "$K/WP-1-Export-20260101-v2.md"
      ci widen; echo x >> src/notes.ts; work x WP-1-Export-20260101-v2`,
    expect: { rules: ['work-packet-reference'] },
    twin,
  },
  {
    id: 'R12',
    title: 'a name that begins like one in scope',
    weight: 'H',
    build: sh`echo x > src/export.tsx; work x`,
    expect,
    twin,
  },
  {
    id: 'R12 others',
    title: 'names that a pattern would take for one in scope',
    weight: 'H',
    build: sh`echo x > src/export.ts.bak; echo x > src/export_ts; echo x > src/exportxts; work x`,
    expect,
    twin,
    also: says(/touches `src\/export\.ts\.bak`, `src\/export_ts`, `src\/exportxts`/),
  },
  {
    id: 'R12 folder',
    title: 'a folder that begins like the one in scope',
    weight: 'H',
    build: sh`${FOLDER}; echo x > src2/export.ts; work x WP-1-Law-20260104`,
    expect,
    twin: {
      title: 'the folder in scope',
      place: 'docs',
      build: sh`${FOLDER}; echo x > src/more.ts; work x WP-1-Law-20260104`,
    },
  },
  {
    id: 'R13',
    title: 'a file in scope is moved out of it',
    weight: 'H',
    build: sh`git mv src/export.ts scripts/export.ts; work x`,
    expect,
    twin,
  },
  {
    id: 'R13 into',
    title: 'a file is moved into the scope',
    weight: 'H',
    build: sh`git rm -q src/export.ts; git mv src/notes.ts src/export.ts; work x`,
    expect,
    twin,
  },
  {
    id: 'R14',
    title: 'the Orchestrator takes code away, and lets a script run',
    weight: 'M',
    build: sh`git rm -q tests/export.test.ts; git update-index --chmod=+x scripts/build.sh; chmod +x scripts/build.sh; ci x`,
    expect: { rules: ['no-code-by-orchestrator'] },
    twin: {
      title: 'the same to what is no code',
      place: 'docs',
      build: sh`git rm -q notes/CODEX.md; git update-index --chmod=+x README.md; chmod +x README.md; ci x`,
    },
    also: says(/touches `scripts\/build\.sh`, `tests\/export\.test\.ts`/),
  },
  {
    id: 'R14 links',
    title: 'the Orchestrator brings links and a submodule among code',
    weight: 'M',
    build: sh`
      git rm -q src/notes.ts; ln -s ../README.md src/notes.ts; git add -A; put 160000 "$(git rev-parse HEAD)" app/parts
      git commit -q -m x -m 'Role: Orchestrator'`,
    expect: { rules: ['no-code-by-orchestrator'] },
    twin: {
      title: 'a link and a submodule among what is no code',
      place: 'docs',
      build: sh`ln -s ../README.md notes/readme; git add -A; put 160000 "$(git rev-parse HEAD)" parts; git commit -q -m x -m 'Role: Orchestrator'`,
    },
    also: says(/touches `app\/parts`, `src\/notes\.ts`/),
  },
  {
    id: 'R14 scope',
    title: 'a mode outside of the scope',
    weight: 'M',
    build: sh`git update-index --chmod=+x app/main.ts; chmod +x app/main.ts; work x`,
    expect,
    twin,
  },
  {
    id: 'R15',
    title: 'the Orchestrator writes code below a name that is the same on other systems',
    weight: 'M',
    build: sh`git config core.ignorecase false; put 100644 "$(echo x | blob)" SRC/x.ts; git commit -q -m x -m 'Role: Orchestrator'`,
    expect: { rules: ['no-code-by-orchestrator'] },
    twin: {
      title: 'a folder with a name of its own',
      place: 'docs',
      build: sh`put 100644 "$(echo x | blob)" sources/x.md; git commit -q -m x -m 'Role: Orchestrator'`,
    },
  },
  {
    id: 'R15 link',
    title: 'a folder of code that is not there yet becomes a link to one that nobody watches',
    weight: 'M',
    build: sh`
      git checkout -q main; git rm -q -r app; git commit -q -m gone; git checkout -q -B topic main
      mkdir lib; echo x > lib/main.ts; ln -s lib app; ci x`,
    expect: { rules: ['no-code-by-orchestrator'] },
    twin: { title: 'a link of another name', place: 'docs', build: sh`ln -s notes texts; ci x` },
  },
  {
    id: 'R15 scope',
    title: 'a path in scope in another case',
    weight: 'M',
    build: sh`git config core.ignorecase false; put 100644 "$(echo x | blob)" SRC/export.ts; git commit -q -m x -m 'Role: Coder
Work-Packet: WP-1-Export-20260101'`,
    expect,
    twin,
  },
]);
