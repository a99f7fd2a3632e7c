import { type Attack, describeAttacks } from '../attack.js';
import { concealed } from '../concealed.js';

const sh = String.raw;
const UNSIGNED = { rules: ['plain-packet', 'user-signature'] } as const;

/** Threats M: a signature or a section in a block that is not what it looks like. */
const attacks: readonly Attack[] = [
  concealed('M01', 'C', 'a signature in a comment', sh`np "<!--\n- USER_SIGNATURE: $SIG2\n-->"`, UNSIGNED),
  concealed('M02', 'H', 'a comment that is never closed', sh`np "- USER_SIGNATURE: $SIG2\n\n<!--"`),
  concealed('M03 tildes', 'C', 'a signature in a fence', sh`np "\n~~~\n- USER_SIGNATURE: $SIG2\n~~~"`, UNSIGNED),
  concealed(
    'M03 back-ticks',
    'C',
    'a signature in a fence of back-ticks',
    sh`np "\n$FENCE\n- USER_SIGNATURE: $SIG2\n$FENCE"`,
    UNSIGNED,
  ),
  concealed(
    'M03 nested',
    'C',
    'a fence that only seems to be closed by a shorter one',
    sh`np "\n$FENCE$FENCE\n$FENCE\n$FENCE\n- USER_SIGNATURE: $SIG2\n$FENCE$FENCE"`,
    UNSIGNED,
  ),
  concealed(
    'M04',
    'H',
    'a fence in a list item that one back-tick seems to close',
    sh`np "- RUN:\n  ${'$'}{FENCE}bash\n  x\n  \x60\n- USER_SIGNATURE: $SIG2"`,
  ),
  concealed(
    'M04 field',
    'H',
    'the same in a field that has a fence',
    sh`np "- USER_SIGNATURE: $SIG2"; slurp 's/(npm ci\n  npm test\n  )\x60{3}/$1\x60/' "$N"`,
  ),
  concealed('M05', 'H', 'a signature as indented code', sh`np "\n## Sign\n\n    - USER_SIGNATURE: $SIG2"`, UNSIGNED),
  concealed('M05 tab', 'H', 'the same with a tab', sh`np "\n## Sign\n\n\t- USER_SIGNATURE: $SIG2"`, UNSIGNED),
  concealed('M06 quote', 'H', 'a signature in a quote', sh`np "\n> - USER_SIGNATURE: $SIG2"`, UNSIGNED),
  concealed('M06 footnote', 'H', 'a signature in a footnote', sh`np "\n[^1]: - USER_SIGNATURE: $SIG2"`, UNSIGNED),
  concealed('M06 nested', 'H', 'a signature in a list in a list', sh`np "- - USER_SIGNATURE: $SIG2"`, UNSIGNED),
  concealed(
    'M07 comment',
    'H',
    'a signature in a link definition',
    sh`np "\n[//]: # (USER_SIGNATURE: $SIG2)"`,
    UNSIGNED,
  ),
  concealed('M07 label', 'H', 'a signature as the label of one', sh`np "\n[USER_SIGNATURE]: $SIG2"`, UNSIGNED),
  concealed(
    'M08 details',
    'M',
    'a signature in a part that is folded away',
    sh`np "\n<details>\n\n- USER_SIGNATURE: $SIG2\n\n</details>"`,
  ),
  concealed(
    'M08 closed details',
    'M',
    'the same without blank lines',
    sh`np "\n<details>\n- USER_SIGNATURE: $SIG2\n</details>"`,
    UNSIGNED,
  ),
  concealed(
    'M08 table',
    'M',
    'a signature in a table',
    sh`np "\n| Field | Value |\n| --- | --- |\n| USER_SIGNATURE | $SIG2 |"`,
    UNSIGNED,
  ),
  ...(['style', 'script', 'pre'] as const).map((tag) =>
    concealed(
      `M09 ${tag}`,
      'H',
      'a block that swallows lines until its end tag',
      `np "\\n<${tag}>\\n\\n- USER_SIGNATURE: $SIG2\\n\\n</${tag}>"`,
    ),
  ),
  concealed(
    'M09 instruction',
    'H',
    'a processing instruction that swallows lines',
    sh`np "\n<?x\n\n- USER_SIGNATURE: $SIG2\n\n?>"`,
  ),
  concealed(
    'M09 section',
    'H',
    'a character data section that swallows lines',
    sh`np "\n<![CDATA[\n\n- USER_SIGNATURE: $SIG2\n\n]]>"`,
  ),
  concealed(
    'M22',
    'M',
    'front matter that contradicts the packet',
    sh`np "- USER_SIGNATURE: <pending>"; slurp "s/^/---\nUSER_SIGNATURE: $SIG2\n---\n/" "$N"`,
  ),
  concealed('M30 math', 'M', 'a signature in a formula', sh`np "\n\$\$\n- USER_SIGNATURE: $SIG2\n\$\$"`),
  concealed('M30 alert', 'M', 'a signature in an alert', sh`np "\n> [!NOTE]\n> - USER_SIGNATURE: $SIG2"`, UNSIGNED),
  concealed(
    'M30 drawing',
    'M',
    'a drawing in the place of text',
    sh`np "- USER_SIGNATURE: $SIG2"; slurp 's/^## Authority/\x60\x60\x60mermaid\ngraph TD; a-->b\n\x60\x60\x60\n\n$&/m' "$N"`,
  ),
  {
    id: 'M31',
    title: 'a packet that stands on the board in a comment only',
    weight: 'H',
    build: sh`
      ed 's/^- \*\*\[WP-1-Export.*\n//' "$B"; printf '\n<!--\n- **[WP-1-Export-20260101]** - Export\n-->\n' >> "$B"; ci board`,
    expect: { rules: ['task-board-sync'] },
  },
  {
    id: 'M32',
    title: 'the control: a packet that is plain and correct',
    weight: 'L',
    build: sh`np "- USER_SIGNATURE: $SIG2"; ci plain`,
    expect: { accepted: true },
  },
];

describeAttacks(attacks);
