import type { LinePattern } from './line-pattern.js';

const SCRIPT = ['typescript', 'javascript'] as const;
const EVERY = ['rust', 'typescript', 'javascript', 'python'] as const;

/** Words with which a program says that it does nothing yet. */
const NOT_YET = String.raw`(?i:not (?:yet )?(?:implemented|supported yet)|unimplemented|todo\b|implement me|stub\b|placeholder)`;

/** The built-in patterns of CX-600B, "Anti-Vibe Guard": placeholders, unwrap(), generic JSON blobs, and what they hide behind. */
export const PLACEHOLDER_PATTERNS: readonly LinePattern[] = [
  {
    id: 'todo-macro',
    languages: ['rust'],
    pattern: String.raw`\btodo!`,
    found: '`todo!`, which ends the program when it is reached',
    expected: 'the implementation, or an error that the caller can handle',
  },
  {
    id: 'unimplemented-macro',
    languages: ['rust'],
    pattern: String.raw`\bunimplemented!`,
    found: '`unimplemented!`, which ends the program when it is reached',
    expected: 'the implementation, or an error that the caller can handle',
  },
  {
    id: 'unwrap',
    languages: ['rust'],
    pattern: String.raw`\.\s*unwrap\s*\(\s*\)|::unwrap\b`,
    found: '`unwrap()`, which ends the program where there is no value',
    expected: '`?`, or a branch for the case that there is no value',
  },
  {
    id: 'todo-without-id',
    languages: EVERY,
    in: 'comments',
    pattern: String.raw`\b(?:TODO|FIXME)\b|^\W*(?i:todo|fixme)\s*[:(]`,
    unless: String.raw`#\d+|\bWP-\w|\b[A-Z][A-Z0-9]*(?:-[A-Za-z0-9.]+)*-\d|https?://`,
    found: 'a TODO that no id follows up',
    expected: 'the work done, or the id of the packet or issue that does it',
  },
  {
    id: 'stub-comment',
    languages: EVERY,
    in: 'comments',
    pattern: String.raw`^\W*(?i:(?:just |only )?(?:an? )?(?:placeholder|stub|dummy|not (?:yet )?implemented|implement (?:me|this|later|here))(?: (?:yet|for now|only|value|body|code|implementation))*)\W*$`,
    found: 'a comment that calls it a stub',
    expected: 'the implementation',
  },
  {
    id: 'stub-panic',
    languages: ['rust'],
    in: 'code-and-strings',
    pattern: String.raw`\b(?:panic|unreachable)!\s*\(\s*"${NOT_YET}`,
    found: 'a body that only says it is not implemented',
    expected: 'the implementation, or an error that the caller can handle',
  },
  {
    id: 'stub-throw',
    languages: SCRIPT,
    in: 'code-and-strings',
    pattern: String.raw`\bthrow\s+(?:new\s+)?\w*\s*\(?\s*["'\x60]${NOT_YET}`,
    found: 'a body that only says it is not implemented',
    expected: 'the implementation',
  },
  {
    id: 'stub-raise',
    languages: ['python'],
    pattern: String.raw`\braise\s+NotImplementedError\b`,
    found: 'a body that only says it is not implemented',
    expected: 'the implementation, or an abstract method of `abc`',
  },
  {
    id: 'stub-function',
    languages: SCRIPT,
    pattern: String.raw`\bfunction\s+[A-Za-z_$][\w$]*\s*\([^()]*\)[^{}=]*\{\s*\}`,
    unless: String.raw`\bfunction\s+(?:_|noop|noOp|nothing|ignore)`,
    found: 'a function without a body',
    expected: 'the implementation',
  },
  {
    id: 'stub-pass',
    languages: ['python'],
    pattern: String.raw`^\s*(?:async\s+)?def\s+\w+\s*\(.*:\s*pass\s*$`,
    found: 'a function without a body',
    expected: 'the implementation',
  },
  {
    id: 'json-value',
    languages: ['rust'],
    pattern: String.raw`\bserde_json::(?:value::)?(?:Value\b|\{[^{}]*\bValue\b)`,
    found: '`serde_json::Value`, which holds any JSON',
    expected: 'a type of its own for the data',
  },
  {
    id: 'any-type',
    languages: ['typescript'],
    pattern: String.raw`:\s*any\b|\bas\s+any\b|<\s*any\b|,\s*any\s*>|\bany\s*\[\]|\|\s*any\b|=\s*any\s*;`,
    found: '`any`, which switches the compiler off',
    expected: 'a type of its own for the data, or `unknown` that is narrowed',
  },
  {
    id: 'any-dict',
    languages: ['python'],
    pattern: String.raw`\b[Dd]ict\[\s*str\s*,\s*(?:typing\.)?Any\s*\]|(?::|->)\s*(?:typing\.)?Any\b`,
    found: '`Any`, which holds any JSON',
    expected: 'a type of its own for the data, such as a dataclass or TypedDict',
  },
];
