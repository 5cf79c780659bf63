import { Command, Option } from 'commander'
import writeFileAtomic from 'write-file-atomic'
import { loadSnapshot } from '../../analysis/snapshot.ts'
import { siteAddress, type Config } from '../../config.ts'
import type { Site } from '../../exports/column.ts'
import { BRIEFING_FORMATS } from '../../exports/teaching/briefing-format.ts'
import { toBriefingJson } from '../../exports/teaching/briefing-json.ts'
import { toBriefingSheet } from '../../exports/teaching/briefing-sheet.ts'
import { createBriefing, type Briefing } from '../../exports/teaching/briefing.ts'
import { materialOfIds } from '../../exports/teaching/choose-material.ts'
import { toSlideDeck } from '../../exports/teaching/slide-deck.ts'
import { toPptx } from '../../exports/teaching/to-pptx.ts'
import { ExpectedFailure } from '../expected-failure.ts'

const SLIDES = 'pptx'
/** What a terminal cannot show. */
const BINARY = new Set(['docx', SLIDES])

interface Options {
  format: string
  out?: string
  title?: string
  safe?: boolean
  harm?: boolean
  json?: boolean
}

/** `lessons briefing`: the seven-minute sheet, or the slides, of records that are named. */
export function briefingCommand(config: Config): Command {
  const formats = [...BRIEFING_FORMATS.map(({ id }) => id), SLIDES]
  return new Command('briefing')
    .description(
      'Write the seven-minute briefing, or the slides, of findings, recommendations, reviews or terms.',
    )
    .argument(
      '<ids...>',
      'findings and recommendations (<review>/F1), reviews (<review>), terms (<facet>/<term>)',
    )
    .addOption(new Option('--format <format>', 'form of the file').choices(formats).default('md'))
    .option('--title <title>', 'title at its head')
    .option('--out <file>', 'where to write it; to the terminal where left out')
    .option(
      '--safe',
      'leave out what is specific to one case, and do not name the records; slides then have no notes',
    )
    .option('--harm', 'also take sentences that tell of harm to a child')
    .option('--json', 'print the briefing with the trace of every sentence, for a program')
    .addHelpText(
      'after',
      '\nExamples:\n  lessons briefing practice-theme/babies-and-bruising --format docx --out babies.docx\n  lessons briefing 2006-highland-left-school-unseen/F1 2025-surrey-taken-out-of-school/F2 --safe',
    )
    .action(async (ids: string[], options: Options) => {
      if (BINARY.has(options.format) && options.out === undefined && !options.json)
        throw new ExpectedFailure(`Say with --out where the ${options.format} goes.`)
      const { material, unknown } = materialOfIds(ids, await loadSnapshot(config), {
        safeToProject: options.safe ?? false,
        showsHarm: options.harm ?? false,
        title: options.title,
      })
      if (unknown.length > 0)
        throw new ExpectedFailure(
          `Not in the library, or withdrawn: ${unknown.join(', ')}. Expected the id of a review, of a finding or recommendation (<review>/F1), or of a term (<facet>/<term>).`,
        )
      const site = { name: config.siteName, address: siteAddress(config) }
      const briefing = await createBriefing(material)
      const body = await bodyOf(briefing, options.format, site)
      if (options.out !== undefined) await writeOut(body, options.out)
      if (options.json) console.log(JSON.stringify(toBriefingJson(briefing), null, 1))
      else if (options.out === undefined) console.log(String(body))
      else console.error(summaryOf(briefing, options.out))
    })
}

async function bodyOf(briefing: Briefing, id: string, site: Site): Promise<Buffer | string> {
  const { material } = briefing
  // The notes name the reviews.
  if (id === SLIDES) return toPptx(await toSlideDeck(material, site), { notes: !material.safeToProject })
  return BRIEFING_FORMATS.find(format => format.id === id)!.write(toBriefingSheet(briefing, site))
}

/** A file is there as a whole or not at all. */
async function writeOut(body: Buffer | string, path: string): Promise<void> {
  await writeFileAtomic(path, body).catch((cause: unknown) => {
    throw new ExpectedFailure(`${path} cannot be written (${(cause as Error).message}).`)
  })
}

function summaryOf({ title, words, grade, reviews }: Briefing, out: string): string {
  const read = Number.isNaN(grade) ? '' : `, Flesch-Kincaid grade ${grade.toFixed(1)}`
  return `${out}: ${title}. ${words} words from ${reviews.length} ${reviews.length === 1 ? 'record' : 'records'}${read}.`
}
