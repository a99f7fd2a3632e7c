import type { DoctorCheck } from '../doctor-check.js';
import { codeCounted } from './code-counted.js';
import { hooksLive } from './hooks-live.js';
import { hooksOfLaw } from './hooks-of-law.js';
import { indexFlags } from './index-flags.js';
import { lawReadable } from './law-readable.js';
import { managers } from './managers.js';
import { plainRefs } from './plain-refs.js';
import { programFound } from './program-found.js';
import { requiredCheck } from './required-check.js';
import { switchedOff } from './switched-off.js';
import { trueHistory } from './true-history.js';

/** Every check of the doctor, in the order of its answer. */
export const CHECKS: readonly DoctorCheck[] = [
  hooksLive,
  hooksOfLaw,
  managers,
  switchedOff,
  programFound,
  lawReadable,
  codeCounted,
  requiredCheck,
  plainRefs,
  trueHistory,
  indexFlags,
];
