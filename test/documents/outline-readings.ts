import { expect } from 'vitest';
import { outline } from '../../engine/documents/outline.js';
import type { Reading } from './remark-readings.js';

/** What the outline says of a text. */
export function readByScan(text: string): Reading {
  const { headings, nestedHeadings, fences, htmlBlocks, overflow } = outline(text);
  expect(overflow).toBe(false);
  return {
    headings,
    nestedHeadings,
    fences: fences.map(({ startLine, endLine }) => [startLine, endLine]),
    htmlBlocks: htmlBlocks.map(({ startLine, endLine }) => [startLine, endLine]),
  };
}
