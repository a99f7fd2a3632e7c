import { inject } from 'vitest';

// In a thread that is kept, the mutant of the last run would still be on while this run loads its modules.
const provided = inject as (key: string) => unknown;
const stryker = (globalThis as unknown as Record<string, { activeMutant?: string; hitCount?: number } | undefined>)[
  String(provided('globalNamespace'))
];
if (stryker && provided('mutantActivation') !== 'static') delete stryker.activeMutant;
// Neither does its count of steps go on, which would end this run as one without an end.
if (stryker) delete stryker.hitCount;
