// Reads the changelog.

/**
 * @param {string} changelog in the form of Keep a Changelog
 * @param {string} version as package.json has it
 * @returns {string | null} what stands below the heading of the version; null when it is not there, has no date, or says nothing
 */
export function releaseNotes(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((each) => each.startsWith(`[${version}] - `));
  if (section === undefined || !/^\[\d+\.\d+\.\d+[^\s\]]*\] - \d{4}-\d{2}-\d{2}\n/.test(section)) return null;
  const notes = section.slice(section.indexOf('\n') + 1).trim();
  return notes === '' ? null : `${notes}\n`;
}
