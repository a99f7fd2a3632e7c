import { pathUri } from '../../engine/reporters/escape.js';
import type { MarkdownLinks } from '../../engine/reporters/markdown-items.js';

/**
 * Links into the pages of a forge.
 * @param server `https://github.com`, as the runner names it
 * @param repository `owner/name`
 * @returns no links when either is not of that form
 */
export function forgeLinks(server: string, repository: string): MarkdownLinks | undefined {
  if (!/^https:\/\/[A-Za-z0-9.-]+(?::\d+)?$/.test(server) || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return undefined;
  const top = `${server}/${repository}`;
  return {
    // `plain=1`: of a rendered Markdown file no line can be shown.
    blob: (path, line, commit) => `${top}/blob/${commit}/${pathUri(path)}?plain=1#L${line}`,
    commit: (id) => `${top}/commit/${id}`,
  };
}
