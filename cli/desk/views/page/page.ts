import { createHash } from 'node:crypto';
import { PAGE_SCRIPT, PAGE_STYLE } from '../../../../engine/generated/page-assets.js';
import { counted } from '../../../../engine/model/counted.js';
import type { Overview } from '../overview/overview.js';
import { type Html, html, NOTHING } from './html.js';
import { anchorsOf, packetsSection } from './packets-section.js';
import { findingsSection, phasesSection, signaturesSection, summarySection, waiversSection } from './sections.js';
import { badge, minuteOf, shareBar } from './words.js';

/**
 * One page for one repository or many, whole in itself: nothing is loaded from anywhere, and without scripts everything can still be read.
 * The same overviews give the same bytes.
 */
export function reportPage(overviews: readonly Overview[], toolVersion: string): string {
  const many = overviews.length > 1;
  const title = many
    ? counted(overviews.length, 'repository', 'repositories')
    : (overviews[0]?.name ?? 'no repository');
  const page = html`<main id="main">
${many ? repositories(overviews) : NOTHING}
${overviews.map((overview, at) => repository(overview, many ? `r${at}-` : '', many))}</main>
<footer><p class="quiet">Made by handshake-check ${toolVersion}. Times are UTC.</p></footer>
`;
  return `${head(title)}<body>
<a class="skip" href="#main">To the content</a>
${html`<header><h1>${title}</h1></header>`.html}
${page.html}<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

/** A browser runs and shows nothing but what this page brings with it, whatever slipped through anywhere. */
function head(title: string): string {
  const policy = `default-src 'none'; style-src '${digest(PAGE_STYLE)}'; script-src '${digest(PAGE_SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${
  html`<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · handshake-check</title>`.html
}
<style>${PAGE_STYLE}</style>
</head>
`;
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function repositories(overviews: readonly Overview[]): Html {
  return html`<section aria-labelledby="repositories-title">
<h2 id="repositories-title">Repositories</h2>
<div class="wide" role="group" aria-labelledby="repositories-title" tabindex="0"><table data-sortable>
<caption class="aside">Every repository of this page.</caption>
<thead><tr><th scope="col">Repository</th><th scope="col">Verdict</th><th scope="col">Packets</th><th scope="col">Requirements met</th><th scope="col">Errors</th><th scope="col">Warnings</th></tr></thead>
<tbody>${overviews.map(
    ({ name, packets, coverage, report }, at) =>
      html`<tr><th scope="row"><a href="#r${at}-top">${name}</a></th><td>${badge(report.verdict)}</td><td>${packets.length}</td><td>${shareBar(coverage)}</td><td>${report.counts.errors}</td><td>${report.counts.warnings}</td></tr>
`,
  )}</tbody></table></div>
</section>
`;
}

function repository(overview: Overview, prefix: string, many: boolean): Html {
  const { name, report, now } = overview;
  const anchors = anchorsOf(overview, prefix);
  const commit = report.head.commit ?? report.base.commit;
  return html`<article id="${prefix}top" aria-labelledby="${prefix}name">
<h2 id="${prefix}name">${many ? name : 'State of the repository'}</h2>
<p class="quiet">${report.head.name}${commit === null ? '' : html`, on commit <code>${commit.slice(0, 12)}</code>`}, as of ${minuteOf(now)}</p>
<nav aria-label="Parts of ${name}"><ul>
<li><a href="#${prefix}phases">Phases</a></li><li><a href="#${prefix}packets">Packets</a></li><li><a href="#${prefix}signatures">Signatures</a></li><li><a href="#${prefix}waivers">Waivers</a></li><li><a href="#${prefix}findings">Findings</a></li>
</ul></nav>
${summarySection(overview, prefix)}${phasesSection(overview, prefix)}${packetsSection(overview, anchors, prefix)}${signaturesSection(overview, anchors, prefix)}${waiversSection(overview, prefix)}${findingsSection(overview, prefix)}</article>
`;
}
