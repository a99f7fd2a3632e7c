import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Judged, Scenario } from '../../support/scenario.js';
import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;

/** Nothing that a name said was done, wherever it would have been done. */
const nothingMade = (_: Judged, { folder, temporary, leftovers }: Scenario): void => {
  for (const place of [folder, join(folder, 'docs'), temporary, leftovers]) {
    expect(readdirSync(place).filter((name) => name.startsWith('pwn'))).toEqual([]);
  }
  expect(existsSync('pwn')).toBe(false);
};

/** A signed packet that is edited on a branch of this name; the twin edits what nothing governs there. */
const onBranch = (id: string, title: string, ref: string): Attack => ({
  id,
  title,
  weight: 'H',
  head: `refs/heads/${ref}`,
  build: sh`widen "$P"; ci bad; git update-ref 'refs/heads/${ref}' topic`,
  expect: { rules: ['signature-lock'] },
  also: nothingMade,
});

/** Threats I01 to I04 and I08: names that are words of another language, to whoever takes them for such. */
describeAttacks([
  onBranch('I01', 'a branch whose name is an option of git', '--output=pwn'),
  onBranch('I02', 'a branch whose name is a command of the shell', '$(>pwn)'),
  onBranch('I02 list', 'a branch whose name is two commands', 'a;>pwn'),
  {
    id: 'I03',
    title: 'a path that reads as a second request to a reader of objects',
    weight: 'H',
    build: sh`
      put 100644 "$(echo SECRET | blob)" "$W/x.md"$'\nHEAD:src/export.ts'; git commit -q -m x -m 'Role: Orchestrator'
      printf 'HEAD:%s/x.md\nHEAD:src/export.ts\n' "$W" | git cat-file --batch-check | has missing`,
    expect: { rules: ['governed-text'] },
  },
  {
    id: 'I03 packet',
    title: 'a signed packet that is edited, behind a path that would shift the answers by one',
    weight: 'H',
    build: sh`
      put 100644 "$(git rev-parse "HEAD:$P")" "$K/WP-1-A"$'\n'"HEAD:$P"; git add -A src; widen "$P"; git add "$P"
      git commit -q -m x -m 'Role: Orchestrator'`,
    expect: { rules: ['governed-text', 'packet-id', 'signature-lock'] },
  },
  {
    id: 'I04',
    title: 'a TASK_ID that is a path',
    weight: 'H',
    build: sh`np "- USER_SIGNATURE: $SIG2"; ed 's#TASK_ID: .*#TASK_ID: ../../../tmp/pwn#' "$N"; ci plan`,
    expect: { rules: ['packet-id'] },
    twin: { title: 'the id of its file', place: 'docs', build: sh`np "- USER_SIGNATURE: $SIG2"; ci plan` },
    also: nothingMade,
  },
  {
    id: 'I04 trailer',
    title: 'a packet that is named by a pattern',
    weight: 'H',
    build: sh`echo y >> src/export.ts; work x 'WP-1-.*'`,
    expect: { rules: ['work-packet-reference'] },
    twin: { title: 'by its id', place: 'docs', build: sh`echo y >> src/export.ts; work x` },
  },
  {
    id: 'I08',
    title: 'a program called git where the tools of packages look first',
    weight: 'M',
    build: sh`
      mkdir -p node_modules/.bin; printf '#!/bin/sh\nexit 0\n' > node_modules/.bin/git; chmod +x node_modules/.bin/git
      git add -f node_modules; git commit -q -m plant -m 'Role: Orchestrator'`,
    expect: { rules: ['law-integrity'] },
    twin: {
      title: 'a program of that name elsewhere',
      place: 'notes',
      build: sh`mkdir -p notes/bin; printf '#!/bin/sh\nexit 0\n' > notes/bin/git; chmod +x notes/bin/git; ci plant`,
    },
  },
]);
