import { describe } from 'vitest';
import { rules } from '../../rules/index.js';
import { executePage } from '../support/executed-page.js';

// The law pages are executed.
describe.each(rules.map((rule) => [rule.id, rule] as const))('rules/%s.md', (_, rule) => executePage(rule));
