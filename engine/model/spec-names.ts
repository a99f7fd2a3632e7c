import type { SpecReference, SpecSection } from './spec.js';

/** A section as people name it: its heading, and what an anchor writes to lead there. */
export interface SectionName {
  readonly heading: string;
  readonly key: string;
}

/** The number says where it is, the id stays when numbers move: an anchor had best have both. */
export function sectionName({ heading, number, ids, slug }: SpecSection): SectionName {
  const id = ids[0] === undefined ? [] : [`[${ids[0]}]`];
  const key = [...(number === null ? [] : [number]), ...id].join(' ');
  return { heading, key: key === '' ? `#${slug}` : key };
}

/** A reference without what is written around it: `1.2`, `CX-JOB-002`, `#storage-trait`, or the title. */
export function referenceName(reference: SpecReference): string {
  switch (reference.kind) {
    case 'number':
      return reference.number;
    case 'id':
      return reference.id;
    case 'slug':
      return `#${reference.slug}`;
    case 'title':
      return reference.title || reference.text;
  }
}
