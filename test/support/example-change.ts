import {
  ALIASES,
  type ExampleFile,
  type ExampleTree,
  exampleTree,
  NEW_PACKET_PATH,
  newPacket,
  toBytes,
} from './example-repository.js';
import { type Block, type Example, PageError } from './law-page.js';
import type { NumberedApproval } from './numbered-approvals.js';
import { LEDGER, ledgerAfterSigning, ledgerOfBase, type TreeBytes } from './recorded-signatures.js';

/** The trees and commits that an example describes. */
export interface ExampleChange {
  readonly base: ExampleTree;
  /** At least one; each holds the whole tree after it. */
  readonly commits: readonly { readonly message: string; readonly tree: ExampleTree }[];
  /** The commits of base's history that brought or removed a signature, as far as the example says. */
  readonly history: ReadonlyMap<string, readonly string[]>;
  /** Who approved which commit, counted from 1; null when the example's door cannot know. */
  readonly approvals: readonly NumberedApproval[] | null;
  /** When paths were last touched, in seconds since 1970, where everything is held against the law; null for a change. */
  readonly touched: ReadonlyMap<string, number> | null;
}

const DEFAULT_MESSAGE = 'change\n\nRole: Orchestrator';
const CONFIG = 'handshake.config.json';

/**
 * Builds an example's change on top of the example repository.
 * @param page the page's name, for messages
 * @throws PageError where a block cannot be applied
 */
export function buildChange(page: string, example: Example): ExampleChange {
  const builder = new ChangeBuilder(page);
  const blocks = example.blocks.filter((block) => block.words[0] !== 'text');
  for (const block of blocks.filter(isForBase)) builder.applyToBase(block);
  for (const block of blocks.filter((block) => !isForBase(block))) builder.applyToChange(block);
  return builder.change();
}

function isForBase({ words: [language, ...rest] }: Block): boolean {
  return language === 'json' || rest.includes('base');
}

class ChangeBuilder {
  private readonly base = new Map(exampleTree());
  private tree: Map<string, ExampleFile> | null = null;
  private readonly commits: { message: string; tree: ExampleTree }[] = [];
  private history: ReadonlyMap<string, readonly string[]> = new Map();
  private approvals: readonly NumberedApproval[] | null = null;
  private touched: ReadonlyMap<string, number> | null = null;
  private pending = false;

  constructor(private readonly page: string) {}

  applyToBase(block: Block): void {
    const [language, what] = block.words;
    if (language !== 'json') this.apply(block, this.base);
    else if (what === 'config') this.base.set(CONFIG, { kind: 'file', bytes: fileBytes(block) });
    else if (what === 'history') this.history = new Map(Object.entries(JSON.parse(block.content)));
    else if (what === 'approvals') this.approvals = JSON.parse(block.content);
    else if (what === 'whole') this.touched = touchedOf(JSON.parse(block.content));
    else throw this.unknown(block);
  }

  applyToChange(block: Block): void {
    this.tree ??= this.beginChange();
    if (block.words[0] === 'commit') {
      this.close(block.content.trimEnd());
      return;
    }
    this.apply(block, this.tree);
    this.pending = true;
  }

  change(): ExampleChange {
    if (this.pending || this.commits.length === 0) this.close(DEFAULT_MESSAGE);
    const { base, commits, history, approvals, touched } = this;
    return { base, commits, history, approvals, touched };
  }

  /** The base stands: what it holds signed, it has recorded. */
  private beginChange(): Map<string, ExampleFile> {
    setLedger(this.base, ledgerOfBase(bytesOf(exampleTree()), bytesOf(this.base)));
    return new Map(this.base);
  }

  private close(message: string): void {
    this.tree ??= this.beginChange();
    const parent = this.commits.at(-1)?.tree ?? this.base;
    setLedger(this.tree, ledgerAfterSigning(bytesOf(parent), bytesOf(this.tree)));
    this.commits.push({ message, tree: new Map(this.tree) });
    this.pending = false;
  }

  private apply(block: Block, tree: Map<string, ExampleFile>): void {
    const [language, target = ''] = block.words;
    const path = pathOf(target);
    if (language === 'diff') this.edit(block, tree, path);
    else if (language === 'file') tree.set(path, { kind: 'file', bytes: fileBytes(block) });
    else if (language === 'files') for (const line of block.content.split('\n')) this.act(block, tree, line.trim());
    else throw this.unknown(block);
  }

  private edit(block: Block, tree: Map<string, ExampleFile>, path: string): void {
    const file = tree.get(path) ?? (path === NEW_PACKET_PATH ? newPacket() : undefined);
    if (!file) throw this.error(block, `edits ${path}, which does not exist at this point`);
    let { bytes } = file;
    for (const hunk of hunksOf(block.content)) bytes = this.replaceOnce(block, path, bytes, hunk);
    tree.set(path, { ...file, bytes });
  }

  private replaceOnce(block: Block, path: string, bytes: string, { before, after }: Hunk): string {
    // The line end in front makes the hunk match whole lines only.
    const text = `\n${bytes}`;
    const found = before === '' ? 0 : text.split(`\n${before}`).length - 1;
    if (found !== 1) {
      const shown = Buffer.from(before, 'latin1').toString('utf8');
      throw this.error(block, `has a hunk that occurs ${found} times in ${path}, expected once:\n${shown}`);
    }
    return text.replace(`\n${before}`, () => `\n${after}`).slice(1);
  }

  private act(block: Block, tree: Map<string, ExampleFile>, line: string): void {
    if (line === '') return;
    const [verb, first = '', second = ''] = line.split(/\s+/);
    const file = tree.get(pathOf(first));
    if (!file) throw this.error(block, `says "${line}" of a path that does not exist at this point`);
    if (verb === 'delete' || verb === 'move') tree.delete(pathOf(first));
    if (verb === 'move') tree.set(pathOf(second), file);
    else if (verb === 'mode') tree.set(pathOf(first), { ...file, kind: this.kindOf(block, second) });
    else if (verb !== 'delete') throw this.error(block, `says "${line}", expected delete, move or mode`);
  }

  private kindOf(block: Block, word: string): ExampleFile['kind'] {
    if (word === 'file' || word === 'executable' || word === 'symlink') return word;
    throw this.error(block, `gives the mode "${word}", expected executable, symlink or file`);
  }

  private unknown(block: Block): PageError {
    return this.error(block, `is a block of the unknown kind "${block.words.join(' ')}"`);
  }

  private error(block: Block, what: string): PageError {
    return new PageError(`${this.page}:${block.line}`, what);
  }
}

/** Days are written as `2026-01-04`. */
function touchedOf({ touched = {} }: { readonly touched?: Readonly<Record<string, string>> }): Map<string, number> {
  return new Map(Object.entries(touched).map(([path, day]) => [path, Date.parse(`${day}T00:00:00Z`) / 1000]));
}

function bytesOf(tree: ExampleTree): TreeBytes {
  return new Map([...tree].map(([path, { bytes }]) => [path, Buffer.from(bytes, 'latin1')]));
}

function setLedger(tree: Map<string, ExampleFile>, content: string | null): void {
  if (content !== null) tree.set(LEDGER, { kind: 'file', bytes: toBytes(content) });
}

function pathOf(target: string): string {
  return ALIASES[target] ?? target;
}

/** What a hunk finds and what it puts there, as bytes. */
interface Hunk {
  readonly before: string;
  readonly after: string;
}

/** A line that is empty in the page stands for an empty context line: editors drop the blank at its start. */
function hunksOf(content: string): Hunk[] {
  if (content.trim() === '') return [];
  return content.split(/^@@.*\n/m).map((hunk) => {
    const lines = hunk.split('\n').slice(0, -1);
    const isContext = (line: string): boolean => line === '' || line.startsWith(' ');
    const before = lines.filter((line) => isContext(line) || line.startsWith('-'));
    const after = lines.filter((line) => isContext(line) || line.startsWith('+'));
    return { before: joined(before), after: joined(after.map((line) => (isContext(line) ? line : unescaped(line)))) };
  });
}

function joined(lines: readonly string[]): string {
  return toBytes(lines.map((line) => `${line.slice(1)}\n`).join(''));
}

/** The escape `\u{200b}` in a page stands for that character: a page has to show what is otherwise invisible. */
function unescaped(text: string): string {
  return text.replace(/\\u\{([0-9a-fA-F]{1,6})\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

/** The bytes of a whole file: UTF-8, or with the word `latin1` a byte for each character. */
function fileBytes({ words, content }: Block): string {
  const text = unescaped(content);
  return words.includes('latin1') ? text : toBytes(text);
}
