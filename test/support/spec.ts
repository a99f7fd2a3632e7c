/** What a generated spec is to contain beyond its chapters. */
export interface SpecShape {
  readonly chapters?: number;
  /** Sections of the second level in each chapter. */
  readonly sections?: number;
  /** Sections of the third level in each section. */
  readonly subsections?: number;
  /** Lines of text in each section. */
  readonly lines?: number;
  /** A document inside the second chapter that brings chapters 1 to 3 of its own, at the depth of ours. */
  readonly embedded?: boolean;
  /** The same, pushed two levels down, as imports are. */
  readonly shiftedEmbedded?: boolean;
  /** A last chapter that is Roadmap, with a section that has a stray section of another chapter in it. */
  readonly roadmap?: boolean;
  /** Two equal headings without a number in the first chapter. */
  readonly twins?: boolean;
  /** Fences that open inside another and never close, as shells and editors leave them. */
  readonly brokenFences?: boolean;
  /** `# 1`, `## 1.1` when 0; `## 1`, `### 1.1` when 1. */
  readonly offset?: 0 | 1;
}

/** Writes a Master Spec in the shape that real ones have (field-notes.md, "Spec anchors"). Deterministic. */
export function writeSpec(shape: SpecShape = {}): string {
  const { chapters = 3, roadmap = true } = shape;
  const out = ['# Master Spec v01.00', '', 'The preface names [CX-PRE-001] before any chapter.', ''];
  if (shape.offset !== 1) out[0] = 'Master Spec v01.00';
  for (let chapter = 1; chapter <= chapters; chapter++) out.push(...chapterLines(chapter, shape));
  if (roadmap) out.push(...roadmapLines(chapters + 1, shape));
  return `${out.join('\n')}\n`;
}

function chapterLines(chapter: number, shape: SpecShape): string[] {
  const { sections = 3, subsections = 2, lines = 2 } = shape;
  const mark = marks(shape);
  const out = [`${mark(1)} ${chapter}. Chapter ${word(chapter)}`, '', ...text(lines)];
  for (let section = 1; section <= sections; section++) {
    out.push(
      `${mark(2)} ${chapter}.${section} ${word(chapter * 7 + section)} engine [SEC-${chapter}${section}-001]`,
      '',
      ...text(lines),
    );
    for (let sub = 1; sub <= subsections; sub++) {
      out.push(`${mark(3)} ${chapter}.${section}.${sub} ${word(section * 5 + sub)} contract`, '', ...text(lines));
      out.push(`**[BODY-${chapter}${section}${sub}-010] An invariant:** it MUST hold, see [SEC-11-001].`, '');
      out.push(`- **LINE-${chapter}${section}${sub}-001 (Signature)**: the call MUST be signed.`, '');
      if (shape.brokenFences && sub === 1)
        out.push('```json', '{ "open": true }', '```', '````text', '```', 'inner', '````', '');
    }
  }
  if (shape.twins && chapter === 1) out.push(...twinLines(mark));
  if (shape.embedded && chapter === 2) out.push(...embeddedLines(mark, 0));
  if (shape.shiftedEmbedded && chapter === 2) out.push(...embeddedLines(mark, 2));
  return out;
}

function twinLines(mark: (level: number) => string): string[] {
  return [`${mark(2)} Storage trait`, '', 'MUST use the trait.', '', `${mark(2)} Storage trait`, '', 'Nothing.', ''];
}

function embeddedLines(mark: (level: number) => string, shift: number): string[] {
  const out = [`${mark(1 + shift)} Calendar study`, ''];
  for (let chapter = 1; chapter <= 3; chapter++) {
    out.push(`${mark(1 + shift)} ${chapter} Study part ${chapter}`, '', 'Study text.', '');
    out.push(`${mark(2 + shift)} ${chapter}.1 Study detail ${chapter}`, '', 'More study.', '');
  }
  out.push(`${mark(2 + shift)} 9.9 Only in the study`, '', 'Unique.', '');
  return out;
}

function roadmapLines(chapter: number, shape: SpecShape): string[] {
  const mark = marks(shape);
  return [
    `${mark(1)} ${chapter} Development Roadmap [MAP-${chapter}00-001]`,
    '',
    `${mark(2)} ${chapter}.1 Phase one`,
    '',
    '1. Deliver it. See [MAP-001-001].',
    '',
    `${mark(4)} 1.1.9 Stray supply gates`,
    '',
    'Text that was pasted into the Roadmap.',
    '',
    `${mark(2)} ${chapter}.2 Alpha engine at scale`,
    '',
    'Later.',
    '',
  ];
}

function marks({ offset = 0 }: SpecShape): (level: number) => string {
  return (level) => '#'.repeat(Math.min(6, level + offset));
}

function text(lines: number): string[] {
  return [...Array.from({ length: lines }, (_, n) => `Sentence ${n} says what MUST be so.`), ''];
}

const WORDS = [
  'Alpha',
  'Bravo',
  'Charlie',
  'Delta',
  'Echo',
  'Foxtrot',
  'Golf',
  'Hotel',
  'India',
  'Juliett',
  'Kilo',
  'Lima',
  'Mike',
];

function word(n: number): string {
  const first = WORDS[n % WORDS.length] ?? '';
  return n < WORDS.length ? first : `${first} ${WORDS[Math.floor(n / WORDS.length) % WORDS.length] ?? ''}`;
}
