/** One case of threats group M: a new packet in which something is hidden or ambiguous. */
export interface ConcealmentCase {
  readonly name: string;
  readonly severity: 'C' | 'H' | 'M' | 'L';
  /** What `np` puts where the signature stands, printf-escaped; the plain signature line when absent. */
  readonly lines?: string;
  /** What is done to the new packet, or to the repository, before it is committed. */
  readonly edit?: string;
  /** Rules of which at least one must block. */
  readonly rules: readonly string[];
}

const SIGNED = '- USER_SIGNATURE: $SIG2';

/** Group M. Every packet would be accepted with the plain signature line in the place of its trick. */
export const CONCEALMENT_CASES: readonly ConcealmentCase[] = [
  { name: 'M01 comment', severity: 'C', lines: `<!--\\n${SIGNED}\\n-->`, rules: ['plain-packet'] },
  { name: 'M02 unclosed comment', severity: 'H', lines: `${SIGNED}\\n\\n<!--`, rules: ['plain-packet'] },
  { name: 'M03 fence', severity: 'C', lines: `\\n~~~\\n${SIGNED}\\n~~~`, rules: ['plain-packet'] },
  {
    name: 'M04 unclosed fence in an item',
    severity: 'H',
    lines: `- RUN:\\n  \${FENCE}bash\\n  x\\n  \\x60\\n${SIGNED}`,
    rules: ['plain-packet'],
  },
  { name: 'M05 indented code', severity: 'H', lines: `\\n## Sign\\n\\n    ${SIGNED}`, rules: ['plain-packet'] },
  {
    name: 'M06 quote and footnote',
    severity: 'H',
    lines: `\\n> ${SIGNED}\\n\\n[^1]: ${SIGNED}`,
    rules: ['plain-packet'],
  },
  { name: 'M07 link definition', severity: 'H', lines: '\\n[//]: # (USER_SIGNATURE: $SIG2)', rules: ['plain-packet'] },
  { name: 'M08 details', severity: 'M', lines: `\\n<details>\\n\\n${SIGNED}\\n\\n</details>`, rules: ['plain-packet'] },
  { name: 'M09 style', severity: 'H', lines: `\\n<style>\\n\\n${SIGNED}\\n\\n</style>`, rules: ['plain-packet'] },
  {
    name: 'M10 lazy continuation',
    severity: 'C',
    lines: '- AGENT: a\\nUSER_SIGNATURE: $SIG2',
    rules: ['plain-packet'],
  },
  {
    name: 'M11 hard break',
    severity: 'M',
    lines: '- AGENT: a\\\\\\\\\\n  USER_SIGNATURE: $SIG2',
    rules: ['plain-packet'],
  },
  { name: 'M12 entity', severity: 'C', lines: '- USER&#95;SIGNATURE: $SIG2', rules: ['plain-packet'] },
  { name: 'M13 homoglyph', severity: 'C', lines: '- US\\xd0\\x95R_SIGNATURE: $SIG2', rules: ['plain-packet'] },
  { name: 'M14 zero-width', severity: 'C', lines: '- USER_\\xe2\\x80\\x8bSIGNATURE: $SIG2', rules: ['plain-packet'] },
  {
    name: 'M15 bidirectional',
    severity: 'H',
    lines: '- USER_SIGNATURE: \\xe2\\x80\\xae$SIG2',
    rules: ['plain-packet'],
  },
  { name: 'M16 no-break space', severity: 'H', lines: '-\\xc2\\xa0USER_SIGNATURE: $SIG2', rules: ['plain-packet'] },
  { name: 'M17 line separator', severity: 'H', lines: `- A: b\\xe2\\x80\\xa8${SIGNED}`, rules: ['plain-packet'] },
  { name: 'M18 NUL', severity: 'M', edit: 'ed "s/USER_SIG/$&\\\\x00/" "$N"', rules: ['plain-packet', 'governed-text'] },
  {
    name: 'M19 UTF-16',
    severity: 'M',
    edit: 'iconv -t UTF-16 "$N" > "$T/u"; cp "$T/u" "$N"',
    rules: ['plain-packet', 'governed-text'],
  },
  {
    name: 'M20 duplicate',
    severity: 'C',
    lines: '- USER_SIGNATURE: <pending>\\n- **USER_SIGNATURE**: $SIG2',
    rules: ['plain-packet'],
  },
  {
    name: 'M21 case folding',
    severity: 'M',
    lines: '- u\\xc5\\xbfer_\\xc5\\xbfignature: $SIG2',
    rules: ['plain-packet'],
  },
  {
    name: 'M22 front matter',
    severity: 'M',
    lines: '- USER_SIGNATURE: <pending>',
    edit: 'printf -- "---\\nUSER_SIGNATURE: %s\\n---\\n" "$SIG2" | cat - "$N" > "$T/f"; cp "$T/f" "$N"',
    rules: ['plain-packet'],
  },
  { name: 'M23 setext', severity: 'M', lines: '\\nUSER_SIGNATURE: $SIG2\\n---', rules: ['plain-packet'] },
  { name: 'M24 quoted heading', severity: 'M', edit: 'ed "s/^## Scope/> ## Scope/" "$N"', rules: ['plain-packet'] },
  {
    name: 'M25 second section',
    severity: 'H',
    edit: 'printf "\\n## Scope\\n- **IN_SCOPE_PATHS**:\\n  * src/**\\n" >> "$N"',
    rules: ['plain-packet'],
  },
  { name: 'M26 struck through', severity: 'M', lines: '- ~~USER_SIGNATURE: $SIG2~~', rules: ['plain-packet'] },
  {
    name: 'M27 trailing comment',
    severity: 'M',
    lines: `${SIGNED} <!-- revoked -->`,
    rules: ['plain-packet', 'user-signature'],
  },
  {
    name: 'M28 placeholder',
    severity: 'M',
    edit: 'ed "s/Notes that only.*/{Business rationale}/" "$N"',
    rules: ['no-placeholder'],
  },
  {
    name: 'M29 hidden scope',
    severity: 'H',
    edit: 'ed "s#^  \\* src/export.ts#$& <!-- \\n  * src/** -->#" "$N"',
    rules: ['plain-packet'],
  },
  { name: 'M30 math', severity: 'M', lines: `\\n\\$\\$\\n${SIGNED}\\n\\$\\$`, rules: ['plain-packet'] },
];
