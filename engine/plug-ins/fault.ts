import { UndecidedError } from '../model/undecided.js';

/** Who can do something about it, by the side of a change at which the plug-in stands. */
const WHO = {
  base: 'The gate cannot let such a change through by itself: whoever administers the base corrects it there, past the gate.',
  change:
    'A plug-in and what the configuration says of it change in one commit, under a signed packet whose scope names both files.',
};

/**
 * A plug-in that the law names and that cannot be used. It breaks the law as a whole, for no rule of a law may be left out in silence; and
 * unlike a configuration that cannot be read it is repaired by nobody but who administers the base: a change that could repair it could
 * as well take its rules away (ADR 11).
 */
export class PlugInFault extends UndecidedError {
  override readonly name = 'PlugInFault';
}

/**
 * Adds to the fault of a plug-in who can do something about it.
 * @throws PlugInFault and whatever else `work` throws
 */
export async function saidWhoMends<T>(side: keyof typeof WHO, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PlugInFault)) throw error;
    const { subject, reason, help } = error;
    throw new PlugInFault({ subject, reason, help: `${help} ${WHO[side]}` }, { cause: error });
  }
}
