// `npm run new-rule <id>`: the skeleton of a rule with its page, its test and its place in the registry.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { RefusedError, scaffoldRule } from './new-rule/scaffold.js';

const root = fileURLToPath(new URL('..', import.meta.url));

function main([id, ...others]: readonly string[]): number {
  if (id === undefined || others.length > 0) {
    process.stderr.write('Usage: npm run new-rule <id>\n');
    return 2;
  }
  try {
    for (const path of scaffoldRule(root, id)) process.stdout.write(`written: ${path}\n`);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  // The new page's examples fail until they are written, and `generate` says so; the schema knows the rule from here on.
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/generate.ts'], {
    cwd: root,
    stdio: 'inherit',
  });
  process.stdout.write(
    `Write rules/${id}.ts, its page and its test (docs/writing-a-rule.md), then run: npm run generate && npm test\n`,
  );
  return status === null ? 1 : 0;
}

process.exitCode = 1;
process.exitCode = main(process.argv.slice(2));
