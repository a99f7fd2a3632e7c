import { describeExhaustion, describeTwins, type Exhaustion } from './measured.js';

const PACKET = 'np "- USER_SIGNATURE: $SIG2"; ci plan';

/** A new packet, a draft, with what perl prints behind it, in its contract zone. */
function packetWith(print: string): string {
  return `body WP-1-Search-20260105 Draft '- USER_SIGNATURE: <pending>' > "$N"; perl -e '${print}' >> "$N"
    ed 's/^## Draft\\n/$&\\n- **[WP-1-Search-20260105]** - Search\\n/' "$B"; ci plan`;
}

/** A new, signed packet, and a second commit that puts what perl prints behind a heading of the Validator. */
function reportWith(print: string): string {
  return `${PACKET}; printf '\\n## Validation Report\\n\\n' >> "$N"; perl -e '${print}' >> "$N"; git commit -q -a -m report -m 'Role: Validator'`;
}

/** A Master Spec that goes on with sections. */
function specWith(sections: number): string {
  return `perl -e 'print "\\n### H$_\\n", "text " x 12, "\\n" for 1..${sections}' >> docs/spec/Master_Spec_v01.00.md; git commit -q -a -m spec -m 'Role: Orchestrator'`;
}

const strictly = (id: string, title: string, print: string, undecided: RegExp): Exhaustion => ({
  id,
  title,
  severity: id === 'X05' || id.startsWith('X05 ') ? 'M' : 'H',
  build: packetWith(print),
  expect: { undecided },
  twin: PACKET,
});

describeExhaustion([
  strictly(
    'X01',
    'lists in lists on one line',
    'print "- " x 8192, "a\\n"',
    /characters on line \d+, more than the 4096/,
  ),
  strictly(
    'X01 short',
    'lists in lists, short of the length of a line',
    'print "- " x 2000, "a\\n"',
    /2000 list and quote marks/,
  ),
  strictly(
    'X02',
    'quotes in quotes on one line',
    'print ">" x 16384, "a\\n"',
    /characters on line \d+, more than the 4096/,
  ),
  strictly('X03', 'headings that are underlined', 'print "a\\n=\\n" x 16384', /401 headings/),
  strictly('X04', 'marks of emphasis', 'print "*a_ " x 16384, "\\n"', /characters on line/),
  strictly(
    'X04 lines',
    'marks of emphasis on many lines',
    'print "*a_ " x 100, "\\n" for 1..160',
    /a paragraph with \d+ marks/,
  ),
  strictly(
    'X04 brackets',
    'brackets on many lines',
    'print "[a](" x 100, "\\n" for 1..160',
    /a paragraph with \d+ marks/,
  ),
  strictly('X05', 'lazy lines behind quotes', 'print "> " x 200, "a\\n" x 32768', /200 list and quote marks/),
  strictly('X05 footnotes', 'footnotes', 'print "\\n[^$_]: note [^$_]\\n" for 1..4000', /lines in its contract zone/),
  {
    id: 'X06 many',
    title: 'one large packet under a thousand names, four kilobytes in git',
    severity: 'H',
    build: `perl -e 'print "a" x 4000000' > "$T/big"; b=$(blob < "$T/big")
      perl -e 'printf "100644 %s\\tdocs/task_packets/WP-1-Big%d-20260101.md\\n", $ARGV[0], $_ for 1..1000' "$b" | git update-index --index-info
      git commit -q -m many -m 'Role: Orchestrator'`,
    expect: { undecided: /this run has more than 268,435,456 bytes to read, the limit/ },
    twin: PACKET,
    doors: ['action'],
  },
  {
    id: 'X06 lines',
    title: 'a report of a million empty lines',
    severity: 'H',
    build: reportWith('print "\\n" x 1000000'),
    expect: { undecided: /has more than 100,000 lines, the limit/, blocked: true },
    twin: reportWith('print "Looked at.\\n" x 1000'),
  },
  {
    id: 'X06 board',
    title: 'a board of a million entries',
    severity: 'M',
    build: `perl -e 'print "- a\\n" x 1000000' >> "$B"; ci board`,
    expect: { undecided: /TASK_BOARD\.md has more than 100,000 lines, the limit/ },
    twin: `perl -e 'print "\\n" x 1000' >> "$B"; ci board`,
  },
  {
    id: 'X09',
    title: 'a pattern in the configuration that backtracks for ever',
    severity: 'H',
    build: `echo '{"idPattern":"^(a+)+$"}' > handshake.config.json; ci law`,
    expect: { undecided: /unknown key "idPattern"/ },
    twin: PACKET,
  },
  {
    id: 'X10',
    title: 'a scope entry that other matchers take for ever to compare',
    severity: 'H',
    build: `np "- USER_SIGNATURE: $SIG2"
      ed 's#  \\* src/export.ts#"  * " . "*a" x 14 . "b"#e' "$N"
      put 100644 "$(echo x | blob)" "$(perl -e 'print "a" x 60')"; ci plan`,
    expect: { rule: 'concrete-scope' },
    twin: PACKET,
  },
  {
    id: 'X11',
    title: 'twenty thousand brackets for a configuration',
    severity: 'M',
    build: `perl -e 'print "[" x 20000' > handshake.config.json; ci law`,
    expect: { undecided: /nested deeper than 32 levels/ },
    twin: PACKET,
  },
  {
    id: 'X11 braces',
    title: 'two hundred thousand braces for a configuration',
    severity: 'M',
    build: `perl -e 'print "{\\"a\\":" x 60000' > handshake.config.json; ci law`,
    expect: { undecided: /handshake\.config\.json.* (?:nested deeper|bytes)/ },
    twin: PACKET,
  },
  {
    id: 'X12',
    title: 'a Master Spec of four megabytes, which is no attack',
    severity: 'M',
    // The spec is the text that base has with more behind it: what spec-version-lock says of it is all there is to say.
    build: specWith(40_000),
    expect: { rule: 'spec-version-lock' },
    twin: `mkdir -p notes/spec; perl -e 'print "\\n### H$_\\n", "text " x 12, "\\n" for 1..40000' > notes/spec/large.md; ci notes`,
  },
  {
    id: 'X12 headings',
    title: 'a Master Spec of two million headings',
    severity: 'M',
    build: `perl -e 'print "#\\n" x 2000000' >> docs/spec/Master_Spec_v01.00.md; git commit -q -a -m spec -m 'Role: Orchestrator'`,
    expect: { undecided: /Master_Spec_v01\.00\.md has more than 500,000 lines, the limit/ },
    twin: PACKET,
  },
  {
    id: 'X13',
    title: 'fifty thousand findings',
    severity: 'M',
    build: `perl -e 'printf "- **[WP-1-Gone%d-20260101]** - gone\\n", $_ for 1..50000' >> "$B"; ci board`,
    expect: { rule: 'task-board-sync' },
    twin: PACKET,
  },
]);

describeTwins(PACKET);
