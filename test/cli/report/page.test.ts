import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportPage } from '../../../cli/desk/views/page/page.js';
import { diagnostic, report } from '../../reporters/example-report.js';
import { hostileText } from '../../reporters/hostile-text.js';
import { overview, packet } from './overview-examples.js';

describe('the report page', () => {
  it('asks nobody for anything', () => {
    const page = reportPage([overview()], '0.1.0');
    expect(page).toMatch(
      /Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[^ ]+ script-src &#39;sha256-/,
    );
    expect(page).not.toMatch(/\b(?:src|href)="(?!#)/);
    expect(page).not.toMatch(/\burl\(|@import/);
  });

  it('is the same bytes for the same state', () => {
    expect(reportPage([structuredClone(overview())], '0.1.0')).toBe(reportPage([overview()], '0.1.0'));
  });

  it('has the same elements whatever a repository calls its things', () => {
    const shape = (text: string): string =>
      reportPage([hostile(text)], '0.1.0')
        .replace(/>[^<]*</g, '><')
        .replace(/="[^"]*"/g, '=""');
    fc.assert(
      fc.property(
        hostileText.filter((text) => text.trim() !== '' && text.length < 150),
        (text) => {
          expect(shape(text)).toBe(shape('plain'));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('says what is missing, and does not look whole without it', () => {
    const page = reportPage(
      [
        overview({
          report: report({
            verdict: 'inconclusive',
            undecided: [{ subject: 'docs/big.md', reason: 'is too large', help: 'Shorten it.' }],
          }),
        }),
      ],
      '0.1.0',
    );
    expect(page).toContain('<b>Could not decide:</b> docs/big.md is too large');
    expect(page).toContain('<span class="badge progress">inconclusive</span>');
  });

  it('puts many repositories on one page, each with links of its own', () => {
    const page = reportPage([overview(), overview({ name: 'another' })], '0.1.0');
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    expect(page).toContain('<h1>2 repositories</h1>');
  });

  it('is empty where there is nothing, and says so', () => {
    const page = reportPage(
      [overview({ packets: [], phases: [], signatures: [], waivers: [], report: report() })],
      '0.1.0',
    );
    for (const said of [
      'No packet has a phase.',
      'No packet is signed.',
      'Nothing is waived.',
      'Nothing stands against it.',
    ]) {
      expect(page).toContain(said);
    }
  });
});

function hostile(text: string): ReturnType<typeof overview> {
  const { waivers, signatures, phases, ...rest } = overview();
  return {
    ...rest,
    name: text,
    packets: [
      packet({
        id: text,
        what: text,
        phase: text,
        signedBy: text,
        open: [{ id: text, keyword: text, text, state: 'gone' }],
      }),
    ],
    phases: phases.map((phase) => ({ ...phase, phase: text, obstacles: [text] })),
    waivers: waivers.map((waiver) => ({ ...waiver, id: text, target: text, reason: text })),
    signatures: signatures.map((each) => ({ ...each, signer: text, packet: text })),
    report: report({
      verdict: 'block',
      diagnostics: [diagnostic({ path: text, message: text, why: text, help: text })],
      undecided: [{ subject: text, reason: text, help: text }],
    }),
  };
}
