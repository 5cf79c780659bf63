import { readFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { agreementReport } from '../../analysis/agreement/agreement-report.ts'
import { CODING_LEVELS, type CodingLevel } from '../../analysis/agreement/coding-row.ts'
import { parseCodingRows } from '../../analysis/agreement/parse-coding-rows.ts'
import { toAgreementText } from '../agreement-text.ts'
import { ExpectedFailure } from '../expected-failure.ts'

/** `lessons agreement`: how far coders agree, from files of their codings. */
export function agreementCommand(): Command {
  return new Command('agreement')
    .description(
      "Say how far coders agree: Krippendorff's alpha with its 95% interval, Cohen's and Fleiss' kappa, agreement on each term, and which terms are taken for each other. Exits with 1 where a row cannot be read.",
    )
    .argument('<codings...>', 'CSV files with the columns coder, unit, value; one row a coder and unit')
    .addOption(
      new Option(
        '--level <level>',
        'what the values are: names, ranks, numbers with equal steps, numbers with a true nought, or sets of terms with ; between them',
      )
        .choices(CODING_LEVELS)
        .default('nominal'),
    )
    .option('--json', 'print for a program')
    .addHelpText(
      'after',
      '\nWhat a coder did not code has no row, or a row without a value; with --level set a row without a value was coded with none. Several files are read as one. Alpha is undefined where every value is the same.\n\nExamples:\n  lessons agreement codings.csv\n  lessons agreement ann.csv bob.csv --level set --json\n\ncodings.csv:\n  coder,unit,value\n  ann,2006-highland-left-school-unseen/F1,boundary-gap\n  bob,2006-highland-left-school-unseen/F1,procedure-design',
    )
    .action(async (paths: string[], options: { level: CodingLevel; json?: boolean }) => {
      const files = await Promise.all(paths.map(async name => ({ name, text: await read(name) })))
      const { rows, faults } = parseCodingRows(files, options.level)
      if (faults.length > 0) {
        if (options.json) console.log(JSON.stringify({ faults }, null, 2))
        for (const { file, line, message } of faults) console.error(`${file}:${line}  ${message}`)
        process.exitCode = 1
        return
      }
      const report = agreementReport(rows, options.level)
      // JSON has no word for undefined: a figure that there is not is null.
      console.log(
        options.json
          ? JSON.stringify(report, (_, value: unknown) => (value === undefined ? null : value), 2)
          : toAgreementText(report),
      )
    })
}

function read(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new ExpectedFailure(`${path} cannot be read (${cause.code}).`)
  })
}
