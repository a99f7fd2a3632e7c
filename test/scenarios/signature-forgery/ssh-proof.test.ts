import { describe, expect, it } from 'vitest';
import { attempt, build, hookUp, type Judged, newScenario } from '../../support/scenario.js';
import { hasSshKeygen } from '../../support/ssh-keys.js';
import { type Attack, describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;

/** Words of their own, with keys that are made on the spot. */
const WORDS = sh`
  A=docs/allowed_signers; S=$W/signatures; F=$S/$SIG2.sig
  key() { [ -f "$T/$1" ] || ssh-keygen -q -t ed25519 -N '' -C '' -f "$T/$1"; }
  line() { key "$1"; printf '%s %s%s\n' "$2" "$3" "$(cat "$T/$1.pub")"; } # KEY NAMES OPTIONS
  onmain() { git checkout -q main; "$@"; git checkout -q -B topic main; }
  keys() { line alice alice "$1" > "$A"; line bob bob '' >> "$A"; ci keys; }
  prove() { # KEY SIGNATURE ID [NAMESPACE]: an SSH signature of the packet as it is
    key "$1"; mkdir -p "$S"
    printf '%s\n' handshake-packet-v1 "$3" "$2" "$(digest "$K/$3.md")" |
      ssh-keygen -q -Y sign -n "${'$'}{4:-handshake-packet}" -f "$T/$1" > "$S/$2.sig"
  }
  plan() { np "- USER_SIGNATURE: $SIG2" "$1"; } # ID
  proved() { plan "$1"; prove alice "$SIG2" "$1"; ci "plan $1"; }
  ID=WP-1-Search-20260105; OTHER=WP-1-Import-20260106
`;

const user: Attack['expect'] = { rules: ['user-signature'] };
const ledger: Attack['expect'] = { rules: ['signature-ledger'] };
/** What the message has to say, so that no case is blocked for another reason. */
const says = (words: RegExp) => (judged: Judged) =>
  expect(judged.report?.diagnostics.map(({ message }) => message).join('\n')).toMatch(words);

function twin(title: string, script: string): Twin {
  return { title, place: 'docs', build: WORDS + script };
}

/** An attack on a repository whose base lists the keys of alice and bob. */
function listed(attack: Omit<Attack, 'build'> & { readonly build: string }): Attack {
  return { twin: SIGNED, ...attack, build: WORDS + sh`onmain keys ''; ` + attack.build };
}

const SIGNED = twin('proved with her key', sh`onmain keys ''; proved "$ID"`);

/** One whose base has a packet that is proved. */
function standing(attack: Omit<Attack, 'build'> & { readonly build: string }): Attack {
  return listed({ ...attack, build: sh`onmain proved "$ID"; ` + attack.build });
}

const AS_IT_WAS = twin(
  'the file of a signature that nobody records',
  sh`onmain keys ''; onmain proved "$ID"; cp "$F" "$S/bob010120261200.sig"; ci more
     echo x >> "$S/bob010120261200.sig"; ci edit; git rm -q "$S/bob010120261200.sig"; ci gone`,
);

// Threats S10, S13 to S15 and L16, in repositories whose base has docs/allowed_signers.
if (hasSshKeygen) {
  describeAttacks([
    listed({
      id: 'S10',
      title: 'an agent makes up a signature and has no key',
      weight: 'C',
      build: sh`plan "$ID"; ci plan`,
      expect: user,
      also: says(/is missing, expected `docs\/signatures\//),
    }),
    listed({
      id: 'S15',
      title: 'a signature that is good by itself, with a key that nobody lists',
      weight: 'M',
      build: sh`plan "$ID"; prove agent "$SIG2" "$ID"; ci plan`,
      expect: user,
      also: says(/lists for nobody/),
    }),
    listed({
      id: 'S13',
      title: 'a statement of its own, in a file and a namespace of its own',
      weight: 'C',
      build: sh`
        key agent; mkdir -p "$S"; plan "$ID"
        printf '{"packet":"%s"}' "$ID" | ssh-keygen -q -Y sign -n handshake-packet-v1 -f "$T/agent" > "$S/$ID.sig"; ci plan`,
      expect: user,
      also: says(/is missing, expected `docs\/signatures\//),
    }),
    listed({
      id: 'S13 other person',
      title: 'another person of the list signs in her name',
      weight: 'C',
      build: sh`plan "$ID"; prove bob "$SIG2" "$ID"; ci plan`,
      expect: user,
      also: says(/lists for `bob`/),
      twin: twin(
        'he signs in his own',
        sh`onmain keys ''; SIG2=bob050120261200; plan "$ID"; sed -i.bak 's/| alice | 2026-01-05/| bob | 2026-01-05/' "$L"; rm -f "$L.bak"
           prove bob "$SIG2" "$ID"; ci plan`,
      ),
    }),
    standing({
      id: 'S13 copied',
      title: 'the proof of another packet is copied',
      weight: 'C',
      build: sh`SIG2=alice050120261300; plan "$OTHER"; cp "$F" "$S/$SIG2.sig"; ci plan`,
      expect: user,
      also: says(/is made for something else/),
      twin: twin(
        'a proof of its own',
        sh`onmain keys ''; onmain proved "$ID"; SIG2=alice050120261300; proved "$OTHER"`,
      ),
    }),
    listed({
      id: 'L16 ssh',
      title: 'another text under the same signature, in an amended commit',
      weight: 'C',
      build: sh`proved "$ID"; ed "s/\\| sha256:.* \\|\$/| pending |/ if /$SIG2/" "$L"; widen "$K/$ID.md"; record; git add -A; git commit -q --amend --no-edit`,
      expect: user,
      also: says(/is made for something else/),
      twin: twin(
        'signed anew for that text',
        sh`onmain keys ''; proved "$ID"; ed "s/\\| sha256:.* \\|\$/| pending |/ if /$SIG2/" "$L"; widen "$K/$ID.md"; record; prove alice "$SIG2" "$ID"; git add -A; git commit -q --amend --no-edit`,
      ),
    }),
    listed({
      id: 'S13 namespace',
      title: 'a signature that was made for something else (another namespace)',
      weight: 'H',
      build: sh`plan "$ID"; prove alice "$SIG2" "$ID" git; ci plan`,
      expect: user,
      also: says(/is made for something else/),
    }),
    listed({
      id: 'S13 junk',
      title: 'words behind the armour',
      weight: 'M',
      build: sh`plan "$ID"; prove alice "$SIG2" "$ID"; echo 'and everything else' >> "$F"; ci plan`,
      expect: user,
      also: says(/does not end with the line/),
    }),
    {
      id: 'S13 expired',
      title: 'a key that ran out',
      weight: 'H',
      build: WORDS + sh`onmain keys 'valid-before="20260101Z" '; proved "$ID"`,
      expect: user,
      also: says(/in force until/),
      twin: twin('a key that runs out later', sh`onmain keys 'valid-before="202601051201Z" '; proved "$ID"`),
    },
    {
      id: 'S13 purpose',
      title: 'a key that is for commits',
      weight: 'H',
      build: WORDS + sh`onmain keys 'namespaces="git" '; proved "$ID"`,
      expect: user,
      also: says(/which is for `git`/),
      twin: twin('one that is for both', sh`onmain keys 'namespaces="git,handshake-packet" '; proved "$ID"`),
    },
    {
      id: 'S13 repository',
      title: 'the same text, signed in another repository',
      weight: 'C',
      build:
        WORDS +
        sh`named() { keys ''; printf '{"signatures":{"repository":"example.org/lantern"}}' > handshake.config.json; ci name; }; onmain named; proved "$ID"`,
      expect: user,
      also: says(/is made for something else/),
      twin: twin(
        'signed in this one',
        sh`named() { keys ''; printf '{"signatures":{"repository":"example.org/lantern"}}' > handshake.config.json; ci name; }; onmain named; plan "$ID"; mkdir -p "$S"
           printf '%s\n' handshake-packet-v1 "$ID" "$SIG2" "$(digest "$K/$ID.md")" example.org/lantern | ssh-keygen -q -Y sign -n handshake-packet -f "$T/alice" > "$F"; ci plan`,
      ),
    },
    listed({
      id: 'S14',
      title: 'a key for everybody comes with the change that it signs',
      weight: 'C',
      build: sh`line agent '*' '' >> "$A"; plan "$ID"; prove agent "$SIG2" "$ID"; ci plan`,
      expect: { rules: ['law-integrity', 'user-signature'] },
      also: says(/lists for nobody/),
    }),
    listed({
      id: 'S14 authority',
      title: 'a key that vouches for others comes with the change that it signs',
      weight: 'C',
      build: sh`line agent '*' 'cert-authority ' >> "$A"; plan "$ID"; prove agent "$SIG2" "$ID"; ci plan`,
      expect: { rules: ['law-integrity', 'user-signature'] },
    }),
    listed({
      id: 'S14 other place',
      title: 'a list of its own, where another tool would look',
      weight: 'C',
      build: sh`mkdir -p .handshake; line agent alice '' > .handshake/allowed_signers; plan "$ID"; prove agent "$SIG2" "$ID"; ci plan`,
      expect: { rules: ['law-integrity', 'user-signature'] },
      also: says(/lists for nobody/),
    }),
    listed({
      id: 'S14 used',
      title: 'the key comes with the change that it signs',
      weight: 'C',
      build: sh`line agent alice '' >> "$A"; plan "$ID"; prove agent "$SIG2" "$ID"; ci plan`,
      expect: { rules: ['law-integrity', 'user-signature'] },
      also: says(/lists for nobody/),
      twin: twin(
        'the key was there before',
        sh`more() { keys ''; line new alice '' >> "$A"; ci more; }; onmain more; plan "$ID"; prove new "$SIG2" "$ID"; ci plan`,
      ),
    }),
    listed({
      id: 'S14 removed',
      title: 'the list goes, and with it the question',
      weight: 'C',
      build: sh`git rm -q "$A"; plan "$ID"; ci plan`,
      expect: { rules: ['law-integrity', 'user-signature'] },
    }),
    listed({
      id: 'S14 link',
      title: 'the list becomes a link to one of its own',
      weight: 'C',
      build: sh`line agent '*' '' > mine; ln -sf ../mine "$A"; plan "$ID"; prove agent "$SIG2" "$ID"; ci plan`,
      expect: { rules: ['law-integrity', 'user-signature'] },
    }),
    standing({
      id: 'S13 edited',
      title: 'a proof is edited later',
      weight: 'H',
      build: sh`echo >> "$F"; ci edit`,
      expect: ledger,
      also: says(/\.sig` is edited/),
      twin: AS_IT_WAS,
    }),
    standing({
      id: 'S13 gone',
      title: 'a proof is taken away later',
      weight: 'H',
      build: sh`git rm -q "$F"; ci gone`,
      expect: ledger,
      also: says(/\.sig` is removed/),
      twin: AS_IT_WAS,
    }),
    standing({
      id: 'S13 taken back',
      title: 'a proof is edited, and put back',
      weight: 'M',
      build: sh`echo >> "$F"; ci edit; git checkout -q main -- "$F"; ci back`,
      expect: ledger,
      also: says(/\.sig` is edited/),
      twin: twin(
        'a proof that its own branch put right, before it was merged as one commit',
        sh`onmain keys ''; plan "$ID"; prove bob "$SIG2" "$ID"; ci plan; prove alice "$SIG2" "$ID"; ci mend
           git checkout -q main; git merge -q --squash topic > /dev/null; ci squash; git checkout -q topic; echo more >> README.md; ci more`,
      ),
    }),
    standing({
      id: 'S13 linked',
      title: 'a proof becomes a link',
      weight: 'H',
      build: sh`git mv "$F" "$S/kept.sig"; ln -s kept.sig "$F"; ci link`,
      expect: { rules: ['law-integrity', 'signature-ledger'] },
      also: says(/\.sig` is no regular file/),
      twin: AS_IT_WAS,
    }),
    standing({
      id: 'S13 merge',
      title: 'a merge that drops the proof of the other side',
      weight: 'H',
      build: sh`
        git checkout -q -B topic main~; echo more >> README.md; ci more
        git merge -q --no-commit main > /dev/null; git rm -q -f "$F"; ci merge`,
      expect: ledger,
      also: says(/\.sig` is removed/),
      twin: twin(
        'a merge that keeps it',
        sh`onmain keys ''; onmain proved "$ID"; git checkout -q -B topic main~; echo more >> README.md; ci more; git merge -q -m merge -m 'Role: Orchestrator' main`,
      ),
    }),
    {
      id: 'S13 revoked',
      title: 'a key that was taken out signs again',
      weight: 'C',
      build:
        WORDS +
        sh`onmain keys ''; onmain proved "$ID"; out() { line bob bob '' > "$A"; ci out; }; onmain out; SIG2=alice050120261300; proved "$OTHER"`,
      expect: user,
      also: says(/lists for nobody/),
      twin: twin(
        'what it signed before stays signed',
        sh`onmain keys ''; onmain proved "$ID"; out() { line bob bob '' > "$A"; ci out; }; onmain out; status "$K/$ID.md" In-Progress; ci start`,
      ),
    },
  ]);
}

describe.skipIf(!hasSshKeygen)('the hooks, where HEAD lists keys', () => {
  it('refuse the commit without a proof, and take the one whose proof the help told how to make', () => {
    const scenario = hookUp(newScenario());
    build(
      scenario,
      WORDS +
        sh`git checkout -q main; git -c core.hooksPath=/dev/null checkout -q topic; line alice alice '' > "$A"; git add -A; git -c core.hooksPath=/dev/null commit -q -m keys`,
    );
    const refused = attempt(scenario, WORDS + sh`plan "$ID"; ci plan`);
    expect(refused.status).not.toBe(0);
    expect(refused.output).toContain('user-signature/unproved');
    const command = /mkdir -p docs\/signatures && printf .*\.sig/.exec(refused.output)?.[0] ?? '';
    expect(command).toContain("WP-1-Search-20260105 alice050120261200 'sha256:");
    const pasted = command.replace('~/.ssh/id_ed25519', '"$T/alice"');
    const taken = attempt(scenario, WORDS + sh`${pasted}; ci plan`);
    expect([taken.status, taken.output]).toEqual([0, expect.not.stringContaining('error')]);
  });
});
