import { makeLegacy } from './legacy-repository.js';
import { survivesEveryStop } from './stopped-acts.js';

survivesEveryStop({ args: ['migrate'], prepare: makeLegacy });
