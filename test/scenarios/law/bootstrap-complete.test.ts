import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const plan = (edit: string): string => sh`np "- USER_SIGNATURE: $SIG2"; ${edit} "$N"; ci plan`;
const twin: Attack['twin'] = {
  title: 'the same plan in another dress',
  place: 'docs',
  build: plan(
    sh`slurp 's/\* docs\/START_HERE\.md/* \x60docs\/START_HERE.md\x60 (the way in)/; s/ -> export/ → the export/'`,
  ),
};
const expect: Attack['expect'] = { rules: ['bootstrap-complete'] };

describeAttacks([
  {
    id: 'Mistake 3',
    title: 'some files',
    weight: 'M',
    build: plan(sh`slurp 's/(FILES_TO_OPEN\*\*:\n)(  \* .*\n)+/$1  * Some files\n/'`),
    expect,
    twin,
  },
  {
    id: 'Mistake 3b',
    title: 'the standing documents alone',
    weight: 'M',
    build: plan(
      sh`slurp 's/  \* src\/notes\.ts\n  \* src\/export\.ts\n  \* tests\/export\.test\.ts\n  \* app\/main\.ts\n//'`,
    ),
    expect,
    twin,
  },
  { id: 'CX-577', title: 'a risk that hits nothing', weight: 'L', build: plan(sh`ed 's/ -> export//'`), expect, twin },
]);
