import { expect } from 'vitest';
import { type Attack, describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;

/** Attributes and submodules are law: their benign twins are changed alone, under a signed packet whose scope names them. */
const lawful = (path: string, change: string): Twin => ({
  title: `${path} changed under a signed packet that names it`,
  place: 'docs',
  build: sh`law_packet '${path} (new)'; ${change}; work law WP-1-Law-20260104`,
});

/** Threats L: a signed packet that is moved, retyped, replaced or twinned. */
const attacks: readonly Attack[] = [
  {
    id: 'L01',
    title: 'a signed packet is deleted',
    weight: 'C',
    build: sh`git rm -q "$P"; ci delete`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L02',
    title: 'deleted in one commit, recreated with edits in the next',
    weight: 'C',
    build: sh`cp "$P" "$T/kept"; git rm -q "$P"; ci delete; mkdir -p "$K"; widen "$T/kept"; mv "$T/kept" "$P"; ci recreate`,
    expect: { rules: ['signature-lock'] },
    also: ({ report }) => {
      const commits = report?.diagnostics.filter(({ rule }) => rule === 'signature-lock').map(({ commit }) => commit);
      expect(new Set(commits).size, 'each of the two commits is named').toBe(2);
    },
  },
  {
    id: 'L03',
    title: 'renamed and edited',
    weight: 'C',
    build: sh`
      git mv "$P" "$K/WP-1-Export-20260103.md"; widen "$K/WP-1-Export-20260103.md"; ci move
      git diff --name-status -M main topic | has ^R0`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L04',
    title: 'moved out of the watched folder, byte for byte',
    weight: 'H',
    build: sh`mkdir -p "$W/archive"; git mv "$P" "$W/archive/"; ci move`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L05',
    title: 'renamed to another case of the same name',
    weight: 'H',
    build: sh`git mv "$P" "$K/wp-1-export-20260101.md"; ci case`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L24',
    title: 'replaced by a symbolic link to a copy',
    weight: 'C',
    build: sh`cp "$P" other.md; ln -sf ../../other.md "$P"; ci link; git diff --name-status main topic | has ^T`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L25',
    title: 'the whole folder replaced by a symbolic link',
    weight: 'C',
    build: sh`mkdir other; git mv "$K" other/tp; widen other/tp/WP-1-Export-20260101.md; ln -s ../other/tp "$K"; ci link`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L26',
    title: 'the folder replaced by a submodule that the tree says to ignore',
    weight: 'C',
    build: sh`
      printf '[submodule "x"]\n\tpath = %s\n\turl = ./x\n\tignore = all\n' "$K" > .gitmodules
      git rm -rq --cached "$K"; put 160000 "$(git rev-parse HEAD)" "$K"; git add .gitmodules
      git commit -q -m submodule -m 'Role: Orchestrator'
      ! git diff --raw main topic | has 160000
      git diff-tree -r --raw --ignore-submodules=none main topic | has 160000`,
    expect: { rules: ['law-integrity', 'signature-lock'] },
    twin: lawful('.gitmodules', sh`printf '[submodule "x"]\n\tpath = x\n\turl = ./x\n' > .gitmodules`),
  },
  {
    id: 'L27',
    title: 'its mode alone changes',
    weight: 'M',
    build: sh`git update-index --chmod=+x "$P"; git commit -q -m mode -m 'Role: Orchestrator'`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L28',
    title: 'the file becomes a folder of the same name',
    weight: 'H',
    build: sh`git rm -q "$P"; mkdir -p "$P"; echo x > "$P/README.md"; ci folder`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L29',
    title: 'replaced by a pointer of a large file store',
    weight: 'H',
    build: sh`
      printf '%s/* filter=lfs -text\n' "$K" > .gitattributes
      printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 9\n' 0 > "$P"; ci pointer`,
    expect: { rules: ['law-integrity', 'signature-lock'] },
    twin: lawful('.gitattributes', sh`printf '*.png filter=lfs -text\n' > .gitattributes`),
  },
  {
    id: 'L30',
    title: 'attributes change what a checkout shows of it, and not its blob',
    weight: 'H',
    build: sh`
      printf '%s/*.md working-tree-encoding=UTF-16 ident eol=crlf\n' "$K" > .gitattributes
      git add .gitattributes; git commit -q -m attributes -m 'Role: Orchestrator'
      rm "$P"; git checkout -q -- "$P"
      test "$(git rev-parse "HEAD:$P")" = "$(git rev-parse "main:$P")"; ! git show "HEAD:$P" | cmp -s - "$P"`,
    expect: { rules: ['law-integrity'] },
    twin: lawful('.gitattributes', sh`printf '*.sh eol=lf\n' > .gitattributes`),
  },
  {
    id: 'L32',
    title: 'attributes hide it from reviewers',
    weight: 'M',
    build: sh`printf '%s/* -diff linguist-generated\n' "$K" > .gitattributes; ci hide`,
    expect: { rules: ['law-integrity'] },
    twin: lawful('.gitattributes', sh`printf '*.sh eol=lf\n' > .gitattributes`),
  },
  {
    id: 'L33',
    title: 'a tree with two entries of its name',
    weight: 'H',
    build: sh`
      edited=$(git show "HEAD:$P" | perl -pe 's/Everything in app/Nothing/' | blob)
      ${/* What mktree would refuse is written byte for byte. */ ''}
      entries() { git ls-tree "HEAD:$K"; printf '100644 blob %s\t%s\n' "$edited" "$(basename "$P")"; }
      packets=$(entries | LC_ALL=C sort -s -k4 | perl -ne '/^(\d+) \w+ (\w+)\t(.*)/ and print "$1 $3\0", pack("H*", $2)' |
        git hash-object -t tree -w --literally --stdin)
      folder=$({ git ls-tree "HEAD:$W" | grep -v task_packets; printf '040000 tree %s\ttask_packets\n' "$packets"; } | git mktree)
      root=$({ git ls-tree HEAD | grep -v "	$W\$"; printf '040000 tree %s\t%s\n' "$folder" "$W"; } | git mktree)
      git update-ref refs/heads/topic "$(git commit-tree "$root" -p main -m twice -m 'Role: Orchestrator')"
      { git fsck --no-dangling 2>&1 || true; } | has duplicateEntries`,
    expect: { undecided: /twice/ },
    twin: {
      title: 'a tree built in the same way, with each name once',
      place: 'notes',
      build: sh`
        edited=$(git show "HEAD:$P" | perl -pe 's/Everything in app/Nothing/' | blob)
        entries() { git ls-tree "HEAD:$K" | grep -v Export; printf '100644 blob %s\t%s\n' "$edited" "$(basename "$P")"; }
        packets=$(entries | LC_ALL=C sort -s -k4 | perl -ne '/^(\d+) \w+ (\w+)\t(.*)/ and print "$1 $3\0", pack("H*", $2)' |
          git hash-object -t tree -w --literally --stdin)
        folder=$({ git ls-tree "HEAD:$W" | grep -v task_packets; printf '040000 tree %s\ttask_packets\n' "$packets"; } | git mktree)
        root=$({ git ls-tree HEAD | grep -v "	$W\$"; printf '040000 tree %s\t%s\n' "$folder" "$W"; } | git mktree)
        git update-ref refs/heads/topic "$(git commit-tree "$root" -p main -m once -m 'Role: Orchestrator')"
        test "$(git rev-parse "topic:$P")" = "$edited"`,
    },
  },
  {
    id: 'L34',
    title: 'a twin in another case beside it',
    weight: 'M',
    build: sh`put 100644 "$(echo x | blob)" "$K/WP-1-EXPORT-20260101.md"; git commit -q -m twin -m 'Role: Orchestrator'`,
    expect: { rules: ['packet-id'] },
  },
  {
    id: 'L35',
    title: 'a twin with a blank at the end of its name',
    weight: 'M',
    build: sh`put 100644 "$(echo x | blob)" "$P "; git commit -q -m twin -m 'Role: Orchestrator'`,
    expect: { rules: ['packet-id'] },
  },
  {
    id: 'L36',
    title: 'copied to a new name with the same id and signature and a wider scope',
    weight: 'C',
    build: sh`cp "$P" "$K/WP-1-Export-20260109.md"; ed 's/src\/export.ts/src\/**/' "$K/WP-1-Export-20260109.md"; ci copy`,
    expect: { rules: ['packet-id', 'user-signature'] },
  },
  {
    id: 'L37',
    title: 'shadowed by a copy in a folder below and in a twin of the folder',
    weight: 'H',
    build: sh`
      twin=$(dirname "$K")/Task_Packets; mkdir -p "$K/zz" "$twin"; cp "$P" "$K/zz/"; cp "$P" "$twin/"
      ed 's/src\/export.ts/**/' "$twin/$(basename "$P")"; ci shadow`,
    expect: { rules: ['law-integrity', 'packet-id'] },
  },
];

describeAttacks(attacks);
