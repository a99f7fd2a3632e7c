import { type Attack, describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;
const twin: Twin = {
  title: 'code under the packet that the base has signed',
  place: 'docs',
  build: sh`echo x >> src/export.ts; work x`,
};
const reference: Attack['expect'] = { rules: ['work-packet-reference'] };

/** A new packet with another first entry in its scope. */
const scoped = (entry: string): string =>
  sh`np "- USER_SIGNATURE: $SIG2"; ed 's/  \* src\/export\.ts/  * ${entry}/' "$N"; ci plan`;
const SCOPED: Twin = {
  title: 'a folder, a pattern and a new file',
  place: 'docs',
  build: sh`
    np "- USER_SIGNATURE: $SIG2"; ed 's/  \* src\/export\.ts/  * src\n  * app\/**\/*.ts (the screens)\n  * src\/search.ts (new)/; s/Everything in app\//Pictures/' "$N"
    ci plan`,
};
/** Threat R11: a scope that is wider than it looks. */
function scope(id: string, title: string, entry: string): Attack {
  return { id, title, weight: 'H', build: scoped(entry), expect: { rules: ['concrete-scope'] }, twin: SCOPED };
}

/** Threats R09 to R11: the packet that code is done under. */
describeAttacks([
  {
    id: 'R09 draft',
    title: 'a draft that is signed in the change that uses it',
    weight: 'C',
    build: sh`sign "$D" "$SIG2"; ci sign; echo x >> src/export.ts; work x WP-1-Import-20260102`,
    expect: reference,
    twin,
  },
  {
    id: 'R10',
    title: 'code under a draft',
    weight: 'H',
    build: sh`echo x >> src/export.ts; work x WP-1-Import-20260102`,
    expect: reference,
    twin,
  },
  {
    id: 'R10 none',
    title: 'code under no packet',
    weight: 'C',
    build: sh`echo x >> src/export.ts; git add -A; git commit -q -m x -m 'Role: Coder'`,
    expect: reference,
    twin,
  },
  {
    id: 'R10 missing',
    title: 'code under a packet that does not exist, whose id begins like one that does',
    weight: 'H',
    build: sh`echo x >> src/export.ts; work x WP-1-Export`,
    expect: reference,
    twin,
  },
  {
    id: 'R10 two',
    title: 'code under two packets',
    weight: 'H',
    build: sh`echo x >> src/export.ts; work x 'WP-1-Export-20260101
Work-Packet: WP-1-Import-20260102'`,
    expect: reference,
    twin,
  },
  {
    id: 'R10 superseded',
    title: 'code under a packet that another one took the place of',
    weight: 'H',
    build: sh`
      git checkout -q main; SIG2=alice050120261300; np "- USER_SIGNATURE: $SIG2" WP-1-Export-20260101-v2; unlist "$P"
      printf '\n## Superseded\n\n- **[WP-1-Export-20260101]** - Export, by WP-1-Export-20260101-v2\n' >> "$B"; ci supersede; git checkout -q -B topic main
      echo x >> src/export.ts; work x`,
    expect: reference,
    twin: {
      title: 'under the one that took its place',
      place: 'docs',
      build: sh`
        git checkout -q main; SIG2=alice050120261300; np "- USER_SIGNATURE: $SIG2" WP-1-Export-20260101-v2; unlist "$P"
        printf '\n## Superseded\n\n- **[WP-1-Export-20260101]** - Export, by WP-1-Export-20260101-v2\n' >> "$B"; ci supersede; git checkout -q -B topic main
        echo x >> src/export.ts; work x WP-1-Export-20260101-v2`,
    },
  },
  {
    id: 'R10 old branch',
    title: 'code under a packet that base signed and a branch from before it does not know',
    weight: 'H',
    build: sh`
      echo x >> src/export.ts; work x WP-1-Search-20260105
      git checkout -q main; np "- USER_SIGNATURE: $SIG2"; status "$N" Blocked; ed 's/^- \*\*\[WP-1-Search.*\n//; s/^## Blocked\n/$&\n- **[WP-1-Search-20260105]** - Search: waits for the user\n/' "$B"; ci plan; git checkout -q topic`,
    expect: reference,
    twin,
  },
  scope('R11', 'a scope out of the repository', sh`..\/**`),
  scope('R11 everything', 'a scope of everything', '`**`'),
  scope('R11 top', 'the top of the repository', '.'),
  scope('R11 root', 'the root of the machine', sh`\/`),
  scope('R11 absolute', 'an absolute path', sh`\/src\/export.ts`),
  scope('R11 inside', 'a way out in the middle of a path', sh`src\/..\/..\/other`),
  scope('R11 negated', 'a negated scope', sh`!src\/notes.ts`),
  scope('R11 braces', 'braces', sh`src\/{export,notes}.ts`),
  scope('R11 extended', 'a pattern of patterns', sh`src\/+(export|notes).ts`),
]);
