export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
