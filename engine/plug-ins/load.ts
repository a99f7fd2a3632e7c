import { malfunctionOf } from '../malfunction.js';
import type { PlugInLaw } from '../model/law.js';
import { UndecidedError } from '../model/undecided.js';
import type { Rule } from '../rule.js';
import { PlugInFault } from './fault.js';
import { assertModule, evaluated, ModuleFault } from './module-text.js';
import { ownRules } from './own-rules.js';
import { type PlugInReading, plugInText } from './plug-in-file.js';
import { prefixOf } from './prefix.js';

/**
 * The rules of a plug-in that base's law names.
 * @param known the rules of the protocol, whose ids nobody else may have; those of two plug-ins differ by the names of their files
 * @throws PlugInFault when it cannot be used, and why
 */
export async function loadPlugIn(
  plugIn: PlugInLaw,
  reading: PlugInReading,
  known: readonly Rule[],
): Promise<readonly Rule[]> {
  const { path } = plugIn;
  const text = await plugInText(plugIn, reading);
  return told(plugIn, reading, () => {
    const rules = ownRules(path, prefixOf(path), () => evaluated(path, text));
    const clash = rules.find(({ id }) => known.some((other) => other.id === id));
    if (clash) throw new ModuleFault(`gives the rule ${clash.id}, which exists already, expected another id`);
    return rules;
  });
}

/**
 * Looks at a plug-in that no base holds yet, and runs nothing of it: what a change brings may judge only after it was let in.
 * @throws PlugInFault when base could not use it
 */
export async function assertUsable(plugIn: PlugInLaw, reading: PlugInReading): Promise<void> {
  const text = await plugInText(plugIn, reading);
  told(plugIn, reading, () => assertModule(plugIn.path, text));
}

/** Says of whatever goes wrong which plug-in it was, and what to do with it. */
function told<T>({ path }: PlugInLaw, { config }: PlugInReading, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new PlugInFault(
      {
        subject: path,
        reason: `is a plug-in that ${config} names and ${faultOf(error)}`,
        help: `Correct ${path}, or take it out of "plugins".`,
      },
      { cause: error },
    );
  }
}

function faultOf(error: unknown): string {
  if (error instanceof ModuleFault) return error.message;
  return error instanceof UndecidedError ? error.reason : `breaks down when it is loaded: ${malfunctionOf(error)}`;
}
