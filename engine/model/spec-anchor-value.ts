import { markdownFiles } from './file-mention.js';
import { baseName } from './path.js';
import type { SpecAnchor, SpecReference } from './spec.js';
import { type Found, idAt, numberAt } from './spec-reference-scan.js';
import { contentWords, trimMarks, withoutComments } from './spec-words.js';

/** References that are read from one anchor. What stands beyond them is handed on as one reference that leads nowhere. */
export const MOST_REFERENCES = 200;

/** Characters of the unread rest that are kept as evidence. */
const EVIDENCE = 160;

/** A path, fragment or word: up to a blank or a mark that quotes or separates. */
const RUN = /[^\s`*"'<>()[\]{}|,;]+/uy;
/** A word with what is glued to it: `GPT-5.2`, `v02.98`, `job_id.x`. Nothing in it is a reference. */
const GLUED = /[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[-.'](?=[\p{L}\p{N}_]))*/uy;
const BULLET = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const LABEL = /^[*_]{0,2}(?:primary|secondary|roadmap|main body|anchors?|spec(?:_anchor)?)[*_]{0,2}:[*_]{0,2}[ \t]*/i;
const SPEC_VERSION = /\bmaster[ _]spec(?:ification)?[ \t]{1,3}v\d+(?:\.\d+){0,4}\b/i;

/**
 * Reads a SPEC_ANCHOR value in every form that is in use (field-notes.md, "Spec anchors"): section numbers, ids, ranges and lists of
 * them, `path#fragment`, and titles in prose. A list item without anything more precise is read as a title.
 *
 * Linear in the length of the value; at most `MOST_REFERENCES` references, and one more for the rest.
 */
export function readSpecAnchor(value: string): SpecAnchor {
  const visible = withoutComments(value);
  const scan = new AnchorScan(visible);
  for (const item of itemsOf(visible)) {
    scan.readItem(item.start, item.end);
    if (scan.full) break;
  }
  return { file: scan.file ?? SPEC_VERSION.exec(visible)?.[0] ?? null, references: scan.references };
}

/** Whether a value stands for an anchor that is still to come: nothing, a placeholder, or a word for nothing. */
export function isAnchorToCome(value: string): boolean {
  return value === '' || /^(?:<[^>]*>|\{[^}]*\}|tbd|tba|todo|pending|none|n\/a|-+|\.{2,}|…|\?+)[.!]?$/i.test(value);
}

/** One list item, or the lines before the first: `[start, end)` in the value, without the bullet. */
interface Item {
  readonly start: number;
  readonly end: number;
}

function itemsOf(value: string): Item[] {
  const items: { start: number; end: number }[] = [];
  let offset = 0;
  for (const line of value.split('\n')) {
    const bullet = BULLET.exec(line)?.[0];
    const last = items.at(-1);
    if (bullet !== undefined || !last) items.push({ start: offset + (bullet?.length ?? 0), end: offset + line.length });
    else last.end = offset + line.length;
    offset += line.length + 1;
  }
  return items;
}

class AnchorScan {
  readonly references: SpecReference[] = [];
  full = false;
  private readonly files: string[] = [];
  /** Where the run ends that was looked at as a path already. */
  private runEnd = 0;

  constructor(private readonly value: string) {}

  /** The file that binds: one that must not be opened is never passed over; a spec goes before other documents. */
  get file(): string | null {
    return (
      this.files.find(isUnsafePath) ?? this.files.find((name) => /spec/i.test(baseName(name))) ?? this.files[0] ?? null
    );
  }

  readItem(start: number, end: number): void {
    const before = this.references.length;
    let at = start;
    while (at < end && !this.full) at = this.readAt(at);
    if (!this.full && this.references.length === before) this.readTitle(start, end);
  }

  /** Reads what stands at `at`, which is the start of a word or a mark. Returns where to go on. */
  private readAt(at: number): number {
    if (at >= this.runEnd) {
      const end = this.readPath(at);
      if (end > at) return end;
    }
    const found = idAt(this.value, at) ?? numberAt(this.value, at);
    if (found) {
      this.take(found);
      return found.end;
    }
    GLUED.lastIndex = at;
    return at + (GLUED.exec(this.value)?.[0].length ?? 1);
  }

  /** A run that names a file: `path#fragment`, `name.md`, an address, or a path that climbs. Returns its end, or `at`. */
  private readPath(at: number): number {
    RUN.lastIndex = at;
    const run = RUN.exec(this.value)?.[0];
    if (run === undefined) return at;
    this.runEnd = at + run.length;
    const path = run.slice(0, run.length - trailing(run));
    const hash = path.indexOf('#');
    const target = hash < 0 ? path : path.slice(0, hash);
    const fragment = hash < 0 ? '' : path.slice(hash + 1);
    if (!isFile(target) && !(fragment !== '' && isFragmentOwner(target, fragment))) return at;
    const file = nameOf(this.value, at, target);
    if (file !== '') this.files.push(file);
    if (fragment !== '')
      this.take({ references: [{ kind: 'slug', slug: fragment, file, text: path, offset: at }], end: at });
    return this.runEnd;
  }

  private take({ references, end }: Found): void {
    for (const reference of references) {
      if (this.references.length >= MOST_REFERENCES) {
        this.full = true;
        const text = `${reference.text} ${this.value.slice(end, end + EVIDENCE)}`.trim();
        // A title without words leads nowhere: what was not read must not pass.
        this.references.push({ kind: 'title', title: '', text, offset: reference.offset });
        return;
      }
      this.references.push(reference);
    }
  }

  private readTitle(start: number, end: number): void {
    const source = this.value.slice(start, end);
    const label = LABEL.exec(source)?.[0].length ?? 0;
    const text = source.slice(label).trim();
    const title = trimMarks(withoutFiles(text).replace(/[*`]/g, '').replace(/\s+/g, ' '), ' .;,:');
    if (contentWords(title).size === 0) return;
    this.take({ references: [{ kind: 'title', title, text, offset: start + source.indexOf(text, label) }], end });
  }
}

/** How many characters of punctuation end a run: a sentence's, not the path's. */
function trailing(run: string): number {
  let length = 0;
  while (length < run.length && '.:!?'.includes(run.charAt(run.length - 1 - length))) length++;
  return length;
}

/**
 * Whether a file that an anchor names must not be opened: an absolute path, an address, a path that climbs or has the other
 * system's separators (threat B03).
 */
export function isUnsafePath(name: string): boolean {
  return isAddress(name) || /^(?:[/\\~]|[A-Za-z]:)/.test(name) || name.includes('\\') || name.split('/').includes('..');
}

function isAddress(target: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(target);
}

/** Whether a run is a file by itself: a Markdown file, an address, or a path that climbs. */
function isFile(target: string): boolean {
  return /[^/\\]\.md(?::\d+)?$/i.test(target) || isAddress(target) || /(?:^|[/\\])\.\.[/\\]/.test(target);
}

/** Whether what stands before a `#` makes a fragment of what follows: a path, or nothing before a word. */
function isFragmentOwner(target: string, fragment: string): boolean {
  if (target === '') return /\p{L}/u.test(fragment) && /^[\p{L}\p{N}_-]+$/u.test(fragment);
  return /[/\\]/.test(target);
}

/** The name of the file that a run ends with, whole where it has blanks in it. */
function nameOf(value: string, at: number, target: string): string {
  const from = Math.max(0, at - 80);
  const last = markdownFiles(value.slice(from, at + target.length + 1)).at(-1);
  const whole = last && from + last.offset <= at && last.name.endsWith(target) ? last.name : target;
  return whole.replace(/:\d+$/, '');
}

function withoutFiles(text: string): string {
  let rest = '';
  let from = 0;
  for (const { name, offset } of markdownFiles(text)) {
    rest += `${text.slice(from, offset)} `;
    from = offset + name.length;
  }
  return (rest + text.slice(from)).replace(SPEC_VERSION, ' ');
}
