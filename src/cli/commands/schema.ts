import { Command } from 'commander'
import writeFileAtomic from 'write-file-atomic'
import type { Config } from '../../config.ts'
import { frontMatterJsonSchema } from '../../corpus/front-matter-json-schema.ts'
import { loadTaxonomy } from '../../taxonomy/load-taxonomy.ts'

/** `lessons schema`: what editors need to complete front matter. */
export function schemaCommand(config: Config): Command {
  return new Command('schema')
    .description(
      'Print the JSON Schema of front matter, with every term: editors complete and check with it.',
    )
    .option('--out <file>', 'write it to a file')
    .addHelpText('after', '\nExamples:\n  lessons schema\n  lessons schema --out front-matter.schema.json')
    .action(async ({ out }: { out?: string }) => {
      const taxonomy = await loadTaxonomy(config.taxonomyDir)
      const text = `${JSON.stringify(frontMatterJsonSchema(taxonomy), null, 2)}\n`
      if (out === undefined) process.stdout.write(text)
      else await writeFileAtomic(out, text)
    })
}
