import fc from 'fast-check';

/** One packet of the first commit. */
export interface PacketChoice {
  readonly isSigned: boolean;
  readonly dress: number;
  readonly words: number;
  readonly form: number;
  readonly isStarted: boolean;
  readonly hasRecords: boolean;
}

/** One act: which, on which branch, and two numbers by which it chooses. */
export interface ActChoice {
  readonly kind: string;
  readonly where: 'main' | 'topic' | 'side';
  readonly pick: number;
  readonly by: number;
}

/** A history as data: what is generated, shrunk and kept. */
export interface HistoryChoice {
  readonly packets: readonly PacketChoice[];
  readonly acts: readonly ActChoice[];
}

/** How often each act is chosen, of all acts together. */
const OFTEN = {
  step: 6,
  claim: 5,
  record: 7,
  unrecord: 2,
  report: 4,
  form: 5,
  note: 5,
  code: 4,
  sign: 6,
  plan: 5,
  redraft: 5,
  discard: 1,
  empty: 1,
  merge: 14,
  octopus: 3,
  fork: 4,
  rebase: 4,
  revert: 2,
} as const;

const SELDOM = {
  close: 4,
  restore: 4,
  'merge-ours': 8,
  'merge-theirs': 5,
  'evil-merge': 8,
  reword: 5,
  twist: 7,
  untwist: 2,
  remove: 2,
  rename: 2,
  retype: 4,
  strip: 3,
  resign: 2,
  smuggle: 2,
  jump: 2,
  copy: 2,
  ledger: 2,
  folder: 1,
} as const;

function weighted(weights: Readonly<Record<string, number>>): fc.Arbitrary<string> {
  return fc.oneof(...Object.entries(weights).map(([kind, weight]) => ({ arbitrary: fc.constant(kind), weight })));
}

const packet = fc.record({
  isSigned: fc.boolean(),
  dress: fc.nat(3),
  words: fc.nat(255),
  form: fc.nat(7),
  isStarted: fc.boolean(),
  hasRecords: fc.boolean(),
});

function act(kind: fc.Arbitrary<string>, at?: Where): fc.Arbitrary<ActChoice> {
  const anywhere = fc.constantFrom('topic', 'topic', 'topic', 'topic', 'main', 'main', 'side', 'side');
  const where = at === undefined ? anywhere : fc.constant(at);
  return fc.record({ kind, where, pick: fc.nat(47), by: fc.nat(47) }) as fc.Arbitrary<ActChoice>;
}

type Where = ActChoice['where'];

/** What only becomes a breach, or none, together with something else on another branch. */
const TOGETHER: readonly (readonly (readonly [string, Where])[])[] = [
  [
    ['sign', 'side'],
    ['merge-ours', 'topic'],
  ],
  [
    ['sign', 'main'],
    ['merge-ours', 'topic'],
  ],
  [
    ['sign', 'main'],
    ['redraft', 'topic'],
  ],
  [
    ['redraft', 'topic'],
    ['revert', 'topic'],
    ['sign', 'main'],
  ],
  [
    ['sign', 'main'],
    ['sign', 'topic'],
    ['merge', 'topic'],
  ],
  [
    ['redraft', 'main'],
    ['sign', 'topic'],
  ],
  [
    ['close', 'main'],
    ['merge-ours', 'topic'],
  ],
  [
    ['step', 'main'],
    ['merge-ours', 'topic'],
  ],
  [
    ['reword', 'side'],
    ['fork', 'side'],
    ['merge-ours', 'topic'],
  ],
  [
    ['twist', 'side'],
    ['merge', 'topic'],
    ['restore', 'topic'],
  ],
  [
    ['note', 'main'],
    ['evil-merge', 'topic'],
  ],
  [
    ['merge', 'main'],
    ['note', 'main'],
    ['evil-merge', 'topic'],
  ],
  [
    ['reword', 'main'],
    ['restore', 'topic'],
  ],
  [
    ['plan', 'side'],
    ['merge-theirs', 'topic'],
  ],
];

const alone = (kind: fc.Arbitrary<string>): fc.Arbitrary<ActChoice[]> => fc.tuple(act(kind));
const together = TOGETHER.map((acts) => fc.tuple(...acts.map(([kind, where]) => act(fc.constant(kind), where))));

function acts(unit: fc.Arbitrary<ActChoice[]>): fc.Arbitrary<ActChoice[]> {
  // What is kept as a list of acts is made small act by act.
  return fc.array(unit, { minLength: 1, maxLength: 12, size: 'max' }).map(
    (units) => units.flat(),
    (flat) => (flat as ActChoice[]).map((each) => [each]),
  );
}

/** Histories: one of three is of lawful acts only, though merges may make a breach of those, too. */
export const history: fc.Arbitrary<HistoryChoice> = fc.record({
  packets: fc.array(packet, { minLength: 2, maxLength: 6 }),
  acts: fc.oneof(
    { arbitrary: acts(alone(weighted(OFTEN))), weight: 1 },
    {
      arbitrary: acts(
        fc.oneof(
          { arbitrary: alone(weighted({ ...OFTEN, ...SELDOM })), weight: 9 },
          { arbitrary: fc.oneof(...together), weight: 2 },
        ),
      ),
      weight: 2,
    },
  ),
});
