import { describe, expect, it } from 'vitest';
import { forgeLinks } from '../../actions/merge-gate/links.js';

describe('links to a forge', () => {
  it('lead to a line of a file at a commit, and to a commit', () => {
    const links = forgeLinks('https://forge.test', 'owner/name');
    expect(links?.blob('docs/a (b).md', 7, 'abc')).toBe(
      'https://forge.test/owner/name/blob/abc/docs/a%20%28b%29.md?plain=1#L7',
    );
    expect(links?.commit('abc')).toBe('https://forge.test/owner/name/commit/abc');
  });

  it.each([
    ['file:///srv/git', 'owner/name'],
    ['https://forge.test/x', 'owner/name'],
    ['https://forge.test', 'owner'],
    ['https://forge.test', 'owner/name)x'],
  ])('are not made for %s and %s', (server, repository) => {
    expect(forgeLinks(server, repository)).toBeUndefined();
  });
});
