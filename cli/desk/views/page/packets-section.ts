import { counted } from '../../../../engine/model/counted.js';
import type { Overview, PacketOverview } from '../overview/overview.js';
import { type Html, html, NOTHING } from './html.js';
import { badge, shareBar } from './words.js';

/** How a packet of the page is called in its links: our own numbers, so that no text of a repository becomes an address. */
export type Anchors = ReadonlyMap<string, string>;

/** The anchors of the packets of one repository. */
export function anchorsOf({ packets }: Pick<Overview, 'packets'>, prefix: string): Anchors {
  return new Map(packets.map(({ id }, at) => [id, `${prefix}p${at}`]));
}

/** The board: a row for each packet, to filter, to sort, and to follow along what it needs. */
export function packetsSection({ name, packets }: Overview, anchors: Anchors, prefix: string): Html {
  const states = [...new Set(packets.map(shownState))].sort();
  const phases = [...new Set(packets.map(({ phase }) => phase ?? ''))];
  return html`<section id="${prefix}packets" aria-labelledby="${prefix}name ${prefix}packets-title">
<h3 id="${prefix}packets-title">Packets</h3>
<form class="filters" data-filters="${prefix}packet-rows" hidden>
<label>Search <input type="search" data-search autocomplete="off"></label>
<label>Status <select data-by="state"><option value="">all</option>${states.map((state) => html`<option>${state}</option>`)}</select></label>
<label>Phase <select data-by="phase"><option value="">all</option>${phases.map((phase) => html`<option value="${phase}">${phase === '' ? 'none' : phase}</option>`)}</select></label>
<label><input type="checkbox" data-only="findings"> with findings</label>
<output data-count></output>
</form>
<div class="wide" role="group" aria-labelledby="${prefix}name ${prefix}packets-title" tabindex="0">
<table id="${prefix}packet-rows" data-sortable>
<caption class="aside">Every work packet and every entry of the task board, with what it needs and what needs it.</caption>
<thead><tr><th scope="col">Packet</th><th scope="col">Status</th><th scope="col">Phase</th><th scope="col">Signed by</th><th scope="col">Requirements met</th><th scope="col">Needs</th><th scope="col">Needed by</th><th scope="col">Findings</th></tr></thead>
<tbody>
${packets.map((packet) => row(packet, anchors))}</tbody>
</table>
</div>
<div class="follow" data-follow="${prefix}packet-rows" role="region" aria-label="Follow the chain of ${name}" hidden>
<div class="chain" aria-live="polite" data-chain></div>
<button type="button" data-close>Close</button>
</div>
</section>
`;
}

/** Where the board took a packet out of the work, that is its state. */
export function shownState({ status, column }: Pick<PacketOverview, 'status' | 'column'>): string {
  return column === 'Superseded' || column === 'Cancelled' ? column : status;
}

function row(packet: PacketOverview, anchors: Anchors): Html {
  const { id, what, phase, signedBy, coverage, open, needs, neededBy, errors, warnings } = packet;
  const findings = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return html`<tr id="${anchors.get(id) ?? ''}" data-id="${id}" data-state="${shownState(packet)}" data-phase="${phase ?? ''}"${errors + warnings > 0 ? html` data-findings` : NOTHING}><th scope="row"><a href="#${anchors.get(id) ?? ''}">${id}</a><p class="what">${shortened(what)}</p></th><td>${badge(shownState(packet))}</td><td>${phase ?? ''}</td><td>${signedBy ?? html`<span class="quiet">not signed</span>`}</td><td>${shareBar(coverage)}${open.length > 0 ? openList(open) : NOTHING}</td><td>${links(needs, anchors)}</td><td>${links(neededBy, anchors)}</td><td>${findings.join(', ')}</td></tr>
`;
}

function openList(open: PacketOverview['open']): Html {
  return html`<details><summary>${open.length} open</summary><ul>${open.map(({ id, keyword, text, state }) => html`<li><b>${keyword}</b> ${id}: ${shortened(text)}${state === 'gone' ? ' (its evidence is gone)' : ''}</li>`)}</ul></details>`;
}

function links(ids: readonly string[], anchors: Anchors): Html {
  if (ids.length === 0) return html`<span class="quiet">–</span>`;
  return html`<ul class="links">${ids.map((id) => html`<li><a href="#${anchors.get(id) ?? ''}">${id}</a></li>`)}</ul>`;
}

/** A page is to be looked over: who wants all of it opens the packet. */
const MOST = 200;

function shortened(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST).trimEnd()} …` : text;
}
