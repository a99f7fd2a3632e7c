import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { buildAction, NODES, runStep, temporaryFolder } from '../../actions/bundle.js';
import { recordAction } from '../../actions/recorded-verdict.js';
import { act, BAD, GOOD, pullRequest, served } from '../../actions/served.js';
import { build } from '../../support/scenario.js';
import { answered } from '../hook-bypass/bypass.js';

const sh = String.raw;
const ONE = { nodes: NODES.slice(0, 1) };

describe('G05 (H) many small findings around the one that matters', () => {
  it('are told after it: the lock has an annotation, and all are counted', async (context) => {
    const packets = Array.from({ length: 30 }, (_, at) => `WP-1-Small${at}-20260105`);
    const scenario =
      served(sh`for id in ${packets.join(' ')}; do body "$id" Draft '- USER_SIGNATURE: <pending>' > "$K/$id.md"
        ed 's/npm test passes with .*/TBD/' "$K/$id.md"; ed 's/^## Draft\n/$&\n- **['"$id"']** - Small\n/' "$B"; done
      widen "$P"; ci many; propose topic 7`);
    const { code, stdout, report } = await runStep(scenario, pullRequest(scenario), ONE);
    const about = { id: 'G05', severity: 'H', expected: 'blocked: signature-lock' } as const;
    recordAction(context, about, { exitCode: code, report });
    expect(code).toBe(1);
    expect(report?.counts.warnings).toBeGreaterThan(20);
    const annotations = stdout.split('\n').filter((line) => /^::(?:error|warning) /.test(line));
    expect(annotations[0]).toMatch(/^::error .*signature-lock/);
    expect(annotations.filter((line) => line.startsWith('::warning ')).length).toBeLessThanOrEqual(10);
    expect(stdout).toMatch(/^::notice title=handshake-check::\+\d+ more, listed in the report$/m);
  });
});

describe('G20 (H) a checkout full of programs and settings of the change', () => {
  const DECOYS = sh`
    printf '{"name":"handshake-check","version":"9.9.9","bin":{"handshake-check":"./e.js"},"scripts":{"preinstall":"touch pwn"}}' > package.json
    printf '#!/usr/bin/env node\nrequire("fs").writeFileSync(process.env.HOME + "/pwn", "");process.exitCode = 0;\n' > e.js
    mkdir -p node_modules/.bin node_modules/unified dist; cp e.js node_modules/.bin/git; cp e.js node_modules/unified/index.js; cp e.js dist/main.js
    chmod +x e.js node_modules/.bin/git; echo 'registry=http://127.0.0.1:9/' > .npmrc; echo '{"extends":"./e.js"}' > tsconfig.json`;

  it.for([
    ['a bad change', BAD, 'blocked: signature-lock', 1],
    ['a good one', GOOD, 'accepted', 0],
  ] as const)('changes nothing: %s', async ([, script, expected, code], context) => {
    const scenario = served(script);
    act(scenario, sh`git clone -q -b main "$T/server/acme/notes" "$T/workspace"; cd "$T/workspace"; ${DECOYS}`);
    const workspace = join(scenario.temporary, 'workspace');
    const PATH = `${join(workspace, 'node_modules/.bin')}:${scenario.environment.PATH}`;
    const end = await runStep(scenario, pullRequest(scenario), { ...ONE, variables: { PATH } });
    if (code === 1)
      recordAction(context, { id: 'G20', severity: 'H', expected }, { exitCode: end.code, report: end.report });
    expect(end.code).toBe(code);
    expect(build(scenario, 'find "$HOME" "$T" . -name pwn')).toBe('');
  });

  it('cannot be asked by the bundle, which names nothing but itself and Node', (context) => {
    const folder = temporaryFolder();
    expect(buildAction('--folder', folder)).toMatchObject({ status: 0 });
    const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
    const known = new Set([
      ...files.map((name) => `./${name}`),
      ...builtinModules,
      ...builtinModules.map((name) => `node:${name}`),
    ]);
    const named = files.flatMap((name) => importsOf(readFileSync(join(folder, name), 'utf8')));
    expect(named.length).toBeGreaterThan(files.length);
    const foreign = [...new Set(named.filter((specifier) => !known.has(specifier)))];
    const expected = 'the bundle needs nothing beside it';
    const about = { id: 'G20 bundle', severity: 'H', door: 'test' } as const;
    answered(context, about, { expected, got: foreign.length === 0 ? expected : `it needs ${foreign.join(', ')}` });
  });
});

/** What a module of the bundle imports or requires, and not what it says of imports in a text. */
function importsOf(text: string): string[] {
  const required = [...text.matchAll(/\b__require\("([^"]+)"\)/g)].map(([, name = '']) => name);
  return [...ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName), ...required];
}
