import { describeExhaustion } from './measured.js';

/** Ten folders of ten folders of …, LEVELS deep, with ten files at the end. Leaves the tree in `$t`. */
const bomb = (levels: number): string => `b=$(echo b | blob)
  t=$(perl -e 'printf "100644 blob %s\\tf%d\\n", $ARGV[0], $_ for 0..9' "$b" | git mktree)
  for level in $(seq ${levels}); do t=$(perl -e 'printf "040000 tree %s\\td%d\\n", $ARGV[0], $_ for 0..9' "$t" | git mktree); done`;

/** Commits the tree `$t` as the folder FOLDER of topic. */
const commitAs = (
  folder: string,
): string => `r=$( { git ls-tree main; printf '040000 tree %s\\t${folder}\\n' "$t"; } | git mktree)
  git checkout -q main; git update-ref refs/heads/topic "$(git commit-tree "$r" -p main -m generated -m 'Role: Orchestrator')"`;

/** A folder of files that are all the same. Leaves the tree in `$t`. */
const files = (count: number): string => `b=$(echo a | blob)
  t=$(perl -e 'printf "100644 blob %s\\tf%06d.txt\\n", $ARGV[0], $_ for 1..${count}' "$b" | git mktree)`;

/** As many commits of one file on topic. */
const commits = (count: number): string => `{ git rev-parse main | perl -pe 's/^/reset refs\\/heads\\/topic\\nfrom /'
    perl -e 'for (1..${count}) { $m = "c$_\\n\\nRole: Orchestrator\\n"; $time = 1767657600 + $_;
      print "commit refs/heads/topic\\ncommitter a <a\\@example.org> $time +0000\\ndata ", length $m, "\\n$m\\n";
      print "M 100644 inline README.md\\ndata ", length $_, "\\n$_\\n\\n" }'; } | git fast-import --quiet --force`;

/** A large blob as a packet, through git's own object writer. */
const PIPE = "mkdir -p notes; echo 'a note' > notes/a.md";

describeExhaustion([
  {
    id: 'X06',
    title: 'a packet of 400 MB',
    severity: 'H',
    build: `b=$(perl -e 'print "a" x 1000000 for 1..400' | git -c core.compression=1 hash-object -w --stdin)
      put 100644 "$b" docs/task_packets/WP-1-Big-20260101.md; git commit -q -m big -m 'Role: Orchestrator'`,
    expect: { undecided: /WP-1-Big-20260101\.md is 400,000,000 bytes, the limit is 4,194,304/ },
    twin: `b=$(perl -e 'print "a" x 8000000' | blob); put 100644 "$b" notes/big.md; git commit -q -m big -m 'Role: Orchestrator'`,
    // To fetch 400 MB is git's work.
    doors: ['hook pre-commit'],
  },
  {
    id: 'X07',
    title: 'a bomb of a billion files',
    severity: 'H',
    build: `${bomb(8)}\n${commitAs('bomb')}`,
    expect: { undecided: /the change touches more than 250,000 folders, the limit/ },
    twin: `${bomb(2)}\n${commitAs('generated')}`,
    doors: ['action'],
  },
  {
    id: 'X07 drift',
    title: 'a bomb that has to be merged into a base that went on',
    severity: 'H',
    build: `${bomb(8)}\n${commitAs('bomb')}; echo y >> README.md; git mv app/main.ts app/start.ts; ci drift`,
    expect: { undecided: /the change touches more than 250,000 folders, the limit/ },
    twin: `${bomb(2)}\n${commitAs('generated')}; echo y >> README.md; ci drift`,
  },
  {
    id: 'X08',
    title: 'three hundred thousand files in one change',
    severity: 'M',
    build: `${files(300_000)}\n${commitAs('many')}`,
    expect: { undecided: /the change touches more than 50,000 paths, the limit/ },
    twin: `${files(20_000)}\n${commitAs('many')}`,
  },
  {
    id: 'X08 commits',
    title: 'twenty thousand commits in one change',
    severity: 'M',
    build: commits(20_000),
    expect: { undecided: /main\.\.topic holds more than 10,000 commits, the limit/ },
    twin: commits(9000),
  },
  {
    id: 'X14',
    title: 'a pipe where a packet should be',
    severity: 'M',
    build: 'mkfifo docs/task_packets/WP-1-Fifo-20260105.md',
    args: ['check'],
    expect: { undecided: /WP-1-Fifo-20260105\.md is a pipe/ },
    twin: PIPE,
    doors: [],
  },
  {
    id: 'X14 ignore',
    title: 'a pipe where git reads what to ignore',
    severity: 'M',
    build: 'mkfifo docs/.gitignore',
    args: ['check'],
    expect: { undecided: /docs\/\.gitignore is a pipe/ },
    twin: 'echo "*.log" > docs/.gitignore',
  },
  {
    id: 'X14 attributes',
    title: 'a pipe where git reads attributes',
    severity: 'M',
    build: 'mkfifo .gitattributes; touch -d 2020-01-01 README.md',
    args: ['check'],
    expect: { undecided: /\.gitattributes is a pipe/ },
    twin: 'touch -d 2020-01-01 README.md',
  },
]);
