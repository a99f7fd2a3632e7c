import fc from 'fast-check';
import { clearAwayAfterFile } from './after-file.js';
import { seed } from './fuzz-length.js';

// Vitest runs this before every test file.
clearAwayAfterFile();
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seed() });
