import type { ReadingWork } from './packet-lines.js';
import type { PacketText } from './packet-text.js';
import { type Zones, zoneAt } from './zones.js';

/** Elements that change how everything behind them shows until they are closed: fold it, strike it out, hide it, line it up. */
const HOLDING: ReadonlySet<string> = new Set(
  (
    'address article aside b big blockquote center code del details dialog dir div dl em fieldset figure font footer form ' +
    'h1 h2 h3 h4 h5 h6 header i iframe kbd main menu nav noembed noframes noscript object ol picture plaintext pre q s ' +
    'samp script section select small span strike strong style sub summary sup svg table template textarea title tt u ul ' +
    'var video xmp'
  ).split(' '),
);

/** A tag's beginning is enough: one that is not ended takes in what stands behind it. */
const TAG = /<(\/?)([a-z][a-z0-9]{0,11})(?=[\s/>]|$)/gi;

/** The most elements that are followed at once: each end looks through them. */
const DEEPEST = 100;

/**
 * The lines of records, waivers and reports that leave an HTML element open above lines of the contract, by index. GitHub closes
 * such an element at the end of the document, so that `<details>` in a record folds what was signed away: whoever opens
 * one writes into the contract. Code shows its tags as text.
 */
export function unclosedHtml(packet: PacketText, zones: Zones, work: ReadingWork): ReadonlySet<number> {
  const unclosed = new Set<number>();
  const open: OpenElement[] = [];
  packet.lines.forEach(({ kind, text }, index) => {
    if (zoneAt(zones, index) === 'contract') {
      for (const element of open.splice(0)) unclosed.add(element.index);
      return;
    }
    if (kind === 'code' || kind === 'fence' || !text.includes('<')) return;
    work.steps += text.length;
    for (const tag of withoutCode(text).matchAll(TAG)) {
      const name = (tag[2] ?? '').toLowerCase();
      if (HOLDING.has(name)) follow(open, { name, index }, tag[1] !== '');
    }
  });
  return unclosed;
}

interface OpenElement {
  readonly name: string;
  readonly index: number;
}

/** An end closes the innermost element of its name, and no other: what stands open in it stays open. */
function follow(open: OpenElement[], element: OpenElement, isEnd: boolean): void {
  if (!isEnd) {
    // The outermost are enough to say that something is open.
    if (open.length < DEEPEST) open.push(element);
    return;
  }
  const at = open.findLastIndex(({ name }) => name === element.name);
  if (at >= 0) open.splice(at, 1);
}

/** Takes plain code spans out. Where back-ticks are escaped or doubled it is not certain what is code, and nothing is taken out. */
function withoutCode(text: string): string {
  return /``|\\`/.test(text) ? text : text.replaceAll(/`[^`]{0,300}`/g, ' ');
}
