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

  it.each([
    'Component',
    'Components',
    'Name',
    'Package',
    'Dependency',
    'Library',
    'Crate',
    'Module',
    'Project',
    'PACKAGE_NAME',
  ])('knows %s for the column of names', (name) => {
    expect(read(`| ${name} | License |\n| --- | --- |\n| axum | MIT |\n`)).toEqual(['3 axum [MIT] ']);
  });

  it.each([
    'License',
    'Licence',
    'Licenses',
    'Licences',
    'License(s)',
    'SPDX',
    'SPDX ID',
    'SPDX license',
    'License (SPDX)',
  ])('knows %s for the column of licences', (licence) => {
    expect(read(`| Name | ${licence} |\n| --- | --- |\n| axum | MIT |\n`)).toEqual(['3 axum [MIT] ']);
  });

  it.each([
    ['IntegrationMode', 'Scope'],
    ['Integration mode', 'Kind'],
    ['Mode', 'Type'],
    ['Integration', 'Usage'],
  ])('knows %s and %s', (mode, scope) => {
    const text = `| Name | License | ${mode} | ${scope} |\n| --- | --- | --- | --- |\n| axum | MIT | embedded_lib | indirect |\n`;
    expect(read(text)).toEqual(['3 axum [MIT] embedded_lib transitive']);
  });

  it('takes the first column of a name, and each table by its own header', () => {
    expect(
      read(`| Name | Package | License | SPDX |
| --- | --- | --- | --- |
| a | b | MIT | ISC |

| License | Name |
| --- | --- |
| Zlib | c |
| | d |

| Name | Purpose |
| --- | --- |
| e | HTTP |
`),
    ).toEqual(['3 a [MIT] ', '7 c [Zlib] ', '8 d [] ']);
  });

  it.each([
    ['`axum`', 'axum'],
    ['**axum**', 'axum'],
    ['[axum](https://example.org)', 'axum'],
    ['[`axum`](x)', 'axum'],
    ['**`axum`**', 'axum'],
    ['a \\*b\\* \\_c\\_ \\`d\\`', 'a *b* _c_ `d`'],
    ['a\\b', 'a\\b'],
    ['see [axum](x)', 'see [axum](x)'],
    ['[axum](x) and more', '[axum](x) and more'],
    ['see `axum`', 'see `axum`'],
    ['`axum` and more', '`axum` and more'],
    ['see **axum**', 'see **axum**'],
    ['**axum** and more', '**axum** and more'],
    ['**see `axum`**', 'see `axum`'],
    ['**`axum` and more**', '`axum` and more'],
  ])('undresses %s', (cell, name) => {
    expect(read(`| Name | License |\n| --- | --- |\n| ${cell} | MIT |\n`)).toEqual([`3 ${name} [MIT] `]);
  });

  it('is transitive below a heading, not before it, and no further than the heading goes', () => {
    const table = '| Name | License |\n| --- | --- |\n| a | MIT |\n';
    const transitive = (text: string) => read(text).map((row) => row.endsWith('transitive'));
    expect(transitive(`${table}\n## Transitive\n`)).toEqual([false]);
    expect(transitive(`# Indirect\n${table}\n## A\n${table}\n# B\n${table}`)).toEqual([true, true, false]);
    expect(transitive(`### Transitive\n${table}\n## A\n${table}\n### B\n${table}`)).toEqual([true, false, false]);
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
