// Writes the documentation as a folder of HTML pages, to open or to put behind any server: no network, no script, no framework.
// usage: npm run docs [-- FOLDER]; by default site/
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ROOT } from './generate/artifact.js';
import { STYLE, siteOf } from './site/html.js';
import { reachedPages } from './site/page.js';

const OURS = join(ROOT, 'site');
const [folder = OURS] = process.argv.slice(2);
const { pages, files } = siteOf(reachedPages());

// Pages that are no more go away, though never out of a folder that somebody named.
if (folder === OURS) rmSync(folder, { recursive: true, force: true });
const placed = (address: string): string => {
  const file = join(folder, address);
  mkdirSync(dirname(file), { recursive: true });
  return file;
};
for (const [address, html] of pages) writeFileSync(placed(address), html);
for (const path of files) copyFileSync(join(ROOT, path), placed(path));
copyFileSync(fileURLToPath(new URL('site/site.css', import.meta.url)), placed(STYLE));
process.stdout.write(`${pages.size} pages, ${files.size} files: ${join(folder, 'index.html')}\n`);
