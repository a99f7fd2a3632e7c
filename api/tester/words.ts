import type { Diagnostic } from '../../engine/report.js';

/**
 * What is wrong with the words of a diagnostic, a sentence each: they stand alone in a forge, say what is and what was expected, and what to
 * do (design.md, "Messages").
 */
export function wordProblems({ rule, messageId, message, why, help }: Pick<Diagnostic, Said>): string[] {
  const name = `${rule}/${messageId}`;
  const expected = /\bexpected\b/.exec(message)?.index ?? -1;
  return [
    ...(message.includes('\n') ? [`the message of ${name} has more than one line: ${message}`] : []),
    ...(expected > 0 ? [] : [`the message of ${name} does not say what is and what was expected: ${message}`]),
    ...(/\bundefined\b|\[object |\bNaN\b/.test(message + help)
      ? [`the words of ${name} show a hole: ${message} ${help}`]
      : []),
    ...[message, why, help].flatMap((text) => (text.trim() === '' ? [`the words of ${name} are not all there`] : [])),
  ];
}

type Said = 'rule' | 'messageId' | 'message' | 'why' | 'help';
