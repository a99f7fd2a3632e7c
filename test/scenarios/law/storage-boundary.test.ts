import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const twin: Attack['twin'] = {
  title: 'a call of the storage layer',
  place: 'docs',
  build: sh`
    printf '// SELECT * FROM notes stands in the storage layer.\nimport { notes } from "./storage/notes.js";\nexport const all = notes();\n' > src/export.ts
    work export`,
};
const expect: Attack['expect'] = { rules: ['storage-boundary'] };

describeAttacks([
  {
    id: 'CX-DBP-001 a',
    title: 'a driver outside of the storage layer',
    weight: 'M',
    build: sh`printf 'import pg from "pg";\nexport { pg };\n' > src/export.ts; work export`,
    expect,
    twin,
  },
  {
    id: 'CX-DBP-001 b',
    title: 'SQL in a template over several lines',
    weight: 'M',
    build: sh`printf 'export const all = run(\x60\n  SELECT text\n  FROM notes\n\x60);\n' > src/export.ts; work export`,
    expect,
    twin,
  },
]);
