// Loaded into a process with --require: writes its peak memory, in bytes, to the file that PEAK_MEMORY_FILE names when it ends.
const { writeFileSync } = require('node:fs');
const process = require('node:process');

process.on('exit', () => {
  writeFileSync(process.env.PEAK_MEMORY_FILE ?? '', String(process.resourceUsage().maxRSS * 1024));
});
