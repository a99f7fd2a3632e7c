// biome-ignore lint/style/noDefaultExport: commitlint takes nothing else.
export default { extends: ['@commitlint/config-conventional'] };
