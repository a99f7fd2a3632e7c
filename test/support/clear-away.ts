import { clearAwayAfterFile } from './after-file.js';

// Vitest runs this before every test file.
clearAwayAfterFile();
