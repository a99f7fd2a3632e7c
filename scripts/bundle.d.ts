// What the bundle gives to the sources: scripts/build.mjs and vitest.config.ts define both of these.

/** The version in package.json. */
declare const __HANDSHAKE_CHECK_VERSION__: string;

/** The text of a Markdown file, such as a rule's law page. */
declare module '*.md' {
  const text: string;
  export default text;
}
