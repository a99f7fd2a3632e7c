import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const twin: Attack['twin'] = {
  title: 'what the scope lists',
  place: 'docs',
  build: sh`echo x >> src/export.ts; git rm -q tests/export.test.ts; work x`,
};
const expect: Attack['expect'] = { rules: ['in-scope-paths'] };

describeAttacks([
  {
    id: 'R09a',
    title: 'the scope is widened in the change that needs it',
    weight: 'C',
    build: sh`ed 's/  \* src\/export\.ts/$&\n  * src\/notes.ts/' "$P"; ci widen; echo x >> src/notes.ts; work x`,
    expect: { rules: ['in-scope-paths', 'signature-lock'] },
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
    id: 'R13',
    title: 'a file in scope is moved out of it',
    weight: 'H',
    build: sh`git mv src/export.ts scripts/export.ts; work x`,
    expect,
    twin,
  },
  {
    id: 'R13b',
    title: 'a file is moved into the scope',
    weight: 'H',
    build: sh`git rm -q src/export.ts; git mv src/notes.ts src/export.ts; work x`,
    expect,
    twin,
  },
  {
    id: 'R14b',
    title: 'a mode outside of the scope',
    weight: 'M',
    build: sh`git update-index --chmod=+x app/main.ts; chmod +x app/main.ts; work x`,
    expect,
    twin,
  },
  {
    id: 'R15b',
    title: 'a path in scope in another case',
    weight: 'M',
    build: sh`git config core.ignorecase false; put 100644 "$(echo x | blob)" SRC/export.ts; git commit -q -m x -m 'Role: Coder
Work-Packet: WP-1-Export-20260101'`,
    expect,
    twin,
  },
  {
    id: 'scope of a merge',
    title: 'a merge that adds a file of its own',
    weight: 'H',
    build: sh`
      git checkout -q -b side; echo x >> src/export.ts; work side; git checkout -q topic; echo x >> tests/export.test.ts; work topic
      git merge -q --no-commit --no-ff side; echo x >> src/notes.ts; work merge`,
    expect,
    twin: {
      title: 'a merge that brings in what others did to the base',
      place: 'docs',
      build: sh`
        git checkout -q main; echo more >> README.md; echo more >> docs/START_HERE.md; ci more; git checkout -q topic; echo x >> src/export.ts; work topic
        git merge -q --no-ff --no-commit main; work merge`,
    },
  },
]);
