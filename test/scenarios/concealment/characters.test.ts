import { type Attack, describeAttacks } from '../attack.js';
import { concealed } from '../concealed.js';

const sh = String.raw;
const UNSIGNED = { rules: ['plain-packet', 'user-signature'] } as const;
const UNREADABLE = { rules: ['plain-packet', 'governed-text'] } as const;
const BOTH = { rules: ['plain-packet', 'governed-text', 'user-signature'] } as const;

/** A line break that some readers know and others do not, in the middle of a line. */
function lineBreak(name: string, bytes: string, rules: readonly [string, ...string[]]): Attack {
  const title = `a line break that not every reader knows: ${name}`;
  return concealed(`M17 ${name}`, 'H', title, `np "- REQUESTS: b${bytes}- USER_SIGNATURE: $SIG2"`, { rules });
}

/** Threats M: characters that one reader does not see, or takes for others. */
const attacks: readonly Attack[] = [
  concealed('M12 entity', 'C', 'an entity in the name', sh`np "- USER&#95;SIGNATURE: $SIG2"`, UNSIGNED),
  concealed('M12 escape', 'C', 'a backslash in the name', sh`np "- USER\\\\_SIGNATURE: $SIG2"`, UNSIGNED),
  concealed('M13 Cyrillic', 'C', 'a letter of another alphabet', sh`np "- US\xd0\x95R_SIGNATURE: $SIG2"`, UNSIGNED),
  concealed('M13 colon', 'C', 'a wide colon', sh`np "- USER_SIGNATURE\xef\xbc\x9a $SIG2"`, UNSIGNED),
  concealed(
    'M14 name',
    'C',
    'a character without width in the name',
    sh`np "- USER_\xe2\x80\x8bSIGNATURE: $SIG2"`,
    BOTH,
  ),
  concealed('M14 value', 'C', 'one in the value', sh`np "- USER_SIGNATURE: alice\xe2\x80\x8b050120261200"`, BOTH),
  concealed('M14 hyphen', 'C', 'a soft hyphen in the name', sh`np "- USER_SIG\xc2\xadNATURE: $SIG2"`, BOTH),
  concealed(
    'M14 path',
    'C',
    'a word joiner in a path of the scope',
    sh`np "- USER_SIGNATURE: $SIG2"; ed 's/^  \* src\/export/  * src\/\xe2\x81\xa0export/' "$N"`,
    UNREADABLE,
  ),
  concealed('M15', 'H', 'a value that is shown in another order', sh`np "- USER_SIGNATURE: \xe2\x80\xae$SIG2"`, BOTH),
  concealed('M16 bullet', 'H', 'a hard blank behind the bullet', sh`np "-\xc2\xa0USER_SIGNATURE: $SIG2"`),
  concealed(
    'M16 heading',
    'H',
    'a hard blank behind the hashes',
    sh`np "- USER_SIGNATURE: $SIG2"; ed 's/^## Scope/##\xc2\xa0Scope/' "$N"`,
  ),
  lineBreak('line separator', sh`\xe2\x80\xa8`, ['plain-packet', 'governed-text']),
  lineBreak('next line', sh`\xc2\x85`, ['plain-packet', 'governed-text']),
  lineBreak('vertical tab', sh`\x0b`, ['plain-packet', 'governed-text']),
  lineBreak('form feed', sh`\x0c`, ['plain-packet', 'governed-text']),
  lineBreak('carriage return', sh`\r`, ['plain-packet', 'governed-text']),
  concealed(
    'M18',
    'M',
    'a zero byte, for which forges call the file binary',
    sh`np "- USER_SIGNATURE: $SIG2"; ed 's/USER_SIG/$&\x00/' "$N"; git add -N "$N"; git diff --numstat -- "$N" | has '^-'`,
    BOTH,
  ),
  concealed(
    'M19 UTF-16',
    'M',
    'UTF-16',
    sh`np "- USER_SIGNATURE: $SIG2"; perl -MEncode -0777 -pe '$_ = encode("UTF-16", decode("UTF-8", $_))' "$N" > "$T/wide"; mv "$T/wide" "$N"`,
    { rules: ['governed-text'] },
  ),
  concealed(
    'M19 overlong',
    'M',
    'an overlong form',
    sh`np "- USER_SIGNATURE: $SIG2"; ed 's/Lantern|Write/$&\xc0\xaf/' "$N"`,
    UNREADABLE,
  ),
  concealed(
    'M19 surrogate',
    'M',
    'half of a pair',
    sh`np "- USER_SIGNATURE: $SIG2"; ed 's/Write/$&\xed\xa0\x80/' "$N"`,
    UNREADABLE,
  ),
  concealed(
    'M21',
    'M',
    'letters that become others in upper case',
    sh`np "- u\xc5\xbfer_\xc5\xbfignature: $SIG2"`,
    UNSIGNED,
  ),
];

describeAttacks(attacks);
