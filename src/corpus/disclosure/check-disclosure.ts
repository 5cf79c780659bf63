import { missing, type RawProblem } from '../../problems/problem.ts'
import { isStrict } from './strictness.ts'
import { DISCLOSURE_RULES } from '../rules/index.ts'
import type { CheckedFile } from '../rules/rule.ts'

/** A reason for letting one thing stand in one paragraph. */
type Waiver = NonNullable<NonNullable<CheckedFile['frontMatter']>['fields']['waivers']>[number]

/**
 * What in a file could identify somebody. What a waiver of the file is for is marked with its reason; a waiver that is
 * for nothing is a problem itself.
 */
export function checkDisclosure(file: CheckedFile): RawProblem[] {
  const found = once(DISCLOSURE_RULES.flatMap(rule => rule(file)))
  const waivers = file.frontMatter?.fields.waivers ?? []
  if (waivers.length === 0) return found
  const used = new Set<Waiver>()
  const problems = found.map(problem => {
    const waiver = waivers.find(one => isFor(one, problem))
    if (!waiver) return problem
    used.add(waiver)
    return {
      ...problem,
      waived: waiver.reason,
      message: `Waived: ${problem.message}`,
      hint: `The reason given: ${waiver.reason}`,
    }
  })
  const unmet = waivers.filter(waiver => !used.has(waiver))
  const strict = unmet.length > 0 ? foundInDraft(file) : []
  for (const waiver of unmet) if (strict.some(problem => isFor(waiver, problem))) used.add(waiver)
  return [...problems, ...unused(file, waivers, used)]
}

/** A waiver was given to a draft, which is looked through more strictly than what is published of it. */
function foundInDraft(file: CheckedFile): RawProblem[] {
  if (isStrict(file)) return []
  const draft = { ...file, isDraft: true }
  return once(DISCLOSURE_RULES.flatMap(rule => rule(draft)))
}

function isFor({ rule, at, sha256 }: Waiver, { rule: found, paragraph }: RawProblem): boolean {
  return rule === found && at === paragraph?.at && sha256 === paragraph.sha256
}

function unused(
  { frontMatter }: CheckedFile,
  waivers: readonly Waiver[],
  used: ReadonlySet<Waiver>,
): RawProblem[] {
  return waivers.flatMap((waiver, index): RawProblem[] =>
    used.has(waiver)
      ? []
      : [
          {
            rule: 'waiver-unused',
            place: frontMatter!.yaml.placeOf(['waivers', index, 'at']),
            message: missing(`${waiver.rule} at ${waiver.at}`, 'what the waiver was given for'),
            met: waiver.at,
            hint: 'The paragraph has changed or no longer needs it: take the waiver out, or read the paragraph again and renew it.',
          },
        ],
  )
}

/** What two rules find in the same words is one problem: the longer one, or that of the rule that comes first. */
function once(problems: readonly RawProblem[]): RawProblem[] {
  const byLength = problems.toSorted((a, b) => b.met!.length - a.met!.length)
  const dropped = new Set<RawProblem>()
  for (const [at, longer] of byLength.entries()) {
    if (dropped.has(longer)) continue
    for (const shorter of byLength.slice(at + 1)) {
      const isSame = overlaps(longer, shorter) && longer.met!.includes(shorter.met!)
      // A trait is of interest for what it combines with, whatever else stands in its words.
      if (isSame && !combines(longer) && !combines(shorter)) dropped.add(shorter)
    }
  }
  return problems.filter(problem => !dropped.has(problem))
}

function combines({ rule }: RawProblem): boolean {
  return rule === 'disclosure-combination'
}

function overlaps({ place: a }: RawProblem, { place: b }: RawProblem): boolean {
  const [aEnd, bEnd] = [a.end ?? a.start, b.end ?? b.start]
  const isBefore = (one: typeof aEnd, other: typeof aEnd) =>
    one.line < other.line || (one.line === other.line && one.column <= other.column)
  return !isBefore(aEnd, b.start) && !isBefore(bEnd, a.start)
}
