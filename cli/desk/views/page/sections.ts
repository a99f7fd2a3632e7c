import { counted } from '../../../../engine/model/counted.js';
import type { Diagnostic } from '../../../../engine/report.js';
import { undecidedOf, verdictWords } from '../../../../engine/reporters/verdict-words.js';
import {
  activeFindings,
  type Overview,
  type PhaseOverview,
  type SignatureOverview,
  type WaiverOverview,
} from '../overview/overview.js';
import { type Html, html, NOTHING } from './html.js';
import { type Anchors, shownState } from './packets-section.js';
import { badge, classOf, dayOf, minuteOf, shareBar } from './words.js';

/** The states of work in the order of its life, for the bar of the summary. */
const LIFE = ['VALIDATED', 'Done', 'In-Progress', 'Blocked', 'Ready-for-Dev', 'Draft', 'Superseded', 'Cancelled'];

/** The verdict, and how far everything is, at a look. */
export function summarySection({ report, packets, coverage, waivers, phases }: Overview, prefix: string): Html {
  const states = new Map<string, number>();
  for (const packet of packets) states.set(shownState(packet), (states.get(shownState(packet)) ?? 0) + 1);
  const sorted = [...states].sort(
    ([a], [b]) => ((LIFE.indexOf(a) + 99) % 99) - ((LIFE.indexOf(b) + 99) % 99) || (a < b ? -1 : 1),
  );
  const closed = phases.filter((phase) => phase.closed).length;
  return html`<section aria-labelledby="${prefix}name ${prefix}summary-title">
<h3 id="${prefix}summary-title">At a look</h3>
<p class="verdict">${badge(report.verdict)} ${verdictWords(report)}</p>
<div class="cards">
<div class="card"><h4>Packets</h4><p class="figure">${packets.length}</p>${stateBar(sorted, packets.length)}<ul class="legend">${sorted.map(([state, count]) => html`<li>${badge(state)} ${count}</li>`)}</ul></div>
<div class="card"><h4>Requirements met</h4><p class="figure">${coverage.covered}<small> of ${coverage.requirements}</small></p>${shareBar(coverage)}<p class="quiet">MUST ${coverage.must.covered} of ${coverage.must.requirements}, SHOULD ${coverage.should.covered} of ${coverage.should.requirements}</p></div>
<div class="card"><h4>Phases closed</h4><p class="figure">${closed}<small> of ${phases.length}</small></p></div>
<div class="card"><h4>Open findings</h4><p class="figure">${report.counts.errors}<small> errors</small></p><p>${counted(report.counts.warnings, 'warning')}, ${report.counts.undecided} undecided</p></div>
<div class="card"><h4>Live waivers</h4><p class="figure">${waivers.filter(({ state }) => state === 'live').length}<small> of ${waivers.length}</small></p></div>
</div>
</section>
`;
}

function stateBar(states: readonly (readonly [string, number])[], all: number): Html {
  let from = 0;
  const parts = states.map(([state, count]) => {
    const at = from;
    from += count;
    return html`<rect class="${classOf(state)}" x="${at}" width="${count}" height="8"/>`;
  });
  return html`<svg class="bar" viewBox="0 0 ${Math.max(all, 1)} 8" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

/** The phases and their gates (rule 5, CX-585D). */
export function phasesSection({ phases }: Overview, prefix: string): Html {
  return html`<section id="${prefix}phases" aria-labelledby="${prefix}name ${prefix}phases-title">
<h3 id="${prefix}phases-title">Phases and their gates</h3>
${
  phases.length === 0
    ? html`<p class="quiet">No packet has a phase.</p>`
    : html`<div class="wide" role="group" aria-labelledby="${prefix}name ${prefix}phases-title" tabindex="0"><table>
<caption class="aside">What stands between each phase and its closure.</caption>
<thead><tr><th scope="col">Phase</th><th scope="col">Gate</th><th scope="col">Finished</th><th scope="col">Requirements met</th><th scope="col">In the way</th></tr></thead>
<tbody>${phases.map(phaseRow)}</tbody></table></div>`
}
</section>
`;
}

function phaseRow({ phase, closed, packets, finished, coverage, obstacles }: PhaseOverview): Html {
  const gate = closed ? 'closed' : obstacles.length === 0 ? 'may close' : 'open';
  const look = closed ? 'validated' : obstacles.length === 0 ? 'ready' : 'progress';
  return html`<tr><th scope="row">${phase}</th><td><span class="badge ${look}">${gate}</span></td><td>${shareBar({ requirements: packets, covered: finished })}</td><td>${shareBar(coverage)}</td><td>${obstacles.length === 0 ? html`<span class="quiet">nothing</span>` : html`<details><summary>${counted(obstacles.length, 'reason')}</summary><ul>${obstacles.map((each) => html`<li>${each}</li>`)}</ul></details>`}</td></tr>
`;
}

/** Who signed what when. */
export function signaturesSection({ signatures }: Overview, anchors: Anchors, prefix: string): Html {
  return html`<section id="${prefix}signatures" aria-labelledby="${prefix}name ${prefix}signatures-title">
<h3 id="${prefix}signatures-title">Signatures over time</h3>
${
  signatures.length === 0
    ? html`<p class="quiet">No packet is signed.</p>`
    : html`${months(signatures)}
<details><summary>${counted(signatures.length, 'signature')} one by one</summary>
<table><caption class="aside">Every signed packet, by the time of its signature.</caption>
<thead><tr><th scope="col">Signed</th><th scope="col">By</th><th scope="col">Packet</th><th scope="col">In the ledger</th></tr></thead>
<tbody>${signatures.map(
        ({
          time,
          signer,
          packet,
          recorded,
        }) => html`<tr><td>${minuteOf(time)}</td><td>${signer}</td><td><a href="#${anchors.get(packet) ?? ''}">${packet}</a></td><td>${recorded ? 'yes' : html`<span class="badge blocked">no</span>`}</td></tr>
`,
      )}</tbody></table></details>`
}
</section>
`;
}

/** A bar for each month between the first and the last signature; years of silence are as long as they were. */
function months(signatures: readonly SignatureOverview[]): Html {
  const counts = new Map<string, number>();
  for (const { time } of signatures)
    counts.set(dayOf(time).slice(0, 7), (counts.get(dayOf(time).slice(0, 7)) ?? 0) + 1);
  const names = monthsBetween([...counts.keys()].sort());
  const most = Math.max(...counts.values());
  const bars = names.map((name, at) => {
    const count = counts.get(name) ?? 0;
    const height = Math.round((90 * count) / most);
    return html`<g><title>${name}: ${count}</title><rect class="room" x="${at * 12 + 1}" y="0" width="10" height="90"/><rect class="full" x="${at * 12 + 1}" y="${90 - height}" width="10" height="${height}"/></g>`;
  });
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const said = `${counted(signatures.length, 'signature')} from ${first} to ${last}, at most ${most} in a month`;
  return html`<figure><svg class="months" viewBox="0 0 ${names.length * 12} 90" preserveAspectRatio="none" role="img" aria-label="${said}">${bars}</svg><figcaption>${said}</figcaption></figure>
`;
}

/** At most so many bars: beyond that the last ones, which is what people look for. */
const MOST_MONTHS = 120;

function monthsBetween(sorted: readonly string[]): string[] {
  const index = (name: string): number => Number(name.slice(0, 4)) * 12 + Number(name.slice(5)) - 1;
  const [first, last] = [index(sorted[0] ?? '1970-01'), index(sorted.at(-1) ?? '1970-01')];
  const from = Math.max(first, last - MOST_MONTHS + 1);
  return Array.from({ length: last - from + 1 }, (_, at) => {
    const month = from + at;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** What is forgiven, by whom, and until when (CX-600B). */
export function waiversSection({ waivers }: Overview, prefix: string): Html {
  return html`<section id="${prefix}waivers" aria-labelledby="${prefix}name ${prefix}waivers-title">
<h3 id="${prefix}waivers-title">Waivers</h3>
${
  waivers.length === 0
    ? html`<p class="quiet">Nothing is waived.</p>`
    : html`<div class="wide" role="group" aria-labelledby="${prefix}name ${prefix}waivers-title" tabindex="0"><table>
<caption class="aside">Every row of the waiver ledger.</caption>
<thead><tr><th scope="col">Waiver</th><th scope="col">State</th><th scope="col">Ends</th><th scope="col">Rule</th><th scope="col">Target</th><th scope="col">Reason</th><th scope="col">Approved by</th></tr></thead>
<tbody>${waivers.map(waiverRow)}</tbody></table></div>`
}
</section>
`;
}

function waiverRow({ id, state, expires, rule, target, reason, approver }: WaiverOverview): Html {
  return html`<tr><th scope="row">${id}</th><td>${badge(state)}</td><td>${expires}</td><td>${rule}</td><td>${target}</td><td>${reason}</td><td>${approver}</td></tr>
`;
}

/** The most findings that a page lists: more nobody reads, and the JSON has them all. */
const MOST_FINDINGS = 2_000;

/** What stands against the repository, and what could not be decided. */
export function findingsSection(overview: Overview, prefix: string): Html {
  const all = activeFindings(overview);
  const undecided = undecidedOf(overview.report);
  const rules = [...new Set(all.map(({ rule }) => rule))].sort();
  return html`<section id="${prefix}findings" aria-labelledby="${prefix}name ${prefix}findings-title">
<h3 id="${prefix}findings-title">Open findings</h3>
${undecided.map(({ subject, reason, help }) => html`<p class="undecided"><b>Could not decide:</b> ${subject} ${reason} <span class="quiet">${help}</span></p>`)}
${
  all.length === 0
    ? html`<p class="quiet">Nothing stands against it.</p>`
    : html`<form class="filters" data-filters="${prefix}finding-rows" hidden>
<label>Search <input type="search" data-search autocomplete="off"></label>
<label>Severity <select data-by="severity"><option value="">all</option><option>error</option><option>warning</option></select></label>
<label>Rule <select data-by="rule"><option value="">all</option>${rules.map((rule) => html`<option>${rule}</option>`)}</select></label>
<output data-count></output>
</form>
<div class="wide" role="group" aria-labelledby="${prefix}name ${prefix}findings-title" tabindex="0"><table id="${prefix}finding-rows" data-sortable>
<caption class="aside">What was found and is neither inherited nor waived.</caption>
<thead><tr><th scope="col">Severity</th><th scope="col">Rule</th><th scope="col">Place</th><th scope="col">What is wrong, and what to do</th></tr></thead>
<tbody>${all.slice(0, MOST_FINDINGS).map(findingRow)}</tbody></table></div>
${all.length > MOST_FINDINGS ? html`<p>and ${all.length - MOST_FINDINGS} more, which <code>npx handshake-check check --all --format json</code> lists</p>` : NOTHING}`
}
</section>
`;
}

function findingRow({ severity, rule, messageId, path, line, message, why, help }: Diagnostic): Html {
  return html`<tr data-severity="${severity}" data-rule="${rule}"><td>${badge(severity)}</td><td>${rule}/${messageId}</td><td><code>${path}:${line}</code></td><td class="said">${message}<details><summary>why, and what to do</summary><p>${why}</p><p>${help}</p></details></td></tr>
`;
}
