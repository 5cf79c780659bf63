import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Problem } from '../problems/problem.ts'
import { byPosition, toProblem } from '../problems/to-problem.ts'
import { checkFacet } from './check-facet.ts'
import { depthFileSchema } from './depth-schema.ts'
import { Facet } from './facet.ts'
import { facetFileSchema, listFileSchema, toFacetDefinition } from './facet-schema.ts'
import { qualityMarkersFileSchema } from './quality-markers-schema.ts'
import { readYamlFile } from './read-yaml-file.ts'
import { synonymsFileSchema } from './synonyms-schema.ts'
import { Taxonomy } from './taxonomy.ts'

/** Files beside the facets that are not facets themselves. */
const OTHER_FILES = new Set(['depth.yaml', 'quality-markers.yaml', 'synonyms.yaml', 'addressees.yaml', 'mapping-schemes.yaml'])

/** Lists that the review format refers to by name. */
const REQUIRED_LISTS = ['recommendation-status', 'effect', 'basis', 'audience', 'considered', 'status-side'].map(id => `${id}.yaml`)

/** A taxonomy that cannot be used; everything depends on it, so it stops start-up. */
export class TaxonomyBroken extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(({ file, line, column, message, hint }) => `  ${file}:${line}:${column}  ${message}${hint === undefined ? '' : ` ${hint}`}`)
    super(`The taxonomy has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${lines.join('\n')}`)
    this.name = 'TaxonomyBroken'
    this.problems = problems
  }
}

/**
 * Loads the vocabulary from a folder: every `<key>.yaml` is a facet.
 * @throws TaxonomyBroken naming every fault with file, line and column
 */
export async function loadTaxonomy(dir: string): Promise<Taxonomy> {
  const hash = createHash('sha256')
  const problems: Problem[] = []
  const read = async <S extends z.ZodType>(name: string, schema: S) => {
    const file = await readYamlFile(join(dir, name), `taxonomy/${name}`, schema)
    hash.update(`${name}\n${file.text}\n`)
    problems.push(...file.problems)
    return file
  }

  const facets: Facet[] = []
  for (const name of await yamlFiles(dir)) {
    if (OTHER_FILES.has(name)) continue
    const { value, source } = await read(name, facetFileSchema)
    if (!value || !source) continue
    const definition = toFacetDefinition(value)
    problems.push(...checkFacet(definition, name.replace(/\.yaml$/, ''), source).map(raw => toProblem(`taxonomy/${name}`, raw)))
    facets.push(new Facet(definition))
  }
  const lists = []
  for (const name of new Set([...(await yamlFiles(join(dir, 'lists'))), ...REQUIRED_LISTS])) {
    lists.push((await read(`lists/${name}`, listFileSchema)).value)
  }
  const depth = (await read('depth.yaml', depthFileSchema)).value
  const qualityMarkers = (await read('quality-markers.yaml', qualityMarkersFileSchema)).value
  const synonyms = (await read('synonyms.yaml', synonymsFileSchema)).value

  if (problems.length > 0 || !depth || !qualityMarkers || !synonyms) throw new TaxonomyBroken(problems.sort(byPosition))
  return new Taxonomy({ facets, lists: lists.filter(list => list !== undefined), depth, qualityMarkers, synonyms, digest: hash.digest('hex') })
}

async function yamlFiles(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw cause
  })
  return names.filter(name => name.endsWith('.yaml')).sort()
}
