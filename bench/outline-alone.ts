// What the outline of a Master Spec takes, without starting and loading. usage: node --import tsx bench/outline-alone.ts FILE
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { outline } from '../engine/documents/outline.js';
import { expectShortRun } from '../engine/short-runs.js';

// As the program is run.
expectShortRun(process);
const text = readFileSync(process.argv[2] ?? '', 'utf8');
const before = process.cpuUsage();
const started = performance.now();
const found = outline(text);
const wall = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
if (found.headings.length === 0) throw new Error('the text has no heading');
process.stdout.write(JSON.stringify({ cpu: (user + system) / 1e6, wall }));
