import type { JobState } from '../src/jobs.js'; export const first: JobState = 'queued';
