import { describe, expect, it } from 'vitest';
import { readOssRegister } from '../../engine/documents/oss-register.js';

const read = (text: string) =>
  readOssRegister('docs/OSS_REGISTER.md', text).rows.map(
    ({ name, licence, mode, isTransitive, line }) =>
      `${line} ${name} [${licence}] ${mode}${isTransitive ? ' transitive' : ''}`,
  );

describe('the register of open-source components', () => {
  it('reads tables by their columns, in any order and spelling', () => {
    expect(
      read(`# Register

| Purpose | Licence | Crate |
| --- | --- | --- |
| HTTP | MIT | **axum** |

| SPDX | Integration Mode | Package Name |
| :-- | --- | --- |
| MIT | embedded_lib | [react](https://react.dev) |
| \`ISC\` | external_process | \`@scope/tool\` |
`),
    ).toEqual(['5 axum [MIT] ', '9 react [MIT] embedded_lib', '10 @scope/tool [ISC] external_process']);
  });

  it.each(['', '-', '—', 'unknown', 'Unknown', 'TBD', 'TODO', '?', 'n/a', 'NOASSERTION', '<licence>', '{licence}'])(
    'takes the licence %j for open',
    (licence) => {
      expect(read(`| Name | License |\n| --- | --- |\n| axum | ${licence} |\n`)).toEqual(['3 axum [] ']);
    },
  );

  it('knows what is transitive by the headings above and by the scope', () => {
    const table = (name: string, scope = '') =>
      `| Name | License | Scope |\n| --- | --- | --- |\n| ${name} | MIT | ${scope} |\n`;
    expect(
      read(`# Register
## Direct
${table('a')}
${table('b', 'Transitive')}
## Transitive – Cargo.lock
${table('c')}
### More
${table('d')}
## Desktop
${table('e')}`).map((row) => row.slice(row.indexOf(' ') + 1)),
    ).toEqual(['a [MIT] ', 'b [MIT]  transitive', 'c [MIT]  transitive', 'd [MIT]  transitive', 'e [MIT] ']);
  });

  it.each([
    ['prose', 'axum is under the MIT licence.\n- axum | MIT\n'],
    ['code', '```\n| Name | License |\n| --- | --- |\n| axum | MIT |\n```\n'],
    ['a comment', '<!--\n| Name | License |\n| --- | --- |\n| axum | MIT |\n-->\n'],
    ['a table of something else', '| Name | Purpose |\n| --- | --- |\n| axum | HTTP |\n'],
    ['a row without a name', '| Name | License |\n| --- | --- |\n|  | MIT |\n| <name> | MIT |\n'],
    ['nothing', ''],
  ])('reads no row from %s', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});
