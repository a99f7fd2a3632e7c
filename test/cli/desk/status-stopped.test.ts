import { survivesEveryStop } from './stopped-acts.js';

survivesEveryStop({ args: ['status', 'WP-1-Cancel-Job-20260101', 'In-Progress'] });
