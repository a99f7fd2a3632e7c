import type { TestContext } from 'vitest';

/** What one door answered to one case of the catalogue of attacks. */
export interface AttackAnswer {
  /** Id in the catalogue, without the word of a form: `L07`. */
  readonly id: string;
  /** Which form of the case, where it has several: `L39 nested list`. Empty for the only form. */
  readonly form: string;
  /** How much a case that passes would break: C outright, H with help, then M and L. */
  readonly severity: 'C' | 'H' | 'M' | 'L';
  /** `check --range`, `hook pre-commit`, `hook pre-push`, `action`, `doctor`, `test` where no door is asked. */
  readonly door: string;
  /** In the words of the catalogue: `blocked: signature-lock`, `undecided`, `accepted`, or a short sentence. */
  readonly expected: string;
  /** Computed from the answer that the test has just seen, never copied from what was expected. */
  readonly got: string;
}

declare module 'vitest' {
  interface TaskMeta {
    attackAnswers?: AttackAnswer[];
  }
}

/** Keeps an answer with the test that saw it: the table of `docs/threat-model.md` is made of all of them at the end of the run. */
export function recordAnswer({ task }: TestContext, answer: AttackAnswer): void {
  task.meta.attackAnswers = [...(task.meta.attackAnswers ?? []), answer];
}
