import type { Obstacle } from './obstacle.js';

/**
 * The blocks that the protocol prescribes, to the letter (Part 4, step 4; "If Blocked"; "DO NOT delegate if"). A block is a list of lines:
 * what comes from the repository never brings a line of its own, and whoever prints escapes each.
 */
export type Block = readonly string[];

/** Part 4, step 4: what must be seen before a packet is handed over. */
export const PRE_WORK_PASSED: Block = ['✅ Pre-work validation PASSED', '', 'You may proceed with delegation.'];

/** Part 4, step 4: what is seen instead; each error with its place, its reason and its fix. */
export function preWorkFailed(errors: readonly Obstacle[]): Block {
  return ['❌ Pre-work validation FAILED', '', ...fixFirst(errors)];
}

/** Why a packet is not handed over: the codes of "DO NOT delegate if" and "If Blocked". */
export type BlockedCode = 'CX-580' | 'CX-031' | 'CX-584' | 'CX-582' | 'CX-587';

/** One reason, with what it rests on. */
export interface Blocked {
  readonly code: BlockedCode;
  readonly errors: readonly Obstacle[];
}

/** The codes under which errors are sorted; what has none of its own is what pre-work fails with. */
const SORTED: readonly Exclude<BlockedCode, 'CX-580'>[] = ['CX-031', 'CX-584', 'CX-582', 'CX-587'];

/**
 * Sorts what speaks against a packet by the clause that forbids to hand it over: the law that it needs is missing, its requirements are
 * unclear, it is not complete, or pre-work fails.
 * @param isAboutCompleteness whether a rule is about completeness (law.md, decision 10)
 */
export function blockedBy(
  errors: readonly Obstacle[],
  isAboutCompleteness: (rule: string) => boolean,
): readonly Blocked[] {
  const codeOf = ({ rule, messageId }: Obstacle): BlockedCode => {
    if (rule === 'spec-anchor') return 'CX-031';
    if (messageId === 'open-question') return 'CX-584';
    return isAboutCompleteness(rule) ? 'CX-582' : 'CX-587';
  };
  return SORTED.map((code) => ({ code, errors: errors.filter((error) => codeOf(error) === code) })).filter(
    (blocked) => blocked.errors.length > 0,
  );
}

/** The message of one reason. */
export function blockedMessage({ code, errors }: Blocked): Block {
  switch (code) {
    case 'CX-580':
      return [
        '❌ BLOCKED: Task packet file does not exist [CX-580]',
        '',
        'This task requires a packet:',
        ...errors.map(({ path }) => `- ${path}`),
        '',
        ...errors.map(({ help }) => help),
      ];
    case 'CX-031':
      return [
        '❌ BLOCKED: Missing LAW context [CX-031]',
        '',
        'This task requires information from:',
        ...errors.flatMap((error) => entry('- ', error)),
        '',
        "Please provide this context OR narrow the task to what's feasible without it.",
      ];
    case 'CX-584':
      return [
        '❌ BLOCKED: Requirements unclear [CX-584]',
        '',
        'I need clarification on:',
        ...errors.flatMap((error, index) => entry(`${index + 1}. `, error)),
        '',
        'Please provide clarification before I can create a task packet.',
      ];
    case 'CX-582':
      return ['❌ BLOCKED: Packet completeness not confirmed [CX-582]', '', ...fixFirst(errors)];
    case 'CX-587':
      return ['❌ BLOCKED: `just pre-work` validation fails [CX-587]', '', ...fixFirst(errors)];
  }
}

/** What is said beside the errors: it stops nobody. */
export function warningList(warnings: readonly Obstacle[]): Block {
  return warnings.length === 0 ? [] : ['Warnings:', ...warnings.flatMap((warning) => entry('  - ', warning))];
}

function fixFirst(errors: readonly Obstacle[]): Block {
  const entries = errors.flatMap((error, index) => entry(`  ${index + 1}. `, error));
  return ['Errors:', ...entries, '', 'Fix these issues before delegating.'];
}

/** Its description on the first line, and below it where it stands, why it matters and what to do. */
function entry(mark: string, { rule, messageId, path, line, column, message, why, help }: Obstacle): string[] {
  const indent = ' '.repeat(mark.length);
  const [fix = '', ...more] = help.trimEnd().split('\n');
  return [
    `${mark}${message}`,
    `${indent}at:  ${path}:${line}:${column} (${rule}/${messageId})`,
    `${indent}why: ${why}`,
    `${indent}fix: ${fix}`,
    ...more.map((text) => `${indent}     ${text}`),
  ];
}
