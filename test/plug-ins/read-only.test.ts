import { describe, expect, it } from 'vitest';
import { readOnly } from '../../engine/plug-ins/read-only.js';
import { saidBy } from '../support/judge-change.js';
import { configOf, EDITED, judgedBy, plugIn } from './own-plug-in.js';

class Shelf {
  #books = ['b', 'a'];
  readonly byName = new Map([['a', { pages: 1 }]]);
  books(): string[] {
    return this.#books;
  }
  first(is: (book: { pages: number }) => boolean): { pages: number } | undefined {
    return [...this.byName.values()].find(is);
  }
}

const given = () => ({
  list: [{ n: 2 }, { n: 1 }],
  set: new Set(['x']),
  bytes: Buffer.from('ab'),
  shelf: new Shelf(),
  fixed: Object.freeze({ inner: { n: 1 } }),
});

describe('what a rule of a plug-in is shown', () => {
  it('reads as it is', () => {
    const view = readOnly(given());
    expect(view.list.map(({ n }) => n)).toEqual([2, 1]);
    expect([...view.list].sort((a, b) => a.n - b.n).map(({ n }) => n)).toEqual([1, 2]);
    expect(Array.isArray(view.list)).toBe(true);
    expect(view.list[0]).toBe(view.list[0]);
    expect(view.list.includes(view.list[1] as never)).toBe(true);
    expect([view.set.has('x'), [...view.set], view.bytes.toString(), view.fixed.inner.n]).toEqual([
      true,
      ['x'],
      'ab',
      1,
    ]);
    expect([view.shelf.books().length, view.shelf.byName.get('a')?.pages]).toEqual([2, 1]);
    expect(JSON.stringify(view.list)).toBe('[{"n":2},{"n":1}]');
    expect(Object.keys(view)).toEqual(['list', 'set', 'bytes', 'shelf', 'fixed']);
  });

  it.each<[string, (view: ReturnType<typeof given>) => unknown]>([
    ['assigns', (view) => Object.assign(view, { list: [] })],
    ['sorts in place', (view) => view.list.sort((a, b) => a.n - b.n)],
    ['reverses', (view) => view.list.reverse()],
    ['empties', (view) => view.list.splice(0)],
    ['appends', (view) => view.list.push({ n: 3 })],
    ['writes an element', (view) => Object.assign(view.list[0] ?? {}, { n: 3 })],
    ['writes what a function was shown', (view) => view.list.map((each) => Object.assign(each, { n: 3 }))],
    ['writes what a method found', (view) => view.shelf.first((book) => Object.assign(book, { pages: 3 }).pages > 0)],
    [
      'writes what an iterator gives',
      (view) => [...view.shelf.byName.values()].map((each) => Object.assign(each, { pages: 3 })),
    ],
    ['takes a key away', (view) => Reflect.deleteProperty(view, 'list')],
    ['defines one', (view) => Object.defineProperty(view, 'list', { value: [] })],
    ['adds to a set', (view) => view.set.add('y')],
    ['writes into a map', (view) => view.shelf.byName.clear()],
    ['writes bytes', (view) => view.bytes.fill(0)],
    ['writes one byte', (view) => Object.assign(view.bytes, { 0: 0 })],
    ['sorts what a method returned', (view) => view.shelf.books().sort()],
  ])('stays as it is for one that %s', (_, write) => {
    const own = given();
    expect(() => write(readOnly(own))).toThrow('a rule changes nothing of what it looks at');
    expect(own).toEqual(given());
    expect(own.shelf.books()).toEqual(['b', 'a']);
  });
});

describe('a rule of a plug-in that', () => {
  const judged = (checks: string) => {
    const text = plugIn({ checks });
    const reworded = [{ edits: { signed: (was: string) => was.replace(/finishes/, 'ends') } }];
    return Promise.all([EDITED, reworded].map((steps) => judgedBy(text, { config: configOf(text), steps })));
  };

  it.each([
    [
      'lowers what others find',
      '*packet({ law }) { for (const each of Object.values(law.rules)) each.severity = "warning"; },',
    ],
    ['empties what others look at', '*change({ packetChanges }) { packetChanges.splice(0); },'],
    ['empties the changeset', '*change({ changeset }) { changeset.changes.reverse(); changeset.changes.length = 0; },'],
    ['takes the fields away', '*packet({ packet }) { packet.fields.splice(0); },'],
  ])('%s crashes, and everything else is said as without it', async (_, checks) => {
    const [, plain] = await judged('*packet() {},');
    const [harmless, report] = await judged(checks);
    if (!report || !plain) throw new Error('nothing was judged');
    expect([harmless?.verdict, report.verdict]).toEqual(['inconclusive', 'block']);
    expect(saidBy(plain, 'signature-lock')).not.toEqual([]);
    expect(saidBy(report, 'signature-lock')).toEqual(saidBy(plain, 'signature-lock'));
    expect(report.outcomes.find(({ outcome }) => outcome === 'crashed')?.reason).toContain(
      'changes nothing of what it looks at',
    );
  });

  it('starts what never ends holds nobody up', async () => {
    for (const report of await judged('*packet() { (async () => { for (;;) await 0; })(); },'))
      expect(['pass', 'block']).toContain(report.verdict);
  });

  it('fails behind its own back says nothing to anybody', async () => {
    const [report] = await judged('*packet() { (async () => { await 0; throw new Error("late"); })(); },');
    expect(report?.verdict).toBe('pass');
  });
});
