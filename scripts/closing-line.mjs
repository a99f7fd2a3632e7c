// Prints the one line CI ends with, `N passed, N failed`, and exits with 1 unless everything passed.
// usage: node scripts/closing-line.mjs STATUS, where STATUS is the exit code of what ran before.
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const results = fileURLToPath(new URL('../node_modules/.cache/handshake-check/tests.json', import.meta.url));
const status = process.argv[2];

/** @typedef {{ numPassedTests: number, numFailedTests: number, success: boolean }} TestCounts */

/** @returns {TestCounts} what vitest wrote; nothing passed when it did not come to write */
function testCounts() {
  return existsSync(results)
    ? JSON.parse(readFileSync(results, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0, success: false };
}

const { numPassedTests, numFailedTests, success } = testCounts();
const green = status === '0' && success && numPassedTests > 0 && numFailedTests === 0;
// A step beside the tests, or a test file that did not load, is at least one failure.
const failed = green ? 0 : Math.max(numFailedTests, 1);
process.stdout.write(`${numPassedTests} passed, ${failed} failed\n`);
process.exitCode = green ? 0 : 1;
