import process from 'node:process';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { createPacket } from '../../../workflow/packet/create-packet.js';
import { saidValue } from '../../../workflow/packet/packet-said.js';
import {
  type PacketSaid,
  SAID_OPTIONS,
  type SaidName,
  type SaidOption,
  TIERS,
} from '../../../workflow/packet/said-options.js';
import type { Desk } from '../desk.js';
import { assertKnown } from '../known-packets.js';

/** Puts one question at a time to a person. */
export interface Asker {
  /**
   * @param fault what is wrong with an answer; null when nothing is
   * @returns the answer, `''` to leave it open; null when the person stops
   */
  text(question: string, hint: string, fault: (answer: string) => string | null): Promise<string | null>;
  /** @returns one of the choices, `''` to leave it open; null when the person stops */
  choice(question: string, choices: readonly string[]): Promise<string | null>;
}

type NamedOption = SaidOption & { readonly name: SaidName };

/** What nobody is asked: the template's own value is right for nearly every packet. */
const NOT_ASKED: ReadonlySet<SaidName> = new Set(['rollback', 'codex']);

/** Whether there is a person to ask: without a terminal on both sides a question would wait for ever. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/**
 * Asks for what is not said yet, in the order of the packet; whatever is left open stays the template's placeholder.
 * @throws UndecidedError when the person stops: nothing was written then
 */
export async function askForPacket(
  said: PacketSaid,
  asker: Asker,
  desk: Pick<Desk, 'law' | 'tree'>,
): Promise<PacketSaid> {
  const all: Partial<Record<SaidName, readonly string[]>> = { ...said };
  for (const option of SAID_OPTIONS) {
    if (all[option.name] !== undefined || NOT_ASKED.has(option.name)) continue;
    const answers = await answersTo(option, asker, desk);
    if (answers.length > 0) all[option.name] = answers;
  }
  return all;
}

async function answersTo(
  option: NamedOption,
  asker: Asker,
  desk: Pick<Desk, 'law' | 'tree'>,
): Promise<readonly string[]> {
  const answers: string[] = [];
  do {
    const answer = await ask(option, answers, asker, desk);
    if (answer === '') return answers;
    answers.push(saidValue(option, answer));
  } while (option.many);
  return answers;
}

async function ask(
  option: NamedOption,
  before: readonly string[],
  asker: Asker,
  desk: Pick<Desk, 'law' | 'tree'>,
): Promise<string> {
  const { field, form, says } = option;
  const question = `${field}: ${before.length === 0 ? says : 'another one'}`;
  const answer =
    form === 'tier'
      ? await asker.choice(question, TIERS)
      : await asker.text(question, before.length === 0 ? 'Enter leaves it open' : 'Enter ends the list', (typed) =>
          answerFault(option, [...before, typed], desk),
        );
  if (answer !== null) return answer;
  throw new UndecidedError({
    subject: 'create-task-packet',
    reason: `was stopped at ${field}: nothing was written`,
    help: 'Run it again, say what is known with its options, and leave the rest open: --no-input',
  });
}

const TRIAL = {
  id: 'WP-0-Trial-v1',
  now: 0,
  standingDocuments: [],
  specPointer: 'docs/SPEC_CURRENT.md',
  board: 'docs/TASK_BOARD.md',
  codex: null,
};

/** What is wrong with an answer, seen at once rather than after the last one: a packet with these answers alone is tried. */
function answerFault(
  option: NamedOption,
  typed: readonly string[],
  { law, tree }: Pick<Desk, 'law' | 'tree'>,
): string | null {
  if (typed.at(-1)?.trim() === '') return null;
  const said = { [option.name]: typed.map((value) => saidValue(option, value)) };
  try {
    createPacket(`${law.paths.packets}/${TRIAL.id}.md`, TRIAL, said, law);
    assertKnown(said, tree);
    return null;
  } catch (error) {
    if (error instanceof UndecidedError) return error.reason.replace(/: nothing was written$/, '');
    throw error;
  }
}

/** Questions in a terminal. The library that draws them is loaded only when there is one. */
export async function terminalAsker(): Promise<Asker> {
  const { isCancel, select, text } = await import('@clack/prompts');
  return {
    async text(message, placeholder, fault) {
      const validate = (value: string | undefined): string | undefined => fault(value ?? '') ?? undefined;
      const answer = await text({ message, placeholder, validate });
      return isCancel(answer) ? null : answer;
    },
    async choice(message, choices) {
      const options = [...choices, ''].map((value) => ({ value, label: value === '' ? 'leave it open' : value }));
      const answer = await select({ message, options });
      return isCancel(answer) ? null : answer;
    },
  };
}
