import type { Diagnostic } from '../../../engine/report.js';
import type { TreeReading } from '../read-tree.js';
import { boardFix } from './board-fix.js';
import { missingField, noneForPlaceholder } from './field-fix.js';
import type { Fix, MakeFixes } from './fix.js';
import { statusFix } from './status-fix.js';

const MAKERS: readonly MakeFixes[] = [statusFix, boardFix, missingField, noneForPlaceholder];

/** Every fix that there is for a finding, the likeliest first. */
export function fixesFor(finding: Diagnostic, reading: TreeReading): Fix[] {
  return MAKERS.flatMap((make) => make(finding, reading));
}
