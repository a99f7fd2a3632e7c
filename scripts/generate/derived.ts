import { rules } from '../../rules/index.js';
import { type Artifact, readIfThere } from './artifact.js';
import { decisionsIndex, rulesIndex } from './indexes.js';
import { lawPagesModule } from './law-pages.js';
import { messagesPage } from './messages.js';
import { type FilledPage, filledPage, pagePath } from './pages.js';
import { readmeWithTables } from './readme.js';

/** What is derived by running the program on the examples of its law pages, and what went wrong with them, in words. */
export interface Derived {
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly string[];
}

/** Every page that can be filled is, whatever is wrong with another; the list of messages needs all of them. */
export async function derivedArtifacts(): Promise<Derived> {
  const filled: FilledPage[] = [];
  const problems: string[] = [];
  const texts = new Map<string, string>();
  for (const rule of rules) {
    const path = pagePath(rule);
    try {
      const page = await filledPage(rule);
      filled.push(page);
      texts.set(rule.id, page.text);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      const text = readIfThere(path);
      if (text !== null) texts.set(rule.id, text);
    }
  }
  const pages = filled.map(({ rule, text }) => ({ path: pagePath(rule), content: text }));
  const messages = problems.length > 0 ? [] : [messagesPage(filled), rulesIndex(rules, texts), decisionsIndex()];
  return { artifacts: [...pages, lawPagesModule(texts), ...messages, readmeWithTables(rules)], problems };
}
