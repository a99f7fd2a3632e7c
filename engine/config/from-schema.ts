/**
 * The type of the values that a JSON Schema accepts, for the part of JSON Schema that our configuration uses: so that the schema
 * is the one source, and the code that reads a configuration cannot know a key that the schema does not.
 */
export type FromSchema<S> = S extends { readonly enum: readonly (infer Value)[] }
  ? Value
  : S extends { readonly then: infer Then; readonly else: infer Else }
    ? FromSchema<Then> | FromSchema<Else>
    : S extends { readonly type: 'string' }
      ? string
      : S extends { readonly type: 'integer' }
        ? number
        : S extends { readonly type: 'boolean' }
          ? boolean
          : S extends { readonly type: 'array'; readonly items: infer Items }
            ? readonly FromSchema<Items>[]
            : S extends { readonly type: 'object' }
              ? FromProperties<S> & FromRest<S>
              : unknown;

type FromProperties<S> = S extends { readonly properties: infer P }
  ? { readonly [Key in keyof P]?: FromSchema<P[Key]> }
  : unknown;

type FromRest<S> = S extends { readonly additionalProperties: infer Rest }
  ? Rest extends false
    ? unknown
    : { readonly [key: string]: FromSchema<Rest> }
  : unknown;
