// Writes every generated file, or with --check says which are out of date (exit code 1) and writes nothing.
import process from 'node:process';
import { type Artifact, staleOf, writeAll } from './generate/artifact.js';
import { compiledArtifacts } from './generate/compiled.js';
import { pageAssets } from './generate/page-assets.js';

const checking = process.argv.includes('--check');

function settle(artifacts: readonly Artifact[]): boolean {
  const stale = staleOf(artifacts);
  if (!checking) writeAll(stale);
  for (const { path } of stale) process.stdout.write(`${checking ? 'out of date' : 'written'}: ${path}\n`);
  return checking && stale.length > 0;
}

async function main(): Promise<boolean> {
  // The examples run on the compiled validators: those come first, and nothing can be said of the rest while they are stale.
  if (settle(await compiledArtifacts())) return false;
  const stalePage = settle([pageAssets()]);
  const { exampleLedger } = await import('./generate/example-ledger.js');
  if (settle([exampleLedger()])) return false;
  const { derivedArtifacts } = await import('./generate/derived.js');
  const { artifacts, problems } = await derivedArtifacts();
  const stale = settle(artifacts);
  for (const problem of problems) process.stdout.write(`not generated: ${problem}\n`);
  return !stale && !stalePage && problems.length === 0;
}

process.exitCode = 1;
if (await main()) process.exitCode = 0;
else if (checking) process.stdout.write('Run `npm run generate` and commit what it writes.\n');
