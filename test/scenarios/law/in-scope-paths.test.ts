import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const expect: Attack['expect'] = { rules: ['in-scope-paths'] };

describeAttacks([
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
