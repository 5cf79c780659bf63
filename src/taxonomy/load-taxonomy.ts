import { join } from 'node:path'
import type { z } from 'zod'
import type { Problem, RawProblem } from '../problems/problem.ts'
import { byPosition, toProblem } from '../problems/to-problem.ts'
import type { YamlSource } from '../problems/yaml-source.ts'
import { benchmarkMappingsSchema } from './benchmarks-schema.ts'
import { checkBenchmarkMappings, loadBenchmarkRows, toBenchmarks } from './benchmarks.ts'
import { checkDepth } from './check-depth.ts'
import { checkFacet } from './check-facet.ts'
import { addresseesFileSchema } from './addressees-schema.ts'
import { checkList } from './check-list.ts'
import { checkMappings } from './check-mappings.ts'
import { digestTaxonomy, yamlFiles } from './digest-taxonomy.ts'
import { depthFileSchema } from './depth-schema.ts'
import { Facet, type Term } from './facet.ts'
import { facetFileSchema, listFileSchema, toFacetDefinition } from './facet-schema.ts'
import { mappingSchemesFileSchema } from './mapping-schemes-schema.ts'
import { qualityMarkersFileSchema } from './quality-markers-schema.ts'
import { readYamlFile } from './read-yaml-file.ts'
import { synonymsFileSchema } from './synonyms-schema.ts'
import { Taxonomy } from './taxonomy.ts'

/** Files beside the facets that are not facets themselves. */
const OTHER_FILES = new Set([
  'depth.yaml',
  'quality-markers.yaml',
  'synonyms.yaml',
  'addressees.yaml',
  'mapping-schemes.yaml',
  'benchmark-mappings.yaml',
])

/** Lists that the review format refers to by name. */
const REQUIRED_LISTS = [
  'recommendation-status',
  'effect',
  'basis',
  'audience',
  'considered',
  'status-side',
].map(id => `${id}.yaml`)

/** A taxonomy that cannot be used; everything depends on it, so it stops start-up. */
export class TaxonomyBroken extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(
      ({ file, line, column, message, hint }) =>
        `  ${file}:${line}:${column}  ${message}${hint === undefined ? '' : ` ${hint}`}`,
    )
    super(
      `The taxonomy has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${lines.join('\n')}`,
    )
    this.name = 'TaxonomyBroken'
    this.problems = problems
  }
}

/**
 * Loads the vocabulary from a folder: every `<key>.yaml` is a facet.
 * @param instead texts to read in place of files, by name: what the vocabulary would be if they were written
 * @throws TaxonomyBroken naming every fault with file, line and column
 */
export async function loadTaxonomy(
  dir: string,
  instead: ReadonlyMap<string, string> = new Map(),
): Promise<Taxonomy> {
  const digest = await digestTaxonomy(dir)
  const problems: Problem[] = []
  const read = async <S extends z.ZodType>(name: string, schema: S) => {
    const file = await readYamlFile(join(dir, name), `taxonomy/${name}`, schema, instead.get(name))
    problems.push(...file.problems)
    return file
  }

  const report = (name: string, found: readonly RawProblem[]) =>
    problems.push(...found.map(raw => toProblem(`taxonomy/${name}`, raw)))

  const mapped: Array<{ name: string; source: YamlSource; terms: readonly Term[] }> = []
  const facets: Facet[] = []
  for (const name of await yamlFiles(dir)) {
    if (OTHER_FILES.has(name)) continue
    const { value, source } = await read(name, facetFileSchema)
    if (!value || !source) continue
    const definition = toFacetDefinition(value)
    report(name, checkFacet(definition, stemOf(name), source))
    mapped.push({ name, source, terms: definition.terms })
    facets.push(new Facet(definition))
  }
  const lists = []
  for (const name of new Set([...(await yamlFiles(join(dir, 'lists'))), ...REQUIRED_LISTS])) {
    const { value, source } = await read(`lists/${name}`, listFileSchema)
    if (!value || !source) continue
    report(`lists/${name}`, checkList(value, stemOf(name), source))
    lists.push(value)
  }
  const { value: depth, source: depthSource } = await read('depth.yaml', depthFileSchema)
  // A facet that could not be read is not unknown.
  if (depth && depthSource && problems.length === 0)
    report('depth.yaml', checkDepth(depth, facets, depthSource))
  const qualityMarkers = (await read('quality-markers.yaml', qualityMarkersFileSchema)).value
  const synonyms = (await read('synonyms.yaml', synonymsFileSchema)).value
  const addressees = (await read('addressees.yaml', addresseesFileSchema)).value?.aliases
  const mappingSchemes = (await read('mapping-schemes.yaml', mappingSchemesFileSchema)).value?.schemes
  for (const { name, source, terms } of mapped)
    report(name, checkMappings(terms, mappingSchemes ?? [], source))
  const figures = await loadBenchmarkRows(dir)
  problems.push(...figures.problems)
  const { value: mappings, source: mappingsSource } = await read(
    'benchmark-mappings.yaml',
    benchmarkMappingsSchema,
  )
  if (mappings && mappingsSource && problems.length === 0)
    report('benchmark-mappings.yaml', checkBenchmarkMappings(mappings, figures.rows, facets, mappingsSource))

  const isBroken = problems.length > 0 || !mappingSchemes || !mappings
  if (isBroken || !depth || !qualityMarkers || !synonyms || !addressees)
    throw new TaxonomyBroken(problems.sort(byPosition))
  return new Taxonomy({
    ...{ facets, lists, depth, qualityMarkers, synonyms, addressees, mappingSchemes, digest },
    benchmarks: toBenchmarks(mappings, figures.rows),
  })
}

function stemOf(name: string): string {
  return name.replace(/\.yaml$/, '')
}
