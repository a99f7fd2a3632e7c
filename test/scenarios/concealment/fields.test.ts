import { type Attack, describeAttacks } from '../attack.js';
import { concealed } from '../concealed.js';

const sh = String.raw;
const UNSIGNED = { rules: ['plain-packet', 'user-signature'] } as const;
const SIGNED = sh`np "- USER_SIGNATURE: $SIG2"`;

/** Threat M24: what looks like `## Scope` to one reader and not to another. */
const HEADINGS: Readonly<Record<string, string>> = {
  'in a quote': sh`> ## Scope`,
  'in a list': sh`- ## Scope`,
  'of another level': sh`### Scope`,
  'of seven hashes': sh`####### Scope`,
  'without the blank': sh`##Scope`,
  'as a link': sh`## [Scope](x)`,
  'in bold': sh`## **Scope**`,
  'with an entity': sh`## &#83;cope`,
  'with a character without width': sh`## Sco\xe2\x80\x8bpe`,
  'of HTML': sh`<h2>Scope</h2>`,
  escaped: sh`\\## Scope`,
  underlined: sh`Scope\n---`,
};

/** Threat M28: what a template leaves behind. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  'a phrase in braces': '{Business rationale}',
  'a word': 'TBD',
  'angle brackets': '<pending>',
  dots: '…',
};

/** What a strict reader might take for a trick. */
const HARMLESS: Readonly<Record<string, string>> = {
  'that speaks of a field': sh`ed 's/Write every note/Write every note with its USER_SIGNATURE kept/' "$N"`,
  'with inline code in prose': sh`ed 's/Write every note/Write every \x60note\x60/' "$N"`,
  'with a section of its own': sh`printf '\n## Notes on style\n\nA paragraph of prose.\n' >> "$N"`,
  'with angle brackets in code': sh`ed 's/npm test -- tests/npm test -- <file> tests/' "$N"`,
};

/** Threats M: fields and sections that are there twice, or not as they look. */
const attacks: readonly Attack[] = [
  concealed('M10', 'C', 'a signature that continues the line above', sh`np "USER_SIGNATURE: $SIG2"`),
  concealed(
    'M11',
    'M',
    'a signature behind a hard break',
    sh`np "  USER_SIGNATURE: $SIG2"; ed 's/^- SPEC_ANCHOR.*/$&\\/' "$N"`,
  ),
  concealed(
    'M20',
    'C',
    'a signature that is pending first and given second',
    sh`np "- USER_SIGNATURE: <pending>\n- **USER_SIGNATURE**: $SIG2"`,
    UNSIGNED,
  ),
  concealed(
    'M20 reverse',
    'C',
    'given first and pending second',
    sh`np "- USER_SIGNATURE: $SIG2\n- USER_SIGNATURE: <pending>"`,
  ),
  concealed(
    'M20 sections',
    'C',
    'a second scope in another section',
    sh`${SIGNED}; ed 's/^## Authority/- **IN_SCOPE_PATHS**:\n  * src\/**\n\n$&/' "$N"`,
  ),
  concealed('M23', 'M', 'a signature that its underline makes a heading', sh`np "\nUSER_SIGNATURE: $SIG2\n---"`),
  concealed(
    'M23 field',
    'M',
    'a field of Metadata that its underline makes a heading',
    sh`np "- USER_SIGNATURE: $SIG2\n\nLOGGER: x\n---"`,
  ),
  ...Object.entries(HEADINGS).map(([form, line]) =>
    concealed(
      `M24 ${form}`,
      'M',
      `the heading of a section ${form}`,
      sh`${SIGNED}; LINE='${line}' ; ed "s!^## Scope\$!$LINE!" "$N"`,
    ),
  ),
  concealed(
    'M25',
    'H',
    'a second section with a wider scope at the end',
    sh`${SIGNED}; printf '\n## Scope\n- **IN_SCOPE_PATHS**:\n  * src/**\n' >> "$N"`,
  ),
  concealed('M26 struck', 'M', 'a signature that is struck through', sh`np "- ~~USER_SIGNATURE: $SIG2~~"`, UNSIGNED),
  concealed('M26 box', 'M', 'a signature behind an empty box', sh`np "- [ ] USER_SIGNATURE: $SIG2"`),
  concealed('M26 link', 'M', 'a signature as the text of a link', sh`np "- [USER_SIGNATURE: $SIG2](x)"`, UNSIGNED),
  concealed('M26 image', 'M', 'a signature as the text of a picture', sh`np "- ![USER_SIGNATURE: $SIG2](x)"`, UNSIGNED),
  concealed('M26 value', 'M', 'a state that is struck through', sh`${SIGNED}; status "$N" '~~Ready-for-Dev~~'`),
  concealed(
    'M27',
    'M',
    'a signature with a comment behind it',
    sh`np "- USER_SIGNATURE: $SIG2 <!-- revoked -->"`,
    UNSIGNED,
  ),
  concealed('M27 next line', 'M', 'a signature on the next line', sh`np "- USER_SIGNATURE:\n  $SIG2"`),
  ...Object.entries(PLACEHOLDERS).map(([form, text]) =>
    concealed(
      `M28 ${form}`,
      'M',
      'a placeholder in a field of a signed packet',
      sh`${SIGNED}; TEXT='${text}'; export TEXT; ed 's/Notes that only one program .*/$ENV{TEXT}/' "$N"`,
      { rules: ['no-placeholder'] },
    ),
  ),
  concealed(
    'M28 entry',
    'M',
    'a placeholder among the entries of a list',
    sh`${SIGNED}; ed 's/^  \* exportAll.*/  * {what done means}/' "$N"`,
    { rules: ['no-placeholder'] },
  ),
  concealed(
    'M28 id',
    'M',
    "the template's own token in a command",
    sh`${SIGNED}; ed 's/^  just ai-review/  just pre-work WP-{ID}/' "$N"`,
    { rules: ['no-placeholder'] },
  ),
  concealed(
    'M29',
    'H',
    'an entry of the scope in a comment',
    sh`${SIGNED}; ed 's/^  \* src\/export.ts/$& <!-- \n  * src\/** -->/' "$N"`,
  ),
  concealed(
    'M29 line',
    'H',
    'an entry of the scope in a comment on its line',
    sh`${SIGNED}; ed 's/^  \* src\/export.ts/$& <!-- * src\/** -->/' "$N"`,
  ),
  ...Object.entries(HARMLESS).map(([form, edit]): Attack => {
    const build = sh`${SIGNED}; ${edit}; ci harmless`;
    return { id: `M32 ${form}`, title: 'a harmless packet', weight: 'L', build, expect: { accepted: true } };
  }),
];

describeAttacks(attacks);
