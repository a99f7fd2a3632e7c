import { type Attack, describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;

/** STATUS is the one value of a signed packet that goes on changing. */
const STEP: Twin = {
  title: 'one word, one step, in place',
  place: 'docs',
  build: sh`status "$P" In-Progress; ci start`,
};

/** What is no part of the text and may change in a signed packet; law.md overrides the case here. */
function accepted(what: string, build: string): Attack {
  return {
    id: `L43 ${what}`,
    title: `only ${what} of a signed packet change`,
    weight: 'M',
    build,
    expect: { accepted: true },
  };
}

/** Threats L: the one open field, and bytes that are no text. */
const attacks: readonly Attack[] = [
  {
    id: 'L38',
    title: 'a scope behind the word of STATUS',
    weight: 'C',
    build: sh`status "$P" 'In-Progress (scope now includes src\/**)'; ci status`,
    expect: { rules: ['status-step'] },
    twin: STEP,
  },
  {
    id: 'L39 nested',
    title: 'a list below STATUS',
    weight: 'H',
    build: sh`status "$P" 'In-Progress\n  * src\/**'; ci status`,
    expect: { rules: ['signature-lock'] },
    twin: STEP,
  },
  {
    id: 'L39 lazy',
    title: 'a second line that continues STATUS',
    weight: 'H',
    build: sh`status "$P" 'In-Progress\nfor src\/**'; ci status`,
    expect: { rules: ['signature-lock'] },
    twin: STEP,
  },
  {
    id: 'L39 break',
    title: 'a backslash that continues STATUS',
    weight: 'H',
    build: sh`status "$P" 'In-Progress\\\\\n  src\/**'; ci status`,
    expect: { rules: ['signature-lock'] },
    twin: STEP,
  },
  {
    id: 'L40',
    title: 'STATUS moves into the scope',
    weight: 'H',
    build: sh`ed 's/^- STATUS: .*\n//' "$P"; ed 's/^  \* src\/export.ts\n/$&- STATUS: In-Progress\n/' "$P"; ci move`,
    expect: { rules: ['signature-lock'] },
    twin: STEP,
  },
  {
    id: 'L41',
    title: 'a second STATUS',
    weight: 'M',
    build: sh`ed 's/^## Notes/- STATUS: Done\n\n$&/' "$P"; ci second`,
    expect: { rules: ['signature-lock'] },
    twin: STEP,
  },
  {
    id: 'L41 first',
    title: 'a STATUS for a signed packet that had none',
    weight: 'M',
    build: sh`
      git checkout -q main; ed 's/^- STATUS: .*\n//' "$P"; ed 's/sha256:[0-9a-f]*/pending/' "$L"; ci legacy; git checkout -q topic; git reset -q --hard main
      ed 's/^- SPEC_ANCHOR/- STATUS: In-Progress\n$&/' "$P"; ci status`,
    expect: { rules: ['signature-lock'] },
    twin: STEP,
  },
  ...['VALIDATED', 'Done', 'Draft'].map(
    (word): Attack => ({
      id: `L42 ${word}`,
      title: `a step from Ready-for-Dev to ${word}`,
      weight: 'H',
      build: sh`status "$P" ${word}; ci jump`,
      expect: { rules: ['status-step'] },
      twin: STEP,
    }),
  ),
  accepted('line ends', sh`ed 's/\n/\r\n/' "$P"; ci crlf`),
  accepted('a byte order mark', sh`slurp 's/^/\xef\xbb\xbf/' "$P"; ci mark`),
  accepted('blanks at line ends', sh`ed 's/$/  /' "$P"; ci blanks`),
  accepted('the final newline', sh`slurp 's/\n\z//' "$P"; ci newline`),
  {
    id: 'L43 return',
    title: 'carriage returns alone in the place of line ends',
    weight: 'M',
    build: sh`ed 's/\n/\r/' "$P"; ci returns`,
    expect: { rules: ['signature-lock', 'governed-text'] },
  },
  {
    id: 'L43 one return',
    title: 'a carriage return alone within a line',
    weight: 'M',
    build: sh`ed 's/^  \* src\/export.ts/$&\r  * app\/main.ts/' "$P"; ci return`,
    expect: { rules: ['signature-lock', 'governed-text'] },
  },
];

describeAttacks(attacks);
