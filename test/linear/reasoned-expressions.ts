/** Where an expression stands, what it is, and why it is linear. */
type Reasoned = readonly [file: string, expression: string, reason: string];

const BRACKETS = 'each try ends at the next bracket of its own kind';

/**
 * Expressions with an unbounded repetition that the detector, which knows neither bounds of the input nor where a try has to begin,
 * does not call safe.
 */
export const REASONED: readonly Reasoned[] = [
  [
    'actions/merge-gate/github.ts',
    String.raw`;\s*rel="?next"?`,
    'each try needs a semicolon of its own before the blanks',
  ],
  ['actions/merge-gate/remote.ts', String.raw`\/+$`, 'the path of GITHUB_SERVER_URL, which the runner sets'],
  ['cli/usage.ts', "'(.*)'", 'the first of two quotes matches, and one alone is tried once'],
  [
    'cli/usage.ts',
    String.raw`Expected (\d+) .* got (\d+)`,
    "commander's own sentence: nothing that was typed stands in it",
  ],
  ['engine/config/lock-guard.ts', String.raw`\([^()]*\)|\[[^[\]]*\]`, BRACKETS],
  ['engine/documents/lock-text.ts', String.raw`^\*+|\*+$`, 'isNothingYet passes no line of more than 1000 characters'],
  [
    'engine/documents/plain/limits.ts',
    String.raw`^(?:[ \t]*$| {0,3}#{1,6} | {0,3}[-*+] +\S)`,
    'anchored, with one repetition in each alternative',
  ],
  [
    'engine/documents/plain/phrasing.ts',
    String.raw`~[^~]+~|\[\^[^\]\s]+\]|^\[[ xX]\](?:\s|$)|^\||\$\$`,
    'a try ends at the next ~, or begins at one of the 1000 brackets that holdToLimits lets a paragraph have',
  ],
  [
    'engine/documents/plain/section-check.ts',
    String.raw`~[^~]+~|\[\^[^\]\s]+\]`,
    'a try ends at the next ~, or begins at one of the 1000 brackets that holdToLimits lets a paragraph have',
  ],
  [
    'engine/documents/plain/lookalikes.ts',
    String.raw`<!--|<\/?[a-z][a-z0-9-]*(?:\s[^<>]{0,200})?>|<`,
    'sticky, and suspectField tries at most 200 marks of a line',
  ],
  [
    'engine/documents/plain/strict-lines.ts',
    String.raw`^(#{1,6}) (\S(?:.*\S)?)[ \t]*$`,
    'anchored, and each run of blanks is tried from the character before it only',
  ],
  [
    'engine/documents/plain/strict-lines.ts',
    String.raw`(?:^|[ \t])#+$`,
    'each try needs a blank of its own before the hashes',
  ],
  [
    'engine/documents/plain/strict-lines.ts',
    '^( *)(`{3,}|~{3,})([^`]*)$',
    'anchored, and a back-tick ends what follows a shorter fence at once',
  ],
  [
    'engine/documents/tables.ts',
    String.raw`^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$`,
    'anchored, and a pipe between any two repetitions',
  ],
  [
    'engine/documents/task-board.ts',
    String.raw`^\s*$|^\s*[:|([]|^\s+(?:-+|–|—|\/)\s`,
    'anchored, and a character between any two repetitions',
  ],
  [
    'engine/documents/evidence-table.ts',
    String.raw`(?<![^\s` +
      '`' +
      String.raw`|,;(["'*>=])((?=[^\s` +
      '`' +
      String.raw`|,;()[\]"'*#:<>=./]*[./])[^\s` +
      '`' +
      String.raw`|,;()[\]"'*#:<>=]+)(?::L?|#L)(\d{1,7}(?:-L?\d{1,7})?(?:,L?\d{1,7}(?:-L?\d{1,7})?)*)(?![\p{L}\p{N}])`,
    'a try begins at the start of a run only, and its repetitions end at characters that the ones before them cannot hold',
  ],
  [
    'engine/git/commit-object.ts',
    String.raw`^(.*?) ?<([^<>]*)> (\d{1,12}) [+-]\d{1,5}$`,
    'anchored, and each try ends at the next angle bracket',
  ],
  [
    'engine/git/revision.ts',
    String.raw`^(.+?)((?:[~^:]|@\{).*)?$`,
    'an argument that the person who runs the command typed',
  ],
  [
    'engine/model/anchored-spec.ts',
    String.raw`master[ _-]?spec(?:ification)?[ _-]?v(\d+(?:\.\d+)*)\.md$`,
    'each try needs a name of its own, and full stops part the digits',
  ],
  ['engine/model/board.ts', String.raw`\([^()]*\)|\[[^[\]]*\]`, BRACKETS],
  [
    'engine/model/bootstrap.ts',
    String.raw`(?:^|\/)(?:[A-Z]+_PROTOCOL\.md|(?=[^/]*Codex)[^/]*\.md|CLAUDE\.md|AGENTS\.md)$`,
    'each try needs a slash of its own and ends at the next',
  ],
  [
    'engine/model/file-mention.ts',
    '[`*[(<"\'][^`*[\\](){}<>"\'|,;:\\r\\n]*$',
    'startOfName passes the 80 characters before a name only',
  ],
  ['engine/model/measurable.ts', String.raw`<!--[\s\S]*?(?:-->|$)`, 'each try matches, and the next begins behind it'],
  ['engine/model/measurable.ts', '`[^`]+`', 'each try ends at the next back-tick'],
  [
    'engine/model/measurable.ts',
    String.raw`\/[\w*.-]+\.[a-z][a-z0-9]{0,7}$`,
    'each try needs a slash of its own, ends at the next, and looks eight characters on at each full stop',
  ],
  [
    'engine/model/placeholder.ts',
    String.raw`\{(?:phase|name|suffix|short-name|ID|Name|specific [^{}]*|another specific [^{}]*|your agent ID|user or source|ISO 8601 timestamp|\d+-\d+ [^{}]*)\}`,
    'each try ends at the next brace',
  ],
  [
    'engine/model/second-reading.ts',
    String.raw`(?:[A-Z]|(?<!\d))\d+(?:\.\d+)+|(?<![A-Z])[A-Z]{2,}(?:-[A-Z0-9]+)+`,
    'a try begins at the start of a run of digits or capitals only',
  ],
  [
    'engine/model/spec-anchor-value.ts',
    String.raw`[^/\\]\.md(?::\d+)?$`,
    'each try needs an ending of its own before the digits',
  ],
  ['engine/model/spec-anchor-value.ts', String.raw`:\d+$`, 'each try needs a colon of its own before the digits'],
  ['engine/model/spec-id.ts', String.raw`\d+$`, 'only for ids, which isSpecId holds to 80 characters'],
  ['engine/model/spec-index.ts', String.raw`^(.*-)(\d+)[A-Z]?$`, 'anchored, and a hyphen parts the digits'],
  ['engine/model/spec-reference-scan.ts', String.raw`\d+$`, 'only for ids, which isSpecId holds to 80 characters'],
  [
    'engine/model/spec-words.ts',
    String.raw`!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`,
    'each try ends at the next bracket, blank or quote of its own kind',
  ],
  ['engine/model/spec-words.ts', String.raw`<\/?[A-Za-z][^<>]*>`, 'each try ends at the next angle bracket'],
  ['engine/reporters/escape.ts', String.raw`\{(\d+)\}`, 'each try needs a brace of its own'],
  ['engine/reporters/markdown-text.ts', '`([^`]+)`', 'each try ends at the next back-tick'],
  ['engine/plug-ins/module-text.ts', String.raw`\bimport\s*\(`, 'each try needs a word of its own before the blanks'],
  [
    'engine/model/packet-id.ts',
    String.raw`-(?:\d{8}|(?=[0-9a-f]*\d)[0-9a-f]{7,12}|v\d+)$`,
    'each try needs a hyphen of its own and ends at the next',
  ],
  [
    'rules/packet-id.ts',
    String.raw`^wp-.*\.md[. ]*$`,
    'anchored, and each run of dots and blanks is tried from its own ending only',
  ],
  [
    'engine/model/report-verdict.ts',
    '^(?:(?:final|overall|validator|validation) )?(verdict|status|result|outcome) *(?:[:|=] *(.*))?$',
    'anchored, and what follows each run of blanks is no blank or takes the rest of the line',
  ],
  [
    'engine/model/report-verdict.ts',
    String.raw`^(?:fail(?:ed|s|ure)?|reject(?:ed|s)?|refused|not (?:accepted|approved|passed|validated))(?![\p{L}\p{N}])(.*)$`,
    'anchored words, and then the rest of the line',
  ],
];

const BOUNDED = 'every repetition is bounded';
const STICKY = 'sticky, and an id matches in one way only; the scan goes on behind a word that is none';

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: these are pieces of source text.
/** Expressions that are put together from parts when the program starts, on one line, and why each is linear. */
export const BUILT: readonly Reasoned[] = [
  [
    'engine/documents/text-file.ts',
    "new RegExp( String.raw`\\u00ad|\\u034f|\\u115f|\\u1160|\\u17b4|\\u17b5|[\\u180b-\\u180e]|\\u200b|${STRAY_JOINER}|[\\u2060-\\u2064]|[\\ufe00-\\ufe0e]|\\ufeff`, 'u', )",
    'one character, and one before and behind it',
  ],
  ['engine/git/abandoned-rooms.ts', 'new RegExp(`^${ROOM_PREFIX}(\\\\d{1,10})-[A-Za-z0-9]{6}$`)', BOUNDED],
  [
    'engine/model/path-fault.ts',
    "new RegExp(String.raw`[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\\\]|(?![\\u200c\\u200d])\\p{Cf}|${STRAY_JOINER}`, 'u')",
    'one character, and one before and behind it',
  ],
  [
    'engine/documents/plain/lookalikes.ts',
    "new RegExp(`${shapes.join('[\\\\s_\\\\\\\\-]{0,4}')}(?![a-z0-9])`, 'y')",
    BOUNDED,
  ],
  ['engine/documents/plain/lookalikes.ts', "new RegExp(words.join('[ _-]'), 'i')", BOUNDED],
  [
    'engine/documents/plain/strict-lines.ts',
    'new RegExp(`^- (?:\\\\*\\\\*${NAME}\\\\*\\\\*|${NAME}):(?:[ ]+(\\\\S.*))?[ \\\\t]*$`)',
    'anchored, and only for the contract zone, whose lines holdToLimits holds to limits.lineLength',
  ],
  [
    'engine/documents/requirements.ts',
    'new RegExp(`[[(](${SPEC_ID})[\\\\])][\\\\s.;*_]*$`)',
    'each try needs a bracket of its own, and what follows holds none',
  ],
  [
    'engine/documents/requirements.ts',
    'new RegExp(`^[\\\\s*_\\`~]*(\\\\[?)(${SPEC_ID})(?![\\\\w-])`)',
    'anchored, and an id matches in one way only',
  ],
  [
    'engine/documents/spec-body-ids.ts',
    "new RegExp( `^[ \\\\t>|*+_#\\`~.)(\\\\d-]{0,40}(?:(${SPEC_ID})(?![\\\\w-])|\\\\[(${LIST})\\\\])|\\\\[(${LIST})\\\\]`, 'gm', )",
    'each try begins at a line or a bracket, and ends at the next bracket',
  ],
  [
    'engine/documents/spec-heading.ts',
    "new RegExp(`(/?)(?<![\\\\w-])(${SPEC_ID}|[A-Z]|\\\\d{1,4})(?![\\\\w-])`, 'g')",
    'a try begins at the start of a word only, and an id matches in one way only',
  ],
  [
    'engine/documents/spec-heading.ts',
    'new RegExp(`^(${SPEC_ID})(?![\\\\w-])`)',
    'anchored, and an id matches in one way only',
  ],
  [
    'engine/documents/spec-heading.ts',
    "new RegExp(`^(?:${SECTION_SIGN}\\\\s{0,2})?(\\\\d{1,4}(?:\\\\.\\\\d{1,4}){0,11})[.):、]?(?=$|[\\\\s—–([])`, 'u')",
    BOUNDED,
  ],
  [
    'engine/documents/spec-heading.ts',
    'new RegExp(`^\\\\s*${SPEC_ID}(?:[\\\\s,;/&+]+(?:${SPEC_ID}|[A-Z]|\\\\d{1,4}))*\\\\s*$`)',
    'only for what GROUP matched, at most 400 characters',
  ],
  [
    'engine/model/spec-reference-scan.ts',
    "new RegExp( `([ \\\\t]{0,3}(?:\\\\.{2,3}|…|–|—)[ \\\\t]{0,3}|[ \\\\t]{1,3}(?:to|through|until|-)[ \\\\t]{1,3})\\\\[?(${SPEC_ID}|\\\\d{1,6})(?![\\\\p{L}\\\\p{N}_-])`, 'yu', )",
    STICKY,
  ],
  [
    'engine/model/spec-reference-scan.ts',
    "new RegExp(`(${RANGE_SIGN})(${SIGN})?(${NUMBER})(?![\\\\p{L}\\\\p{N}_%]|\\\\.\\\\d)`, 'yu')",
    BOUNDED,
  ],
  [
    'engine/model/spec-reference-scan.ts',
    "new RegExp(`(${SPEC_ID})(?![\\\\p{L}\\\\p{N}_-]|\\\\.\\\\d)`, 'yu')",
    STICKY,
  ],
  [
    'engine/model/spec-reference-scan.ts',
    "new RegExp(`(?:(${WORD})[ \\\\t]{1,3})?(?:(${SIGN})[ \\\\t]{0,2})?(${NUMBER})`, 'yu')",
    BOUNDED,
  ],
  [
    'engine/model/spec-reference-scan.ts',
    "new RegExp(`/(${NUMBER})(?![\\\\p{L}\\\\p{N}_%]|\\\\.\\\\d)`, 'yu')",
    BOUNDED,
  ],
  [
    'engine/model/spec-reference-scan.ts',
    "new RegExp(`/(${SPEC_ID}|[A-Z]|\\\\d{1,6})(?![\\\\p{L}\\\\p{N}_-])`, 'yu')",
    STICKY,
  ],
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: these are pieces of source text.
