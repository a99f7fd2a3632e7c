import process from 'node:process';

/** The most that git writes to a hook in any sensible push. */
const MAX_BYTES = 16 * 1024 * 1024;

/** All of standard input, as UTF-8. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Error(`standard input is longer than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
