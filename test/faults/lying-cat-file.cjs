// Stands between the program and `git cat-file --batch-command`, and gives one answer otherwise than git does: see `faulty-git.ts`.
const { spawn } = require('node:child_process');
const { appendFileSync, readFileSync } = require('node:fs');
const process = require('node:process');

const [git = '', folder = '', ...args] = process.argv.slice(2);
const { kind, at, lie } = JSON.parse(readFileSync(`${folder}/lie.json`, 'utf8'));
const child = spawn(git, args, { stdio: ['pipe', 'pipe', 'inherit'] });
/** @type {string[]} */
const asked = [];
// Answers are asked for by several at a time, in an order that no run shares with another: only within a kind is one like the next.
let count = 0;
let hasEnded = false;
let typed = '';
/** @type {Buffer} */
let rest = Buffer.alloc(0);

process.stdin.on('data', (chunk) => {
  typed += chunk;
  const lines = typed.split('\n');
  typed = lines.pop() ?? '';
  for (const line of lines) if (line !== 'flush') asked.push(line);
  child.stdin.write(chunk);
});
process.stdin.on('end', () => child.stdin.end());
child.stdout.on('data', (chunk) => {
  rest = Buffer.concat([rest, chunk]);
  while (!hasEnded && takeAnswer());
});
child.on('close', (code) => process.exit(code ?? 1));

/** Passes one answer on, if it is there whole. */
function takeAnswer() {
  const end = rest.indexOf(10);
  if (end < 0) return false;
  const [id = '', type = '', size = ''] = rest.toString('latin1', 0, end).split(' ');
  const hasContent = asked[0]?.startsWith('contents ') && type !== 'missing';
  const length = end + 1 + (hasContent ? Number(size) + 1 : 0);
  if (rest.length < length) return false;
  const content = hasContent ? rest.subarray(end + 1, length - 1) : null;
  const whole = rest.subarray(0, length);
  rest = rest.subarray(length);
  asked.shift();
  // What is empty has no shorter form.
  const answered = content?.length === 0 ? 'nothing' : `${content ? 'contents' : 'info'} ${type}`;
  appendFileSync(`${folder}/answers`, `${answered}\n`);
  if (answered === kind) count++;
  if (answered === kind && count === at) {
    appendFileSync(`${folder}/answers`, 'lie\n');
    process.stdout.write(lied(whole, id, type, Number(size), content));
  } else {
    process.stdout.write(whole);
  }
  return true;
}

/**
 * @param {Buffer} whole
 * @param {string} id
 * @param {string} type
 * @param {number} size
 * @param {Buffer | null} content
 */
function lied(whole, id, type, size, content) {
  /** @type {(header: string, bytes?: Buffer | null) => Buffer} */
  const answer = (header, bytes = content) =>
    Buffer.concat(bytes ? [Buffer.from(`${header}\n`), bytes, Buffer.from('\n')] : [Buffer.from(`${header}\n`)]);
  switch (lie) {
    case 'ends':
      return endWith(whole.subarray(0, whole.length / 2));
    case 'shorter':
      return endWith(whole.subarray(0, -2));
    case 'longer':
      return content ? answer(`${id} ${type} ${size}`, Buffer.concat([content, content])) : Buffer.concat([whole, whole]);
    case 'larger size':
      return answer(`${id} ${type} ${size + 1}`, content && Buffer.concat([content, Buffer.from(' ')]));
    case 'smaller size':
      return answer(`${id} ${type} ${Math.max(0, size - 1)}`, content?.subarray(0, Math.max(0, size - 1)));
    case 'other id':
      return answer(`${'0'.repeat(id.length - 1)}1 ${type} ${size}`);
    case 'other type':
      return answer(`${id} ${type === 'tree' ? 'blob' : 'tree'} ${size}`);
    case 'other bytes':
      return answer(`${id} ${type} ${size}`, content && Buffer.concat([content.subarray(0, -1), Buffer.from('?')]));
    case 'missing':
      return Buffer.from(`${id} missing\n`);
    default:
      return Buffer.from(`${lie} \n`);
  }
}

/**
 * The last that is said: what is asked behind it gets no answer, however much of it has come by now.
 * @param {Buffer} bytes
 */
function endWith(bytes) {
  hasEnded = true;
  process.stdout.write(bytes, () => process.exit(0));
  return Buffer.alloc(0);
}
