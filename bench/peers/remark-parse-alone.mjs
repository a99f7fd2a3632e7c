// What remark-parse takes for one text, without starting and loading. usage: node remark-parse-alone.mjs FILE
import { readFileSync } from 'node:fs';
import process from 'node:process';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const text = readFileSync(process.argv[2] ?? '', 'utf8');
const before = process.cpuUsage();
const started = performance.now();
const tree = unified().use(remarkParse).parse(text);
const wall = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
if (tree.children.length === 0) throw new Error('the text came out empty');
process.stdout.write(JSON.stringify({ cpu: (user + system) / 1e6, wall }));
