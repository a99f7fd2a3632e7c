/** The lines on which names are given a value, for pointing at them. Neither parser says where a value stood. */
export class ManifestLines {
  private readonly lines = new Map<string, number[]>();

  /**
   * @param nameOf the names that a line gives a value or opens; those of comments and texts may be among them, since a parser
   *   has said already which names there are
   */
  constructor(text: string, nameOf: (line: string) => readonly string[]) {
    text.split('\n').forEach((line, index) => {
      for (const name of nameOf(line)) {
        const known = this.lines.get(name);
        if (known) known.push(index + 1);
        else this.lines.set(name, [index + 1]);
      }
    });
  }

  /** The first line of a name below that of its section; 1 where neither is found, as in a file of one line. */
  find(name: string, section: string): number {
    const from = this.lines.get(section)?.[0] ?? 1;
    return this.lines.get(name)?.find((line) => line >= from) ?? from;
  }
}
