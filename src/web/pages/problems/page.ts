import { publicProblems } from '../../../authoring/public-problems.ts'
import { RULES } from '../../../problems/rules.ts'
import type { Page } from '../../page.ts'

export const problemsPage: Page = {
  path: '/problems',
  template: 'pages/problems/page.njk',
  view: (_request, { library }) => {
    const problems = publicProblems(library.snapshot.corpus)
    const files = [...new Set(problems.map(problem => problem.file))]
    return {
      title: 'Problems with records',
      taxonomy: library.taxonomyProblems,
      files: files.map(file => {
        const own = problems.filter(problem => problem.file === file)
        return { file, keptOut: own.some(problem => problem.keptOut), problems: own }
      }),
      rules: Object.entries(RULES).map(([id, rule]) => ({ id, ...rule })),
    }
  },
}
