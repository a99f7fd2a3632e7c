import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defaultLaw } from '../../engine/config.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { terminalLines } from '../../engine/reporters/escape.js';
import type { Palette } from '../../engine/reporters/palette.js';
import { rules } from '../../rules/index.js';
import type { ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { type DemoRepository, demoRepository, mustSucceed } from './demo-repository.js';
import { type DemoStep, demoSteps, type Expectation } from './demo-steps.js';
import { EXAMPLE_CODE, EXAMPLE_DOCUMENTS, NEW_PACKET } from './example-repository.js';

/** The program itself: a chunk of it lies beside it. */
const PROGRAM = fileURLToPath(new URL('./cli.js', import.meta.url));

/** Makes real commits in a temporary repository with the hooks live. Answers 0 only when each went as the law says. */
export async function runDemo(terminal: Terminal): Promise<ExitCode> {
  const repository = demoRepository(PROGRAM);
  const leaveNothing = (): void => repository.remove();
  const interrupted = (): void => process.exit(130);
  process.once('exit', leaveNothing);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await show(repository, terminal);
  } finally {
    leaveNothing();
    process.off('exit', leaveNothing);
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}

async function show(repository: DemoRepository, terminal: Terminal): Promise<ExitCode> {
  const { palette } = terminal;
  setStage(repository);
  const commits = demoSteps(lockDigest());
  await terminal.print(
    `A repository governed by the Orchestrator Protocol, with the hooks of handshake-check live, in\n${repository.folder}\n`,
  );
  const wrong: string[] = [];
  for (const [index, step] of commits.entries()) {
    await terminal.print(`\n${palette.bold(`${index + 1}. ${step.title}`)}\n   ${step.told}\n`);
    const { surprise, text } = attempt(repository, step, palette);
    if (surprise !== null) wrong.push(`${index + 1}. ${step.title}: ${surprise}`);
    await terminal.print(text);
  }
  await terminal.print(summary(wrong, commits.length, palette));
  return wrong.length === 0 ? 0 : 1;
}

function setStage(repository: DemoRepository): void {
  repository.write({ ...EXAMPLE_DOCUMENTS, ...EXAMPLE_CODE });
  repository.installHooks();
  mustSucceed(repository.git('add', '--all'));
  // What was there before the gate: no hook judges it.
  mustSucceed(repository.git('commit', '--quiet', '--no-verify', '-m', 'A governed repository'));
}

/** The digest that the ledger records of the new packet. */
function lockDigest(): string {
  const path = `docs/task_packets/${NEW_PACKET.id}.md`;
  return readWorkPacket({ path, blob: '', text: NEW_PACKET.text }, defaultLaw(rules)).lockDigest;
}

/** Tries one commit. What was blocked is undone, so that the next step starts from what passed. */
function attempt(
  repository: DemoRepository,
  step: DemoStep,
  palette: Palette,
): { readonly surprise: string | null; readonly text: string } {
  repository.write(step.edits((path) => repository.read(path)));
  mustSucceed(repository.git('add', '--all'));
  const message = ['-m', step.subject, '-m', `Role: ${step.role}`];
  const before = head(repository);
  const { code, output } = repository.git('commit', '--quiet', ...message);
  const passed = code === 0 && head(repository) !== before;
  if (!passed) mustSucceed(repository.git('reset', '--quiet', '--hard'));
  const surprise = surpriseIn(step.expected, passed, output);
  const command = `$ git commit -m ${JSON.stringify(step.subject)} -m ${JSON.stringify(`Role: ${step.role}`)}`;
  const said = terminalLines(output.trim()).map((line) => `   ${palette.dim('|')} ${line}`.trimEnd());
  const answer = passed ? palette.green('passed') : palette.red('blocked');
  const verdict =
    surprise === null
      ? `${answer}, as it should be: ${step.because}`
      : `${answer}, ${palette.red('not as expected')}: ${surprise}`;
  return { surprise, text: `\n   ${command}\n${said.join('\n')}\n\n   ${verdict}\n` };
}

function surpriseIn(expected: Expectation, passed: boolean, output: string): string | null {
  if (expected.passes) return passed ? null : 'it was blocked, expected it to pass';
  if (passed) return `it passed, expected it to be blocked by ${expected.rule}`;
  return output.includes(`  error  ${expected.rule}/`) ? null : `it was blocked, expected it to be by ${expected.rule}`;
}

function head(repository: DemoRepository): string {
  const { code, output } = repository.git('rev-parse', '--verify', 'HEAD');
  mustSucceed({ code, output });
  return output.trim();
}

function summary(wrong: readonly string[], total: number, palette: Palette): string {
  if (wrong.length === 0) {
    return `\n${palette.green('demo:')} ${total} commits were tried, each passed or was blocked as the law says. The repository is removed.\n`;
  }
  return `\n${palette.red('demo:')} ${wrong.length} of ${total} commits did not go as the law says. The repository is removed.\n${wrong.map((line) => `  ${line}\n`).join('')}`;
}
