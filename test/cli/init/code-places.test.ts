import { describe, expect, it } from 'vitest';
import { isSourceFile, looksLikeCode } from '../../../cli/init/source-files.js';
import { shownPlaces, uncountedCode } from '../../../cli/init/uncounted-code.js';
import { DEFAULT_PATHS } from '../../../engine/config/defaults.js';
import { PlainRepository, written } from './plain-repository.js';

const NAMES =
  'a.go a.c a.h a.cpp a.hpp a.rb A.java A.kt a.kts a.php A.cs a.swift a.sh a.sql a.css a.scss a.vue a.rs a.ts a.PY a.ex a.dart';

async function countedIn(files: readonly string[]): Promise<readonly [said: string, code: unknown]> {
  const repository = new PlainRepository(Object.fromEntries(files.map((path) => [path, '\n'])));
  const said = await written(repository);
  const line = said.split('\n').find((text) => text.startsWith('what counts as code')) ?? '';
  return [line, JSON.parse(repository.read('handshake.config.json')).paths?.code];
}

describe('what is taken for source code', () => {
  it.each(NAMES.split(' '))('%s', (name) => {
    expect(isSourceFile(`lib/${name}`)).toBe(true);
  });

  it.each(['README.md', 'go', 'bin/sh', '.py', 'a.json', 'a.yml', 'a.txt', 'a.lock', 'a.png', 'a.html', 'a.'])(
    'not %s',
    (name) => {
      expect(isSourceFile(name)).toBe(false);
    },
  );

  it.each([
    'docs/a.css',
    'examples/a.go',
    'vendor/a.go',
    'services/api/vendor/x/a.go',
    'web/node_modules/x/a.js',
    'third_party/a.c',
    'build/a.c',
    '.github/a.sh',
    'vite.config.ts',
    '.eslintrc.js',
    'build.gradle.kts',
    'Package.swift',
  ])('%s is nobody’s code', (path) => {
    expect(looksLikeCode(path)).toBe(false);
  });
});

describe('init and code', () => {
  it('names the folders of every language', async () => {
    const [said, code] = await countedIn([
      'cmd/main.go',
      'include/a.h',
      'engine/a.cpp',
      'lib/a.rb',
      'server/A.java',
      'mobile/A.kt',
      'web/a.php',
      'Core/A.cs',
      'ios/a.swift',
      'bin/a.sh',
      'db/a.sql',
      'styles/a.css',
      'ui/A.vue',
      'straße/a.py',
      'SRC/a.c',
      'main.go',
      'docs/a.sh',
      'notes/a.md',
    ]);
    const own = 'Core/ bin/ cmd/ db/ engine/ include/ ios/ lib/ mobile/ server/ straße/ styles/ ui/ web/ main.go'.split(
      ' ',
    );
    expect(code).toEqual([...DEFAULT_PATHS.code, ...own]);
    expect(said).toBe(
      `what counts as code: src/, app/, tests/, scripts/, and ${own.join(', ')}, because code stands there (paths.code in handshake.config.json)`,
    );
  });

  it('says what counts where nothing stands yet', async () => {
    expect(await countedIn(['README.md', 'src/a.go'])).toEqual([
      'what counts as code: src/, app/, tests/, scripts/ (paths.code in handshake.config.json replaces these)',
      undefined,
    ]);
  });

  it('does not take the hooks of the law for code', async () => {
    const repository = new PlainRepository({ 'tools/hooks/lib.sh': '\n' });
    repository.git('config', 'core.hooksPath', 'tools/hooks');
    await written(repository);
    expect(JSON.parse(repository.read('handshake.config.json')).paths).not.toHaveProperty('code');
  });

  it.each([
    ['{ "paths": { "code": ["lib/"] } }', 'what counts as code: lib/ (paths.code in handshake.config.json)'],
    ['{}', 'what counts as code: src/, app/, tests/, scripts/ (paths.code in handshake.config.json replaces these)'],
    [
      '{ "paths": { "code": [] } }',
      'what counts as code: nothing, because paths.code in handshake.config.json is empty',
    ],
    ['{ "pa', 'what counts as code is not known: handshake.config.json cannot be read'],
  ])('says it of a configuration that is there: %s', async (config, said) => {
    const repository = new PlainRepository({ 'handshake.config.json': config });
    expect((await written(repository)).split('\n')).toContain(said);
    expect((await repository.init('--yes')).stdout).toContain(`${said}\n`);
    expect(repository.read('handshake.config.json')).toBe(config);
  });

  it('says which code a configuration that is there does not name', async () => {
    const repository = new PlainRepository({ 'handshake.config.json': '{}', 'cmd/a.go': '\n', 'b.sh': '\n' });
    expect(await written(repository)).toContain(
      'source code beside it that anybody may change: b.sh, cmd/ (1 file). Add what is yours to paths.code\n',
    );
  });
});

describe('code that nothing counts', () => {
  const paths = { ...DEFAULT_PATHS, code: ['packages/core/src/'] };

  it('is named by the outermost folder of which nothing counts, most files first', () => {
    const files = ['packages/core/src/a.ts', 'packages/core/src/a.css', 'packages/core/test/a.ts', 'packages/b/x/a.go'];
    const places = uncountedCode(paths, [...files, 'packages/b/y/b.go', 'packages/core/c.js', 'CLAUDE.md']);
    expect(places).toEqual([
      { place: 'packages/b/', files: 2 },
      { place: 'packages/core/c.js', files: 1 },
      { place: 'packages/core/test/', files: 1 },
    ]);
  });

  it('is shown by a few, and is none where nothing is meant to count', () => {
    const files = Array.from({ length: 8 }, (_, index) => `f${index}/a.go`);
    expect(shownPlaces(uncountedCode(paths, files))).toBe(
      'f0/ (1 file), f1/ (1 file), f2/ (1 file), f3/ (1 file), f4/ (1 file) and 3 more',
    );
    expect(uncountedCode({ ...paths, code: [] }, files)).toEqual([]);
  });
});
