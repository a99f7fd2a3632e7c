import type { Answer } from '../actions/parity/doors.js';
import type { Expected } from '../scenarios/attack.js';
import type { AttackAnswer } from './attack-record.js';

/** Splits the name of an attack in a test: `L39 nested` is the form `nested` of the case `L39`, and `L34b` the form `b` of `L34`. */
export function caseOf(name: string): Pick<AttackAnswer, 'id' | 'form'> {
  const [, id, form] = /^([A-Z]\d\d) ?(.*)$/s.exec(name) ?? [];
  if (id === undefined || form === undefined) throw new Error(`${name} is no id of the catalogue of attacks`);
  return { id, form };
}

/** What a case expects, in the words of the catalogue. */
export function expectedWords(expected: Expected): string {
  if ('rules' in expected) return blockedBy(expected.rules);
  if ('undecided' in expected) return 'undecided';
  return 'notice' in expected ? 'accepted, with a notice' : 'accepted';
}

/**
 * What a door answered, in the same words, computed from its report alone. A notice counts only where one was expected: whoever brings a
 * good change may be told something too.
 */
export function gotWords({ verdict, report }: Pick<Answer, 'verdict' | 'report'>, expected: Expected): string {
  if (verdict === 'inconclusive') return 'undecided';
  if (verdict === 'block') return blockedBy(blockingRules(report));
  if (!('notice' in expected)) return 'accepted';
  const said = report?.notices.some(({ text }) => expected.notice.test(text)) ?? false;
  return said ? 'accepted, with a notice' : 'accepted in silence';
}

/** The rules of a report that block, each once, sorted. */
export function blockingRules(report: Answer['report']): string[] {
  const active = report?.diagnostics.filter(({ standing, severity }) => standing === 'active' && severity === 'error');
  return [...new Set(active?.map(({ rule }) => rule))].sort();
}

function blockedBy(rules: readonly string[]): string {
  return `blocked: ${[...rules].sort().join(', ')}`;
}
