import { describe, expect, it } from 'vitest';
import { runHere } from '../desk/run-here.js';
import { DoctoredRepository, type Line } from './doctored.js';

async function codeLine(repository: DoctoredRepository): Promise<Line | undefined> {
  const { status, verdict, lines } = await repository.doctor();
  expect({ status, verdict }).toEqual({ status: 0, verdict: 'pass' });
  return lines.find(({ id }) => id === 'code');
}

describe('doctor and code that does not count', () => {
  it('hints at tracked files with endings of source code, and the gate stays live', async () => {
    const repository = new DoctoredRepository();
    repository.write('scratch/a.go', 'package a\n');
    repository.write('docs/site.css', 'a {}\n');
    expect(await codeLine(repository)).toMatchObject({ verdict: 'pass', because: 'src/, app/, tests/, scripts/' });
    repository.write('cmd/b.go', 'package b\n');
    repository.commitAll('code');
    const line = await codeLine(repository);
    expect(line?.verdict).toBe('hint');
    expect(line?.hints.map(({ message }) => message)).toEqual([
      '2 tracked files with endings of source code do not count as code, expected paths.code to name what is yours: cmd/ (1 file), scratch/ (1 file)',
    ]);
    expect(line?.hints[0]?.help).toContain(
      '"paths": { "code": ["src/", "app/", "tests/", "scripts/", "cmd/", "scratch/"] }',
    );
    const { stdout } = await runHere(repository.folder, ['doctor']);
    expect(stdout).toMatch(
      /^HINT {9}What looks like source code counts as code\n {13}handshake\.config\.json:1 {2}2 tracked/m,
    );
    expect(stdout).toMatch(/\nThe gate is live here\.\n$/);
  });

  it('is not said to be well where nobody can read what counts', async () => {
    const repository = new DoctoredRepository();
    repository.write('handshake.config.json', '{ "paths": \n');
    repository.commitAll('broken');
    const { verdict, lines } = await repository.doctor();
    expect(verdict).not.toBe('pass');
    const line = lines.find(({ id }) => id === 'code');
    expect(line?.verdict).toBe('hint');
    expect(line?.hints[0]?.message).toBe('Not looked at: the configuration, which says what counts, cannot be read');
  });

  it('takes the configuration of the work tree, and nothing for an answer', async () => {
    const repository = new DoctoredRepository();
    repository.write('cmd/b.go', 'package b\n');
    repository.commitAll('code');
    repository.write('handshake.config.json', '{ "paths": { "code": [] } }\n');
    expect(await codeLine(repository)).toMatchObject({
      verdict: 'pass',
      because: 'the configuration says that nothing does',
    });
    repository.write(
      'handshake.config.json',
      '{ "paths": { "code": ["src/", "app/", "tests/", "scripts/", "cmd/"] } }\n',
    );
    expect(await codeLine(repository)).toMatchObject({ verdict: 'pass' });
  });
});
