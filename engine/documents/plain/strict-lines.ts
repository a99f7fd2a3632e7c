import { FIELD_NAMES, type FieldName } from '../../model/packet.js';
import type { PacketLine, ReadingWork } from '../packet-lines.js';
import { type FieldForm, formOf } from './canonical-form.js';
import type { ProblemList } from './problem-list.js';
import type { SourceText } from './source-text.js';

/** A heading in canonical form: hashes, one blank, its text, at the margin. */
export interface StrictHeading {
  readonly depth: number;
  readonly title: string;
  readonly index: number;
}

/** An item of the list below a field. */
export interface StrictItem {
  readonly index: number;
  readonly text: string;
}

/** A field in canonical form. Indexes are those of the source lines. */
export interface StrictField {
  readonly name: FieldName;
  readonly index: number;
  readonly bold: boolean;
  /** What stands on its own line, without trailing blanks. */
  readonly value: string;
  readonly items: readonly StrictItem[];
  /** The lines that open the fenced blocks of its value. */
  readonly fences: readonly number[];
  /** The index of the last line of its value. */
  readonly lastIndex: number;
}

/** What the strict line grammar accepts in the contract zone. */
export interface StrictReading {
  readonly headings: readonly StrictHeading[];
  /** In the order of the file; a field may occur more than once. */
  readonly fields: readonly StrictField[];
}

const HEADING = /^(#{1,6}) (\S(?:.*\S)?)[ \t]*$/;
const CLOSING_HASHES = /(?:^|[ \t])#+$/;
const NAME = `(${FIELD_NAMES.join('|')})`;
const FIELD = new RegExp(`^- (?:\\*\\*${NAME}\\*\\*|${NAME}):(?:[ ]+(\\S.*))?[ \\t]*$`);
const ITEM = /^ {2}[*-] (\S.*)$/;
const FENCE = /^( *)(`{3,}|~{3,})([^`]*)$/;
const BLANK = /^[ \t]*$/;
/** What ends the paragraph above it although no blank line stands between. */
const INTERRUPTS = /^(?:- |\* |\+ |#{1,6} |`{3}|~{3}|(?:\*[ ]*){3,}$|(?:-[ ]*){3,}$|(?:_[ ]*){3,}$|>|<[!?/a-zA-Z])/;

/**
 * Reads the contract zone by a grammar of lines that knows one way to write each thing. It accepts little and guesses nothing:
 * what it does not accept is for the other readers to suspect. Linear.
 */
export function readStrictLines(source: SourceText, problems: ProblemList, work: ReadingWork): StrictReading {
  const scan = new StrictScan(problems);
  for (let index = 0; index < source.contractEnd; index++) {
    const line = source.lines[index];
    if (!line) continue;
    work.steps += line.text.length + 1;
    if (source.inContract[index]) scan.take(line, index);
    else scan.leaveContract();
  }
  return { headings: scan.headings, fields: scan.fields };
}

interface OpenField extends StrictField {
  readonly form: FieldForm;
  readonly items: StrictItem[];
  readonly fences: number[];
  lastIndex: number;
}

interface OpenFence {
  readonly marker: string;
  readonly indent: number;
  /** The field in whose value it stands. */
  readonly field: OpenField | null;
}

class StrictScan {
  readonly headings: StrictHeading[] = [];
  readonly fields: OpenField[] = [];
  private field: OpenField | null = null;
  private fence: OpenFence | null = null;
  private afterBlank = true;

  constructor(private readonly problems: ProblemList) {}

  take(line: PacketLine, index: number): void {
    if (this.fence && this.inFence(line, index, this.fence)) return;
    const isBlank = BLANK.test(line.text);
    if (!isBlank) {
      if (/^[ \t]/.test(line.text)) this.takeIndented(line, index);
      else this.takeAtMargin(line, index);
    }
    this.afterBlank = isBlank;
  }

  leaveContract(): void {
    this.fence = null;
    this.field = null;
    this.afterBlank = true;
  }

  /** Whether the line belongs to the open fence. A fence in a field ends with the field, closed or not (threat M04). */
  private inFence(line: PacketLine, index: number, fence: OpenFence): boolean {
    const text = line.text.trimEnd();
    const leaves = fence.indent > 0 && text !== '' && !text.startsWith(' '.repeat(fence.indent));
    if (leaves) {
      this.fence = null;
      return false;
    }
    if (fence.field && text !== '') fence.field.lastIndex = index;
    const closes = FENCE.exec(text);
    const [, indent = '', marker = '', info] = closes ?? [];
    if (closes && indent.length === fence.indent && info === '' && marker.startsWith(fence.marker)) this.fence = null;
    return true;
  }

  private takeAtMargin(line: PacketLine, index: number): void {
    const field = FIELD.exec(line.text);
    if (!field && this.field && !this.afterBlank && !INTERRUPTS.test(line.text)) {
      this.problems.add('rich-value', this.field.name, line);
    }
    this.field = null;
    if (field) this.openField(field, index);
    else if (line.text.startsWith('#')) this.takeHeading(line, index);
    else this.openFence(line, null);
  }

  private takeHeading(line: PacketLine, index: number): void {
    const [, hashes = '', title = ''] = HEADING.exec(line.text) ?? [];
    if (title !== '' && !CLOSING_HASHES.test(title)) this.headings.push({ depth: hashes.length, title, index });
  }

  private openField([, bold, plain, rest = '']: RegExpExecArray, index: number): void {
    const name = FIELD_NAMES.find((each) => each === (bold ?? plain));
    if (!name) return;
    const value = rest.trimEnd();
    const form = formOf(name);
    this.field = { name, index, bold: bold !== undefined, value, items: [], fences: [], lastIndex: index, form };
    this.fields.push(this.field);
  }

  private takeIndented(line: PacketLine, index: number): void {
    const { field } = this;
    if (!field) return;
    const item = ITEM.exec(line.text);
    if (item && field.form.below !== 'no') {
      field.items.push({ index, text: (item[1] ?? '').trimEnd() });
    } else if (field.form.below !== 'any' || !this.openFence(line, field)) {
      this.problems.add('rich-value', field.name, line);
    } else {
      field.fences.push(index);
    }
    field.lastIndex = index;
    if (field.form.eitherOr && field.value !== '') this.problems.add('rich-value', field.name, line);
  }

  private openFence(line: PacketLine, field: OpenField | null): boolean {
    const [, indent = '', marker = ''] = FENCE.exec(line.text) ?? [];
    if (marker === '' || indent.length !== (field ? 2 : 0)) return false;
    this.fence = { marker, indent: indent.length, field };
    return true;
  }
}
