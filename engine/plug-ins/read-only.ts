/** What changes a collection from the inside, where no assignment is seen. */
const WRITERS = new Map<abstract new (...given: never[]) => object, RegExp>([
  [Map, /^(?:set|delete|clear)$/],
  [Set, /^(?:add|delete|clear)$/],
  [Uint8Array, /^(?:set|fill|sort|reverse|copyWithin|swap|write)/],
]);

const views = new WeakMap<object, object>();
const originals = new WeakMap<object, object>();

/**
 * A view of a value through which nothing of it can be changed, however deep: the rules of the protocol look at the same documents, and a
 * plug-in that sorts a list in place would have them judge another one. What a method is given and what it returns are views, too.
 * @returns the same view for the same value; what is no object is itself
 */
export function readOnly<T>(value: T): T {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
  const given: object = value;
  if (originals.has(given)) return value;
  const known = views.get(given);
  if (known) return known as T;
  const view = new Proxy(given, typeof value === 'function' ? { ...HANDLER, apply: applied } : HANDLER);
  views.set(given, view);
  originals.set(view, given);
  return view as T;
}

function refuse(): never {
  throw new TypeError('a rule changes nothing of what it looks at');
}

const HANDLER: ProxyHandler<object> = {
  get(target, name) {
    const value: unknown = Reflect.get(target, name, target);
    // Methods of a list do their work through the view, which finds its class by the name of the constructor.
    if (name === 'constructor' || (Array.isArray(target) && typeof value === 'function')) return value;
    const own = Reflect.getOwnPropertyDescriptor(target, name);
    if (own && !own.configurable && !own.writable && !own.get) return value;
    return typeof value === 'function' ? methodOf(target, name, value as Callable) : readOnly(value);
  },
  getOwnPropertyDescriptor(target, name) {
    const own = Reflect.getOwnPropertyDescriptor(target, name);
    return own?.configurable && 'value' in own ? { ...own, value: readOnly(own.value) } : own;
  },
  set: refuse,
  defineProperty: refuse,
  deleteProperty: refuse,
  setPrototypeOf: refuse,
  preventExtensions: refuse,
};

type Callable = (this: unknown, ...given: unknown[]) => unknown;

function methodOf(target: object, name: string | symbol, method: Callable): Callable {
  for (const [kind, writers] of WRITERS) if (target instanceof kind && writers.test(String(name))) return refuse;
  return (...given) => readOnly(method.apply(target, given.map(handedIn)));
}

function applied(method: object, self: unknown, given: unknown[]): unknown {
  return readOnly((method as Callable).apply(handedIn(self), given.map(handedIn)));
}

/** What a method of the engine may be handed: its own objects as they are, and functions that are shown views. */
function handedIn(value: unknown): unknown {
  if (typeof value === 'function' && !originals.has(value)) {
    return (...given: unknown[]) => (value as Callable)(...given.map((each) => readOnly(each)));
  }
  return typeof value === 'object' && value !== null ? (originals.get(value) ?? value) : value;
}
