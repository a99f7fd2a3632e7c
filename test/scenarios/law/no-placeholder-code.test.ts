import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const twin: Attack['twin'] = {
  title: 'what only mentions them',
  place: 'docs',
  build: sh`
    printf '// Never any. TODO(WP-1-Export-20260101): pictures\nexport const help = "as any: TODO";\n' > src/export.ts
    printf 'const made: any = {};\nexport { made };\n' > tests/export.test.ts; work export`,
};
const expect: Attack['expect'] = { rules: ['no-placeholder-code'] };

describeAttacks([
  {
    id: 'CX-600B a',
    title: 'a body that is still to come',
    weight: 'M',
    build: sh`printf 'export function exportAll() {\n  throw new Error("not implemented");\n}\n' > src/export.ts; work export`,
    expect,
    twin,
  },
  {
    id: 'CX-600B b',
    title: 'a TODO that no id follows up',
    weight: 'L',
    build: sh`echo '// TODO: pictures' >> src/export.ts; work export`,
    expect,
    twin,
  },
  {
    id: 'CX-600B c',
    title: 'any, brought in one commit and moved in the next',
    weight: 'M',
    build: sh`
      echo 'export const made: any = 1;' >> src/export.ts; work export
      printf 'export {};\nif (1) {\n    export const made: any = 1;\n}\n' > src/export.ts; work again`,
    expect,
    twin,
  },
  {
    id: 'CX-600B d',
    title: 'any behind a string that looks like a comment',
    weight: 'M',
    build: sh`printf 'export const a = "/*"; export const b: any = 1; // */\n' > src/export.ts; work export`,
    expect,
    twin,
  },
]);
