import { describe, expect, it } from 'vitest';
import { releaseNotes } from '../../scripts/supply/release-notes.js';
import { read } from '../house/source-files.js';

const changelog = read('CHANGELOG.md');
const { version } = JSON.parse(read('package.json')) as { readonly version: string };
const KINDS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

describe('the changelog', () => {
  it('begins with what is not released, and then with the version that package.json has', () => {
    const [unreleased, latest] = changelog.match(/^## .*$/gm) ?? [];
    expect(unreleased).toBe('## [Unreleased]');
    expect(latest?.slice(0, -10)).toBe(`## [${version}] - `);
    expect(latest).toMatch(/ - \d{4}-\d{2}-\d{2}$/);
  });

  it('has the kinds of changes of Keep a Changelog and no others, none of them empty', () => {
    const kinds = changelog.match(/^### .*$/gm) ?? [];
    expect(kinds.filter((kind) => !KINDS.includes(kind.slice(4)))).toEqual([]);
    expect(changelog).not.toMatch(/^### .*\n\n(?!- )/m);
  });

  it('is where the notes of a release come from', () => {
    expect(releaseNotes(changelog, version)).toMatch(/^The first version\.\n\n### Added\n\n- /);
    expect(read('.github/workflows/release.yml')).toContain(
      'scripts/check-release.mjs "$GITHUB_REF_NAME" --notes "$GITHUB_STEP_SUMMARY"',
    );
  });
});

describe('the notes of a release', () => {
  const text =
    '# Changelog\n\n## [Unreleased]\n\n- soon\n\n## [1.1.0] - 2026-01-02\n\n- two\n\n## [1.0.0] - 2026-01-01\n\n- one\n';

  it.each([
    ['1.1.0', '- two\n'],
    ['1.0.0', '- one\n'],
  ])('%s are what stands below its heading', (wanted, notes) => {
    expect(releaseNotes(text, wanted)).toBe(notes);
  });

  it.each(['1.2.0', '1.1', 'Unreleased', '1.1.0] - 2026-01-02\n\n'])('%j has none', (wanted) => {
    expect(releaseNotes(text, wanted)).toBeNull();
  });

  it('of a version that nobody wrote about are none', () => {
    expect(releaseNotes('## [1.0.0] - 2026-01-01\n\n## [0.9.0] - 2025-01-01\n\n- old\n', '1.0.0')).toBeNull();
  });
});
