import { terminalLine } from '../../../engine/reporters/escape.js';
import type { Block } from '../../../workflow/work/banners.js';

/** Blocks as they are printed, with a blank line between them: each line escaped, so that no value can bring one of its own. */
export function printedBlocks(blocks: readonly Block[]): string {
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => `${terminalLine(line)}\n`).join(''))
    .join('\n');
}
