import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const twin: Attack['twin'] = {
  title: 'the Orchestrator moves it, and the Coder writes a record',
  place: 'docs',
  build: sh`status "$P" In-Progress; ci start; printf '\n## Hand-off\n\nDone.\n' >> "$P"; work handoff`,
};
/** What merges bring in was written, and is judged, elsewhere. */
const merged: Attack['twin'] = {
  title: 'a Coder merges what the Orchestrator moved',
  place: 'docs',
  build: sh`
    git checkout -q main; status "$P" In-Progress; ci start; git checkout -q topic; echo more >> README.md; ci more
    git merge -q --no-ff -m merge -m 'Role: Coder' main`,
};
/** The Validator reports, and the Orchestrator accepts. */
const reported = (verdict: string): string => sh`
  git checkout -q main; status "$P" Done; printf '\n## EVIDENCE_MAPPING\n- 2.1#6801bd6a -> src/export.ts:1 sha256:2e29cd9a9875\n' >> "$P"
  ci done; git checkout -q -B topic main; printf '\n## VALIDATION REPORT\n\nVerdict: ${verdict}\n' >> "$P"; git add -A; git commit -q -m report -m 'Role: Validator'
  status "$P" VALIDATED; ci accept`;
const expect: Attack['expect'] = { rules: ['task-state-owner'] };

describeAttacks([
  {
    id: 'State',
    title: 'the Coder moves packet and board',
    weight: 'M',
    build: sh`status "$P" In-Progress; work start`,
    expect,
    twin,
  },
  {
    id: 'State board',
    title: 'the Coder edits the board',
    weight: 'M',
    build: sh`printf '\nNothing today.\n' >> "$B"; work note`,
    expect,
    twin: merged,
  },
  {
    id: 'State restored',
    title: 'the Coder moves it and moves it back',
    weight: 'M',
    build: sh`status "$P" In-Progress; work start; git checkout -q HEAD~ -- .; work back`,
    expect,
    twin,
  },
  {
    id: 'State merge',
    title: 'the Coder moves it in a merge',
    weight: 'M',
    build: sh`
      git checkout -q -b side; echo more >> README.md; ci more; git checkout -q topic; echo less > NOTES.md; ci less
      git merge -q --no-ff --no-commit side; status "$P" In-Progress; git add -A; git commit -q -m merge -m 'Role: Coder'`,
    expect,
    twin: merged,
  },
  {
    id: 'Part 3 verdict',
    title: 'VALIDATED behind a report that says FAIL',
    weight: 'H',
    build: reported('FAIL'),
    expect,
    twin: { title: 'behind one that says PASS', place: 'docs', build: reported('PASS') },
  },
]);
