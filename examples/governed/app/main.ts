import type { JobState } from '../src/jobs.js'; export const shown: readonly JobState[] = ['queued', 'running'];
