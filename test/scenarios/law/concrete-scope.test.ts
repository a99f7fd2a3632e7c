import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
/** A new packet with another first entry in its scope. */
const scoped = (entry: string): string =>
  sh`np "- USER_SIGNATURE: $SIG2"; ed 's/  \* src\/export\.ts/  * ${entry}/' "$N"; ci plan`;
const TWIN: Attack['twin'] = {
  title: 'a folder, a pattern and a new file',
  place: 'docs',
  build: sh`
    np "- USER_SIGNATURE: $SIG2"; ed 's/  \* src\/export\.ts/  * src\n  * app\/**\/*.ts (the screens)\n  * src\/search.ts (new)/; s/Everything in app\//Pictures/' "$N"
    ci plan`,
};
const expect: Attack['expect'] = { rules: ['concrete-scope'] };

describeAttacks([
  {
    id: 'X10',
    title: 'a pattern that some matchers never end on',
    weight: 'H',
    build: scoped('*a'.repeat(14)),
    expect,
    twin: TWIN,
  },
  {
    id: 'Mistake 1',
    title: 'a part of the system in words',
    weight: 'H',
    build: scoped('the export'),
    expect,
    twin: TWIN,
  },
]);
