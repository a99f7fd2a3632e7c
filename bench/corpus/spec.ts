import { Dice, paragraph, sentence, subject } from './words.js';

/** What the field's Master Spec of January 2026 counted (speed.md). */
export const SPEC_LINES = 34_000;
export const SPEC_HEADINGS = 1_945;
/** A fence that nobody closed, before every so many sections. */
const SECTIONS_PER_OPEN_FENCE = 150;
/** One requirement in every so many sections. */
const SECTIONS_PER_REQUIREMENT = 4;

/** A section that packets can be anchored to, and the requirement that its text makes. */
export interface Anchor {
  readonly number: string;
  readonly requirement: string;
}

/** A generated Master Spec. */
export interface GeneratedSpec {
  readonly text: string;
  readonly anchors: readonly Anchor[];
}

/** A Master Spec of exactly `SPEC_LINES` lines and `SPEC_HEADINGS` headings, about 1.6 MB: numbered, fenced, and not balanced. */
export function masterSpec(): GeneratedSpec {
  const dice = new Dice(1945);
  const lines = [
    '# Master Spec v02.96',
    '',
    'What the harbour has to do; where code and document differ, the code is wrong.',
    '',
  ];
  const anchors: Anchor[] = [];
  const perSection = (SPEC_LINES - lines.length) / (SPEC_HEADINGS - 1);
  for (const [index, number] of sectionNumbers(SPEC_HEADINGS - 1).entries()) {
    const behind = 4 + Math.floor(perSection * (index + 1));
    // What stands right behind an open fence is code to any reader: no packet leads there.
    const isReadable = index % SECTIONS_PER_OPEN_FENCE > 3;
    const asks = number.split('.').length === 3 && index % SECTIONS_PER_REQUIREMENT === 0 && isReadable;
    const requirement = `REQ-${number.replaceAll('.', '-')}`;
    if (asks) anchors.push({ number, requirement });
    lines.push(
      ...section(dice, { number, index, lines: behind - lines.length, requirement: asks ? requirement : null }),
    );
  }
  while (lines.length < SPEC_LINES) lines.push('');
  return { text: `${lines.join('\n')}\n`, anchors };
}

/** The first numbers of chapters with nine sections of fourteen sub-sections each, in the order of the document. */
function sectionNumbers(count: number): string[] {
  const numbers: string[] = [];
  for (let chapter = 1; numbers.length < count; chapter++) {
    numbers.push(`${chapter}`);
    for (let part = 1; part <= 9; part++) {
      numbers.push(`${chapter}.${part}`);
      for (let below = 1; below <= 14; below++) numbers.push(`${chapter}.${part}.${below}`);
    }
  }
  return numbers.slice(0, count);
}

interface SectionShape {
  readonly number: string;
  readonly index: number;
  /** Its heading and the blank line behind it included. */
  readonly lines: number;
  readonly requirement: string | null;
}

function section(dice: Dice, { number, index, lines, requirement }: SectionShape): string[] {
  const [name, act] = subject(dice);
  const depth = number.split('.').length + 1;
  const id = index % 3 === 0 ? ` [CX-${name.toUpperCase()}-${String(index).padStart(4, '0')}]` : '';
  const made = [`${'#'.repeat(depth)} ${number} ${name} ${act}${id}`, ''];
  if (requirement !== null) made.push(`${sentence(dice).slice(0, -1)}, and this MUST hold [${requirement}].`, '');
  made.push(...body(dice, index));
  // A spec that shells have edited for months: now and then nobody closed a fence.
  if (index % SECTIONS_PER_OPEN_FENCE === SECTIONS_PER_OPEN_FENCE - 1) made.push(index % 2 === 0 ? '```' : '```text');
  while (made.length < lines - 1) made.push(sentence(dice));
  made.length = lines - 1;
  return [...made, ''];
}

function body(dice: Dice, index: number): string[] {
  const [name, act] = subject(dice);
  if (index % 4 === 0) {
    return [
      '```rust',
      `pub struct ${name}${act} {`,
      '    // # no heading',
      `    pub ${act.toLowerCase()}: u64,`,
      '}',
      '```',
      '',
    ];
  }
  if (index % 4 === 1) {
    const row = (): string => `| ${dice.pick(['open', 'shut', 'held'])} | ${sentence(dice)} |`;
    return ['| State | Means |', '| --- | --- |', row(), row(), row(), ''];
  }
  if (index % 4 === 2) return [...paragraph(dice, 4).map((line) => `- **${name}**: ${line}`), ''];
  return [...paragraph(dice, 5), ''];
}
