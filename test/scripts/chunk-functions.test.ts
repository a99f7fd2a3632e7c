import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
// biome-ignore lint/correctness/useImportExtensions: scripts run as they stand.
import { chunkFunctions } from '../../scripts/chunk-functions.mjs';

type Exports = Readonly<Record<string, unknown>>;

/** Runs chunks as the program does. */
function run(chunks: Readonly<Record<string, string>>, entry: string): Exports {
  const taken = new Map<string, Exports>();
  const take = (path: string): Exports => {
    const name = path.slice(2);
    const exports = taken.get(name) ?? made[name]?.() ?? {};
    taken.set(name, exports);
    return exports;
  };
  const script = new Script(chunkFunctions(new Map(Object.entries(chunks))));
  const made = script.runInThisContext()((name: string) => (name === 'node:path' ? { sep: '/' } : {}), take) as Record<
    string,
    () => Exports
  >;
  return take(`./${entry}`);
}

describe('chunks as functions', () => {
  it('hand over what they export, by whatever name', () => {
    const chunks = {
      'main.js':
        'import{a as b,c}from"./lib.js";import p,{sep as s}from"node:path";import"./effect.js";import*as all from"node:path";export{x,b as default};var x=[b,c,p.sep,s,all.sep];',
      'lib.js': 'function a(){return"a"}var c=2;export{a,c};',
      'effect.js': 'globalThis.__effect=(globalThis.__effect??0)+1;',
    };
    const { x, default: b } = run(chunks, 'main.js');
    expect(x).toEqual([b, 2, '/', '/', '/']);
    expect((b as () => string)()).toBe('a');
    expect((globalThis as { __effect?: number }).__effect).toBe(1);
    delete (globalThis as { __effect?: number }).__effect;
  });

  it('are run when a dynamic import first asks for them, and once', async () => {
    const chunks = {
      'main.js': 'var later=()=>import("./late.js");export{later};',
      'late.js': 'import{count}from"./count.js";count.n++;export default count;',
      'count.js': 'var count={n:0};export{count};',
    };
    const { later } = run(chunks, 'main.js') as { later: () => Promise<{ default: { n: number } }> };
    expect((await later()).default.n).toBe(1);
    expect((await later()).default.n).toBe(1);
  });

  it('say the same in ASCII', () => {
    const code = [
      'var tag=(parts,...all)=>parts.join("|")+all,one=1;',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code of a chunk.
      'var x=["\\u2026",/^[“…😀]+$/u.test("\\u201c\\u2026"),`a → ${one}— 😀`,tag`→${one}“`];export{x};',
    ].join('');
    expect(run({ 'main.js': code }, 'main.js').x).toEqual(['…', true, 'a → 1— 😀', '→|“1']);
    expect(chunkFunctions(new Map([['main.js', code]]))).toMatch(/^\p{ASCII}+$/u);
    for (const refused of ['var a=String.raw`é`;', 'var a=/\\é/;']) {
      expect(() => chunkFunctions(new Map([['main.js', refused]]))).toThrow();
    }
  });

  it('leave alone what only looks like an import', () => {
    const text = 'import("./late.js")';
    expect(run({ 'main.js': `var t=${JSON.stringify(text)};export{t};` }, 'main.js')).toEqual({ t: text });
  });

  it.each([
    ['a binding that changes after it was exported', 'var n=0;function up(){n++}export{n,up};', 'changes it later'],
    ['the same by assignment', 'var n=0;function up(){n=1}export{n,up};', 'changes it later'],
    ['an export of another module', 'export{a}from"./lib.js";', 'does not hold'],
    ['an await at the top', 'await 1;export{};', /await/],
  ])('cannot be made of %s', (_, text, message) => {
    expect(() => chunkFunctions(new Map([['main.js', text]]))).toThrow(message);
  });
});
