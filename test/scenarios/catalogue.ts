import type { Weight } from './attack.js';

/** A case of the catalogue of attacks. */
export interface CatalogueCase {
  /** A letter for the group, and a number: `L07`. */
  readonly id: string;
  readonly severity: Weight;
  /** What is tried. */
  readonly title: string;
}

/** A group of cases, by the letter that their ids begin with. */
export interface CatalogueGroup {
  readonly letter: string;
  readonly title: string;
  readonly cases: readonly CatalogueCase[];
}

/** Ids, severities (C breaks a promise outright, H with help, then M and L) and what is tried; one case a line. */
const TEXT: readonly (readonly [letter: string, title: string, cases: string])[] = [
  [
    'L',
    'Lock evasion through git',
    `
L01 C a signed packet is deleted
L02 C deleted in one commit, recreated with edits in the next
L03 C renamed and edited
L04 H moved out of the watched folder
L05 H renamed to another case of its name
L06 C edited and reverted, so that the net difference is empty
L07 C unsigned, edited, signed again with the same signature
L08 C edited and signed anew
L09 C the edit stands only in a merge commit
L10 H the same in a merge of three parents
L11 C a merge with "ours" that drops the signature of the base
L12 C a draft is edited while the base signs it
L13 C the same by two changes of one merge queue
L14 H the folder is renamed while the base adds a packet to it
L15 H what a rebase would replay differs from the merge
L16 C an amended commit with the same signature
L17 C a tag or branch that shadows the name of the base
L18 H a history that has nothing in common with the base
L19 C a shallow clone
L20 H a shallow file that hides a commit
L21 H a clone without its blobs
L22 H a replaced object
L23 H a graft that cuts a commit out
L24 C the packet becomes a link
L25 C its folder becomes a link
L26 C its folder becomes a submodule that the tree says to ignore
L27 M its mode alone changes
L28 H the file becomes a folder
L29 H it becomes a pointer of a large file store
L30 H attributes change what a checkout shows
L31 H attributes that let conflicts merge by themselves
L32 M attributes that hide it from reviewers
L33 H a tree with the name twice
L34 M a twin that differs by case or composition
L35 M a twin with a blank or dot at its end
L36 C a copy under another name with the same id and signature
L37 H a shadow in a folder where a loose look-up ends
L38 C new scope in the value of STATUS
L39 H new scope on a line that continues STATUS
L40 H STATUS moves into another section
L41 M a second STATUS
L42 H a step of STATUS that is not allowed
L43 M line ends and blanks alone
L44 M an edit on a side branch that a merge drops
L45 M a history with two merge bases
L46 L commits that are dated back`,
  ],
  [
    'M',
    'Concealment in Markdown',
    `
M01 C a signature in a comment
M02 H a comment that is never closed
M03 C a field in a code fence
M04 H a fence in a list item that is closed wrongly
M05 H a field in indented code
M06 H a field in a quote, a footnote or a nested list
M07 H a field in a link definition
M08 M a field in a table or a folded block
M09 H a style, script or other block that swallows lines
M10 C a field on a line that continues another one
M11 M a field behind a hard break
M12 C a field name in entities or escapes
M13 C a field name in letters that look alike
M14 C invisible characters in names and values
M15 H characters that turn the text round
M16 H no-break spaces in the place of blanks
M17 H other characters for the end of a line
M18 M bytes that make the file binary
M19 M bytes that are no UTF-8
M20 C a field twice
M21 M letters that fold to others
M22 M front matter that says something else
M23 M an underlined heading that ends a section
M24 M headings that only look like those of the template
M25 H a section twice
M26 M struck, ticked or linked values
M27 M words behind a value, or on its next line
M28 M a placeholder that was left
M29 H a hidden entry of the scope
M30 M blocks that only some readers know
M31 H hidden entries of the board
M32 L control: the plain packet`,
  ],
  [
    'S',
    'Signature forgery',
    `
S01 H a signature that is none
S02 H a date that does not exist
S03 H a date in the future
S04 M a date long before
S05 C the signature of another packet
S06 C a signature that only the history has
S07 H one signature on two branches
S08 H one signature for two packets of a change
S09 H a name that may not sign
S10 C a signature that an agent makes up
S11 H the ledger lacks it, or its rows change
S12 L digits and letters of other scripts
S13 C an SSH signature that is not the one
S14 C the change lists the key that it signs with
S15 M a check that accepts any key`,
  ],
  [
    'R',
    'Roles and scope',
    `
R01 C code by the Orchestrator
R02 C no role is claimed
R03 H two roles are claimed
R04 H trailers that two readers read differently
R05 C the address of a trusted author
R06 H a map that renames authors
R07 H a role in the environment
R08 H a role in the name of a branch
R09 C the change widens its own scope
R10 H a packet that authorises nothing
R11 H a scope that is no path
R12 H a path that begins like one of the scope
R13 H a rename across the border of the scope
R14 M deletions and modes of code
R15 M folders that look like those of code
R16 L control: work within the scope`,
  ],
  [
    'B',
    'Board, anchors and phases',
    `
B01 H an anchor that leads to the Roadmap or to hidden text
B02 C the change repoints the Master Spec
B03 H an anchor that leaves the repository
B04 M an anchor that fits two headings
B05 M board and packet disagree
B06 H ids that begin alike
B07 H dependencies that are none, or go in a circle
B08 H a phase that is closed with packets open`,
  ],
  [
    'P',
    'Tampering with the law',
    `
P01 C the configuration is weakened in passing
P02 C the configuration is deleted
P03 C a configuration in another place
P04 C a waiver of its own
P05 H schemas, templates and instructions
P06 H hooks and tools
P07 C the workflow
P08 H the code owners
P09 C the configuration becomes a link
P10 H the configuration becomes unreadable
P11 H the law is weakened first, used next
P12 M settings of the platform as files`,
  ],
  [
    'N',
    'Paths',
    `
N01 H a line break in a path
N02 H a path that git quotes
N03 H names that look like options and pathspecs
N04 H quotes, backslashes and commands in names
N05 M bytes that are no UTF-8
N06 M names that not every system can hold
N07 M paths that are very long or deep
N08 M names that are shown differently
N09 M files named like refs`,
  ],
  [
    'I',
    'Injection into git and the shell',
    `
I01 H an option in the place of a revision
I02 H a branch named like a command
I03 H a path that reads as a second request
I04 H an id that is a path or a pattern
I05 C settings of the repository that start programs
I06 H a repository among the files of the change
I07 M variables that redirect git
I08 M a program called git on the way`,
  ],
  [
    'H',
    'Bypassing the hooks',
    `
H01 C hooks are told to be skipped
H02 C the hook manager is switched off
H03 C hooks are looked for elsewhere
H04 H a linked work tree without hooks
H05 H a hook that is deleted
H06 H commands that run no hook
H07 M a merge, which runs another hook
H08 C a commit with an index of its own
H09 H index and work tree differ
H10 M files that git was told not to look at
H11 M pushes of every kind
H12 M a hook whose program is missing
H13 M variables that ask to skip
H14 M an exit code that is hidden`,
  ],
  [
    'G',
    'The Action and its platform',
    `
G01 C code of the change is run
G02 C expressions in names
G03 H commands to the runner in printed text
G04 M a mask of a common word
G05 H more annotations than are shown
G06 M Markdown in the summary
G07 H outputs of several lines
G08 C another check of the same name
G09 C a skipped check that counts as passed
G10 H a message that tells the forge to run nothing
G11 H the same commit against two bases
G12 H a pull request with another base than before
G13 C the base moves between check and merge
G14 H an old run that is run again
G15 H runs that are cancelled
G16 H a merge by hand
G17 H pushes that take commits away
G18 H a pull request of a fork
G19 M an event that is not as it should be
G20 H code is looked for in the checkout
G21 M a cache that others fill
G22 M more rights than are needed
G23 H a merge queue that nothing answers
G24 M more files than the forge lists
G25 M a merge that conflicts or is out of date
G26 M git refuses to work`,
  ],
  [
    'X',
    'Exhaustion',
    `
X01 H lists nested by thousands
X02 H quotes nested by thousands
X03 H thousands of headings
X04 H storms of emphasis and brackets
X05 M lazy lines, footnotes and tables
X06 H a blob of hundreds of megabytes
X07 H a tree of a billion files
X08 M a great many files or commits
X09 H a pattern that takes for ever
X10 H a scope that takes for ever
X11 M data nested without end
X12 M a Master Spec of four megabytes
X13 M a great many findings
X14 M pipes and folders in the place of files`,
  ],
  [
    'D',
    'Loss of data',
    `
D01 C an end in the middle of a write
D02 C a file that is staged in part
D03 H two runs at once
D04 H a disk that is full
D05 C a target that is a link
D06 M bytes that nobody asked to change
D07 H Markdown that is written anew
D08 C a signed packet is fixed
D09 H a repository in the middle of something
D10 H two files that belong together
D11 M a file that is there already
D12 M what is left behind`,
  ],
];

/** All groups, in the order of the catalogue. */
export const CATALOGUE: readonly CatalogueGroup[] = TEXT.map(([letter, title, cases]) => ({
  letter,
  title,
  cases: cases.trim().split('\n').map(parseCase),
}));

/** Cases that came up while the catalogue was worked through. */
export const FOUND_HERE: CatalogueGroup = {
  letter: '+',
  title: 'Found here',
  cases: [
    {
      id: 'L47',
      severity: 'H',
      title: 'a record section is taken away, so that what the base adds to it merges into the scope',
    },
    {
      id: 'L48',
      severity: 'H',
      title: 'a history of its own has the packet as a link, and is merged without its files',
    },
  ],
};

/** Cases that no test here can show, with the reason: only the platform itself can. */
export const PLATFORM_ONLY: Readonly<Record<string, string>> = {};

function parseCase(line: string): CatalogueCase {
  const [, id, severity, title] = /^([A-Z]\d\d) ([CHML]) (.+)$/.exec(line) ?? [];
  if (id === undefined || title === undefined) throw new Error(`${line} is no line of the catalogue`);
  return { id, severity: severity as Weight, title };
}
