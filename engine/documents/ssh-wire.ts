/**
 * Reads the data types of SSH (RFC 4251, section 5) from bytes that anybody may have written. What is cut short or not well formed reads
 * as nothing, and leaves the reader broken for good: a caller asks once, at the end.
 */
export class WireReader {
  private at = 0;
  private broken = false;

  constructor(private readonly bytes: Uint8Array) {}

  /** The next bytes, as they are. */
  take(count: number): Uint8Array {
    if (this.broken || count > this.bytes.length - this.at) {
      this.broken = true;
      return new Uint8Array();
    }
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  uint32(): number {
    const four = this.take(4);
    return four.length === 4 ? Buffer.from(four).readUInt32BE() : 0;
  }

  /** A `string`: a length and as many bytes. */
  string(): Uint8Array {
    return this.take(this.uint32());
  }

  /** A `string` as text, a character for each byte. */
  text(): string {
    return Buffer.from(this.string()).toString('latin1');
  }

  /** An `mpint` that is not negative, without leading zeros; empty for 0. */
  magnitude(): Uint8Array {
    const digits = this.string();
    if (((digits[0] ?? 0) & 0x80) !== 0) this.broken = true;
    let start = 0;
    while (start < digits.length && digits[start] === 0) start++;
    return digits.subarray(start);
  }

  /** Whether everything so far was well formed. */
  get intact(): boolean {
    return !this.broken;
  }

  /** Whether everything was well formed, and nothing is left. */
  get finished(): boolean {
    return !this.broken && this.at === this.bytes.length;
  }
}

/** A `string` of SSH. */
export function wireString(content: Uint8Array | string): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** An `mpint` of SSH from a magnitude without leading zeros. */
export function wireMagnitude(magnitude: Uint8Array): Buffer {
  const isNegative = ((magnitude[0] ?? 0) & 0x80) !== 0;
  return wireString(isNegative ? Buffer.concat([Buffer.alloc(1), magnitude]) : magnitude);
}

/** The bytes of base64 in its one canonical form, with padding and without blanks; null for anything else. */
export function strictBase64(text: string): Buffer | null {
  if (text === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
