import type { MigrationPlan } from '../corpus/plan-migration.ts'
import { LEVELS, type Level } from '../taxonomy/facet.ts'
import { formatProblems } from './problem-formats.ts'

/** Whether a migration can be written. */
export function isPossible({ obstacles, problems }: MigrationPlan): boolean {
  return obstacles.length === 0 && problems.length === 0
}

/** Tags that move, by what carries them. */
export function countTags({ reviews }: MigrationPlan): Record<Level, number> {
  const counts = LEVELS.map(
    level => [level, reviews.reduce((sum, { tags }) => sum + tags[level], 0)] as const,
  )
  return Object.fromEntries(counts) as Record<Level, number>
}

/** For a program. */
export function toMigrationJson(plan: MigrationPlan, written: boolean) {
  const { migration, vocabulary, reviews, dropped, mentions, obstacles, problems } = plan
  const tags = countTags(plan)
  return {
    ...migration,
    written,
    possible: isPossible(plan),
    tags: { ...tags, total: sum(Object.values(tags)) },
    files: [
      ...vocabulary.map(({ name, changes }) => ({ file: name, changes })),
      ...reviews.map(({ name, changes, tags: own }) => ({ file: name, changes, tags: own })),
    ],
    dropped,
    mentions,
    obstacles,
    problems,
    changelog: toChangelog(plan),
  }
}

/** For a person. */
export function toMigrationText(plan: MigrationPlan, written: boolean): string {
  const { migration, vocabulary, reviews, dropped, mentions, obstacles, problems } = plan
  const [from, to] = [migration.from, migration.to].map(id => `${migration.facet}/${id}`)
  const head = migration.action === 'rename' ? `Rename ${from} to ${to}.` : `Retire ${from} into ${to}.`
  const tags = countTags(plan)
  const kinds = LEVELS.filter(level => tags[level] > 0).map(level => plural(tags[level], level))
  const total = sum(Object.values(tags))
  const counted = `${written ? 'Moved' : 'Would move'} ${plural(total, 'tag')} in ${plural(reviews.length, 'review')}${kinds.length > 0 ? ` (of ${kinds.join(', ')})` : ''}, and ${written ? 'changed' : 'change'} ${plural(sum(vocabulary.map(file => file.changes)), 'place')} in ${plural(vocabulary.length, 'file')} of the taxonomy.`
  return [
    `${head}\n${counted}`,
    section(
      'Files:',
      [...vocabulary, ...reviews].map(({ name, changes }) => `${name}  ${changes}`),
    ),
    section(
      'Tags taken out, since the new term stands beside them. Read whether what stays says enough:',
      dropped.map(({ file, line, tag, kept }) => `${file}:${line}  ${tag}  beside  ${kept}`),
    ),
    section(
      'Left as they are, and name the old term. Read whether they should:',
      mentions.map(({ file, line }) => `${file}:${line}`),
    ),
    section(
      'Cannot be changed in place:',
      obstacles.map(({ file, line, message }) => `${file}:${line}  ${message}`),
    ),
    problems.length > 0 &&
      `Would be wrong with the reviews afterwards, and is not now:\n${formatProblems(problems, [...new Set(problems.map(({ file }) => file))], 'text')}`,
    isPossible(plan) && section('For a person to do:', afterwards(plan)),
    outcome(plan, written),
  ]
    .filter(part => part !== undefined && part !== false)
    .join('\n\n')
}

function afterwards(plan: MigrationPlan): string[] {
  return [
    `raise \`version\` in taxonomy/${plan.migration.facet}.yaml`,
    `add to taxonomy/CHANGELOG.md: ${toChangelog(plan)}`,
  ]
}

function toChangelog({ migration: { action, facet, from, to } }: MigrationPlan): string {
  return action === 'rename'
    ? `- \`${facet}/${from}\` is now called \`${facet}/${to}\`.`
    : `- \`${facet}/${from}\` is retired; \`${facet}/${to}\` takes its place.`
}

function outcome(plan: MigrationPlan, written: boolean): string {
  if (written) return 'Written.'
  if (!isPossible(plan)) return 'Nothing was written.'
  return 'Nothing was written: this is a preview. Add --yes to write it.'
}

function section(title: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : [title, ...lines.map(line => `  ${line}`)].join('\n')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
