import { describe, expect, it } from 'vitest';
import { plainProblems, SIGNATURE, SIGNED, SIGNED_LINE, told, withSignature } from './plain-reading.js';

// threats.md, "One field, many spellings": what stands in place of the signature line.
const SPELLINGS: Readonly<Record<string, string>> = {
  boldcolon: `- **USER_SIGNATURE:** ${SIGNATURE}`,
  htmlcomment: `<!-- USER_SIGNATURE: ${SIGNATURE} -->`,
  fence4: `\`\`\`\`\n\`\`\`\n${SIGNED}\n\`\`\`\``,
  blockquote: `> ${SIGNED}`,
  definition: `[USER_SIGNATURE]: ${SIGNATURE}`,
  commentdef: `[//]: # (USER_SIGNATURE: ${SIGNATURE})`,
  footnote: `[^1]: USER_SIGNATURE: ${SIGNATURE}`,
  table: `| USER_SIGNATURE | ${SIGNATURE} |\n|---|---|`,
  'table without outer bars': `USER_SIGNATURE | ${SIGNATURE}\n--- | ---`,
  'table, last cell': `x | y\n--- | ---\nz | USER_SIGNATURE: ${SIGNATURE}`,
  lazy: `USER_SIGNATURE: ${SIGNATURE}`,
  lazy2: `  USER_SIGNATURE: ${SIGNATURE}`,
  hardbreak: `- A: b  \n  USER_SIGNATURE: ${SIGNATURE}`,
  entity: `- USER&lowbar;SIGNATURE&colon; ${SIGNATURE}`,
  'entity of a Cyrillic letter': `- US&IEcy;R_SIGNATURE: ${SIGNATURE}`,
  inlinecomment: `- USER<!-- -->_SIGNATURE: ${SIGNATURE}`,
  span: `- <span>USER_SIGNATURE</span>: ${SIGNATURE}`,
  'empty element': `- USER<b></b>_SIGNATURE: ${SIGNATURE}`,
  softhyphen: `- USER\u00ad_SIGNATURE: ${SIGNATURE}`,
  'Hangul filler': `- USER_\u3164SIGNATURE: ${SIGNATURE}`,
  'variation selector': `- USER\ufe0f_SIGNATURE: ${SIGNATURE}`,
  'combining line': `- U\u0332SER_SIGNATURE: ${SIGNATURE}`,
  mathematical: `- 𝐔𝐒𝐄𝐑_SIGNATURE: ${SIGNATURE}`,
  fullwidth: `- ＵＳＥＲ＿ＳＩＧＮＡＴＵＲＥ: ${SIGNATURE}`,
  'small l for I': `- USER_SlGNATURE: ${SIGNATURE}`,
  lower: `- user_signature: ${SIGNATURE}`,
  'blank for underscore': `- User signature: ${SIGNATURE}`,
  cr: `- A: b\r${SIGNED}`,
  bom_mid: `\ufeff${SIGNED}`,
  link: `- [USER_SIGNATURE](x): ${SIGNATURE}`,
  image: `- ![USER_SIGNATURE: ${SIGNATURE}](x)`,
  imgdef: `- ![USER_SIGNATURE: ${SIGNATURE}][a]\n\n[a]: x`,
  task: `- [ ] USER_SIGNATURE: ${SIGNATURE}`,
  code: `- \`USER_SIGNATURE: ${SIGNATURE}\``,
  'code around the name': `- \`USER_SIGNATURE\`: ${SIGNATURE}`,
  olist: `1. USER_SIGNATURE: ${SIGNATURE}`,
  plus: `+ USER_SIGNATURE: ${SIGNATURE}`,
  star: `* USER_SIGNATURE: ${SIGNATURE}`,
  'two blanks': `-  USER_SIGNATURE: ${SIGNATURE}`,
  'no blank behind the colon': `- USER_SIGNATURE:${SIGNATURE}`,
  para: `\nUSER_SIGNATURE: ${SIGNATURE}`,
  heading: `### USER_SIGNATURE: ${SIGNATURE}`,
  'heading alone': `### USER_SIGNATURE\n${SIGNATURE}`,
  equals: `- USER_SIGNATURE = ${SIGNATURE}`,
  'no colon': `- USER_SIGNATURE ${SIGNATURE}`,
  'dash for a colon': `- USER_SIGNATURE – ${SIGNATURE}`,
  tail: `- USER_SIGNATURE (final): ${SIGNATURE}`,
  'another name': `**User Signature Locked:** ${SIGNATURE}`,
  'escaped bullet': `\\- USER_SIGNATURE: ${SIGNATURE}`,
  'drawn bullet': `• USER_SIGNATURE: ${SIGNATURE}`,
  autolink: `- USER_SIGNATURE: <mailto:${SIGNATURE}>`,
  'entity in the value': `- USER_SIGNATURE: alice&#48;50120261200`,
  'code in the value': `- USER_SIGNATURE: \`${SIGNATURE}\``,
  'bold value': `- USER_SIGNATURE: **${SIGNATURE}**`,
  cdata: `<![CDATA[\n${SIGNED}\n]]>`,
  pi: `<?x\n${SIGNED}\n?>`,
  script_inline: `<script>\n${SIGNED}\n</script>`,
  badcomment: `<!--> ${SIGNED} -->`,
  badcomment2: `<!-->\n${SIGNED}\n-->`,
  summary: `<details><summary>USER_SIGNATURE: ${SIGNATURE}</summary></details>`,
  'heading glued behind a literal line end': '- A: b\\n\\n## Skeleton',
};

describe('one field, many spellings', () => {
  it.each(Object.entries(SPELLINGS))('%s is not plain', (_, lines) => {
    const problems = plainProblems(withSignature(lines));
    expect(problems).not.toEqual([]);
    const last = SIGNED_LINE + lines.split('\n').length - 1;
    for (const { span } of problems) expect(span.line >= SIGNED_LINE && span.line <= last + 1).toBe(true);
  });

  it.each([
    ['plain', SIGNED],
    ['bold', `- **USER_SIGNATURE**: ${SIGNATURE}`],
    ['blanks behind it', `${SIGNED}  `],
  ])('%s is plain', (_, lines) => {
    expect(told(withSignature(lines))).toEqual([]);
  });
});
