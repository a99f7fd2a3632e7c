import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Rule, scopesOf } from '../../engine/rule.js';
import { rules } from '../../rules/index.js';
import { compileSchema } from '../../scripts/generate/validators.js';
import { UNWRITTEN } from '../../scripts/new-rule/skeleton.js';
import { ROOT, read } from './source-files.js';

const files = readdirSync(join(ROOT, 'rules')).filter((name) => name.endsWith('.ts') && name !== 'index.ts');

describe.each(files)('rules/%s', (name) => {
  it('exports one thing, the rule that the file is named after', async () => {
    const exported = Object.values((await import(`../../rules/${name}`)) as Record<string, unknown>);
    expect(exported).toHaveLength(1);
    expect((exported[0] as Rule).id).toBe(name.replace(/\.ts$/, ''));
    expect(rules).toContain(exported[0]);
  });

  // Aim at one screen. The longest hold ten messages, whose words are two thirds of them; what is computed stands in a model.
  it('fits a few screens', () => {
    expect(read(`rules/${name}`).trimEnd().split('\n').length).toBeLessThanOrEqual(170);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('says which clauses it enforces, what it blocks and why', () => {
    expect(rule.clauses.length).toBeGreaterThan(0);
    for (const text of [...rule.clauses, rule.blocksWhen, rule.why]) expect(text.trim()).not.toBe('');
    // The cell of the README's table continues "blocks when", the reason is a sentence.
    expect(rule.blocksWhen).not.toMatch(/\.$/);
    expect(rule.why).toMatch(/\.$/);
    expect(JSON.stringify(rule)).not.toContain(UNWRITTEN);
  });

  it('has a check, and words for it', () => {
    expect(scopesOf(rule).length).toBeGreaterThan(0);
    expect(Object.keys(rule.messages).length).toBeGreaterThan(0);
    for (const message of Object.keys(rule.messages)) expect(message).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('asks for facts only where a change check can need them', () => {
    if (rule.needs.length > 0) expect(scopesOf(rule)).toContain('change');
    expect(new Set(rule.needs).size).toBe(rule.needs.length);
  });

  it('has options whose defaults are valid', () => {
    for (const [name, option] of Object.entries(rule.options)) {
      expect(name, id).not.toBe('severity');
      expect(option.description).toMatch(/\.$/);
      expect(compileSchema(option.schema)(option.default), `${id}: ${name}`).toBe(true);
    }
  });
});
