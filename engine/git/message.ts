/** Where `git commit --verbose` puts its scissors: everything from this line on is dropped. */
const SCISSORS = '------------------------ >8 ------------------------';

/**
 * The message as git will store it: without the scissors line and all below, without comment lines, blanks at line ends and needless
 * empty lines. For the commit-msg hook, which sees the file before git cleans it.
 * @param raw the content of the message file
 * @param commentChar what comments begin with (`core.commentChar`), `#` unless configured
 */
export function cleanMessage(raw: string, commentChar: string): string {
  const kept: string[] = [];
  for (const line of raw.split('\n')) {
    if (line === `${commentChar} ${SCISSORS}`) break;
    if (line.startsWith(commentChar)) continue;
    const text = withoutBlanksAtEnd(line);
    if (text !== '' || (kept.length > 0 && kept.at(-1) !== '')) kept.push(text);
  }
  if (kept.at(-1) === '') kept.pop();
  return kept.length === 0 ? '' : `${kept.join('\n')}\n`;
}

/** git takes no other characters for blanks; what it keeps, the stored message has, and the push is judged by it. */
function withoutBlanksAtEnd(line: string): string {
  let end = line.length;
  while (end > 0 && ' \t\r'.includes(line.charAt(end - 1))) end--;
  return line.slice(0, end);
}

/** The first line of a message, `''` for an empty one. */
export function subjectOf(message: string): string {
  return message.trimStart().split('\n', 1)[0]?.trimEnd() ?? '';
}
