import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLaw } from '../../engine/config.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { rules } from '../../rules/index.js';
import { type Artifact, ROOT, readIfThere } from './artifact.js';

const LEDGER = 'examples/governed/docs/SIGNATURE_AUDIT.md';
const PACKETS = 'examples/governed/docs/task_packets';

/** The example repository's ledger with the digests of the locked texts of its packets, as signing would record them. */
export function exampleLedger(): Artifact {
  const law = defaultLaw(rules);
  let content = readIfThere(LEDGER) ?? '';
  for (const name of readdirSync(join(ROOT, PACKETS))) {
    const text = readIfThere(`${PACKETS}/${name}`) ?? '';
    const packet = readWorkPacket({ path: `docs/task_packets/${name}`, blob: name, text }, law);
    if (!packet.signature) continue;
    const row = new RegExp(`^(\\| ${packet.signature.text} \\|.* )\\S+ \\|$`, 'm');
    if (!row.test(content)) throw new Error(`${LEDGER} has no row for ${packet.signature.text}`);
    content = content.replace(row, (_, cells: string) => `${cells}${packet.lockDigest} |`);
  }
  return { path: LEDGER, content };
}
