import { unknownWord } from '../usage.js';
import { type AddCommand, directoryOf, examples } from './command.js';
import { nowOf } from './desk-options.js';

/** The forms of the report, as typed. */
const FORMATS = ['html', 'json'] as const;

interface ReportOptions {
  readonly format: string;
  readonly output?: string;
  readonly name?: string;
  readonly merge?: readonly string[];
  readonly now?: string;
}

/** `report`: phases, packets, coverage, signatures, waivers and findings on one page. */
export const addReport: AddCommand = (program, { terminal, answer }) => {
  program
    .command('report')
    .description('make one page of the whole repository: phases, packets, requirements, signatures, waivers, findings')
    .option('--format <FORMAT>', `write ${FORMATS.join(' or ')}`, 'html')
    .option('--output <FILE>', 'write it to a file (default: standard output)')
    .option('--name <NAME>', 'what the page calls the repository (default: the name of its folder)')
    .option('--merge <FILE...>', 'make one page of reports that were written with --format json')
    .option('--now <TIME>', 'the time to look at it, such as 2026-01-05T11:20:00Z (default: the clock)')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check report --output report.html', 'a page to open in a browser'],
        ['npx handshake-check report --format json --output a.json', 'for the page of many repositories'],
        ['npx handshake-check report --merge a.json b.json --output all.html', 'that page'],
      ),
    )
    .action((options: ReportOptions) => {
      const format = FORMATS.find((name) => name === options.format);
      if (format === undefined) throw unknownWord(`--format ${options.format}`, options.format, 'format', FORMATS);
      const { output, name, merge } = options;
      const request = {
        directory: directoryOf(program),
        now: nowOf(options.now),
        format,
        ...(output === undefined ? {} : { output }),
        ...(name === undefined ? {} : { name }),
        ...(merge === undefined ? {} : { merge }),
      };
      return answer(import('../desk/views/report.js').then(({ runReport }) => runReport(request, terminal)));
    });
};
