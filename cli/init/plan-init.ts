import { type Part, together } from './change.js';
import { configFile } from './config-file.js';
import { documents } from './documents.js';
import { hookWiring } from './hooks/hook-wiring.js';
import { lintStaged } from './lint-staged.js';
import { register } from './register.js';
import type { Setting } from './setting.js';
import { agents, ignored, just, otherAgents } from './small-files.js';
import { workflowFile } from './workflow-file.js';

/** Everything that `init` writes, given what was read of the repository, and what it has to say. */
export function planInit(setting: Setting): Part {
  return together(
    configFile(setting),
    documents(setting),
    register(setting),
    agents(setting),
    otherAgents(setting),
    ignored(setting),
    hookWiring(setting),
    lintStaged(setting),
    just(setting),
    workflowFile(setting),
  );
}
