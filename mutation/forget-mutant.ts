import { inject } from 'vitest';

// In a thread that is kept, the mutant of the last run would still be on while this run loads its modules.
const provided = inject as (key: string) => unknown;
const stryker = (globalThis as unknown as Record<string, { activeMutant?: string } | undefined>)[
  String(provided('globalNamespace'))
];
if (stryker && provided('mutantActivation') !== 'static') delete stryker.activeMutant;
