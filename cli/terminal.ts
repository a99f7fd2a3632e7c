import process from 'node:process';
import { UndecidedError } from '../engine/model/undecided.js';
import { type Palette, PLAIN } from '../engine/reporters/palette.js';

/** Where a command prints. A promise that is kept means that the text was handed over whole; a closed pipe breaks it. */
export interface Terminal {
  /** What was asked for: standard output. */
  print(text: string): Promise<void>;
  /** What went wrong, and what hooks say: standard error. */
  tell(text: string): Promise<void>;
  /** The marks for standard output. */
  readonly palette: Palette;
  /** The marks for standard error. */
  readonly errorPalette: Palette;
}

/** The terminal of this process. Colour libraries are loaded only when a stream is coloured. */
export async function openTerminal(): Promise<Terminal> {
  const { stdout, stderr, env } = process;
  return {
    print: (text) => write(stdout, text, 'standard output'),
    tell: (text) => write(stderr, text, 'standard error'),
    palette: await paletteFor(wantsColour(stdout, env)),
    errorPalette: await paletteFor(wantsColour(stderr, env)),
  };
}

/** Plain without a terminal; NO_COLOR and FORCE_COLOR overrule, the former first. Neither changes what is judged. */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

async function paletteFor(coloured: boolean): Promise<Palette> {
  if (!coloured) return PLAIN;
  const { default: picocolors } = await import('picocolors');
  return picocolors.createColors(true);
}

function write(stream: NodeJS.WritableStream, text: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => reject(unwritten(name, error));
    // A failed write is told to the callback and to the stream's listeners; without one of these it would end the process.
    stream.once('error', failed);
    stream.write(text, (error) => {
      if (error) {
        failed(error);
        return;
      }
      stream.off('error', failed);
      resolve();
    });
  });
}

function unwritten(name: string, cause: Error): UndecidedError {
  return new UndecidedError(
    {
      subject: name,
      reason: `could not be written: ${cause.message}`,
      help: 'Let what it is piped into read it to the end, or write to a file that has room.',
    },
    { cause },
  );
}
