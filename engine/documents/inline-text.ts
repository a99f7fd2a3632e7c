/** Stands for every character of code: it is no letter, and no blank either. */
const CODE = '\u0001';
const RUN = /`+/g;
/** `"…"` and `“…”` that begin a word and end one, so that inches and lone marks quote nothing. */
const QUOTED = /(?<![^\s([{—–-])"[^"]{1,400}"(?![\p{L}\p{N}])|“[^“”]{1,400}”/gu;

/**
 * A paragraph as far as it speaks for itself: code spans, comments and quoted words are replaced, character by character, so that
 * offsets stay. Linear.
 */
export function ownWords(text: string): string {
  return withoutClosedComments(withoutCode(text)).replace(QUOTED, (quoted) => CODE.repeat(quoted.length));
}

/** Code spans begin and end with runs of back-ticks of one length; a run that nothing closes is text (CommonMark 0.31). */
function withoutCode(text: string): string {
  const runs = [...text.matchAll(RUN)];
  const nextOfLength = new Map<number, number>();
  const closers = new Array<number>(runs.length).fill(-1);
  for (let at = runs.length - 1; at >= 0; at--) {
    const length = runs[at]?.[0].length ?? 0;
    closers[at] = nextOfLength.get(length) ?? -1;
    nextOfLength.set(length, at);
  }
  let words = '';
  let shown = 0;
  for (let at = 0; at < runs.length; at++) {
    const closer = closers[at] ?? -1;
    const [open, close] = [runs[at], runs[closer]];
    if (!open || !close) continue;
    const end = close.index + close[0].length;
    words += text.slice(shown, open.index) + CODE.repeat(end - open.index);
    shown = end;
    at = closer;
  }
  return words + text.slice(shown);
}

function withoutClosedComments(text: string): string {
  let words = '';
  let shown = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', shown)) {
    const close = text.indexOf('-->', start + 4);
    if (close < 0) break;
    words += text.slice(shown, start) + ' '.repeat(close + 3 - start);
    shown = close + 3;
  }
  return words + text.slice(shown);
}
