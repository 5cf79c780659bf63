import { Command } from 'commander'
import { loadSnapshot } from '../../analysis/snapshot.ts'
import type { Config } from '../../config.ts'
import { addressOf } from '../../corpus/item-address.ts'
import { parseSearchQuery } from '../../search/parse-search-query.ts'
import { searchLibrary, type SearchResult } from '../../search/search-library.ts'
import { MARK_END, MARK_START } from '../../search/search-index.ts'
import { ExpectedFailure } from '../expected-failure.ts'
import { withIndex } from '../with-index.ts'

/** `lessons search`: the same search as on the site, in the terminal. */
export function searchCommand(config: Config): Command {
  return new Command('search')
    .description(
      'Search findings, recommendations or reviews. Uses the engine that is running, or starts one.',
    )
    .argument('[words...]', 'words to look for; quote a text to find it exactly')
    .option('--json', 'print for a program')
    .allowUnknownOption()
    .addHelpText(
      'after',
      '\nAny facet of the taxonomy is an option: --agency=education --systems-factor=supervision-gap; so are --kind, --from, --to, --sort and --page.\n\nExamples:\n  lessons search school thought she had moved --agency=education\n  lessons search --kind=recommendation --action-type=forcing-function',
    )
    .action(async (_words: string[], options: { json?: boolean }, command: Command) => {
      const { words, params } = splitArguments(command.args)
      const snapshot = await loadSnapshot(config)
      const { query, faults } = parseSearchQuery({ ...params, q: words.join(' ') }, snapshot.taxonomy)
      if (faults.length > 0)
        throw new ExpectedFailure(faults.map(fault => `--${fault.name}: ${fault.detail}`).join('\n'))
      const result = await withIndex(config, index => searchLibrary(snapshot, index, query))
      console.log(options.json ? JSON.stringify(toJson(result), null, 2) : toText(result))
    })
}

/** Words, and options that are parameters of the search: `--agency=police` may stand more than once. */
function splitArguments(args: readonly string[]): { words: string[]; params: Record<string, string[]> } {
  const params: Record<string, string[]> = {}
  const words: string[] = []
  for (const argument of args) {
    const match = /^--([a-z-]+)=(.*)$/.exec(argument)
    if (match) (params[match[1]!] ??= []).push(match[2]!)
    else if (argument.startsWith('--'))
      throw new ExpectedFailure(`${argument} needs a value, like ${argument}=value.`)
    else words.push(argument)
  }
  return { words, params }
}

function toJson({ total, reviews, kinds, hits }: SearchResult) {
  return {
    total,
    reviews,
    kinds,
    hits: hits.map(({ row }) => ({
      id: row.id,
      kind: row.kind,
      title: (row.item ?? row.review).title,
      url: addressOf(row.id),
    })),
  }
}

function toText({ total, reviews, query, hits, reduced }: SearchResult): string {
  const head = `${total} ${query.kind}${total === 1 ? '' : 's'} from ${reviews} ${reviews === 1 ? 'review' : 'reviews'}${reduced.dropped.length > 0 ? ` (left out: ${reduced.dropped.join(', ')})` : ''}`
  const lines = hits.map(
    ({ row, excerpt }) =>
      `\n${row.id}\n  ${(row.item ?? row.review).title}\n  ${excerpt.section}: ${plain(excerpt.html)}`,
  )
  return [head, ...lines].join('\n')
}

function plain(html: string): string {
  return html
    .replace(/<\/?mark>/g, '')
    .replaceAll(MARK_START, '')
    .replaceAll(MARK_END, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
