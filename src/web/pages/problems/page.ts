import { checkLibrary } from '../../../authoring/check-library.ts'
import { RULES } from '../../../problems/rules.ts'
import type { Page } from '../../page.ts'

export const problemsPage: Page = {
  path: '/problems',
  template: 'pages/problems/page.njk',
  view: (_request, { library }) => {
    const { corpus } = library.snapshot
    const { keptOut } = corpus
    const problems = checkLibrary(corpus)
    const out = new Set(keptOut.map(name => `reviews/${name}`))
    const files = [...new Set(problems.map(problem => problem.file))]
    return {
      title: 'Problems with records',
      files: files.map(file => ({
        file,
        keptOut: out.has(file),
        // Of a file that is kept out no text is shown: it may be kept out because of what it says.
        problems: problems
          .filter(problem => problem.file === file)
          .map(problem =>
            out.has(file)
              ? { ...problem, message: RULES[problem.rule]!.explanation, hint: undefined }
              : problem,
          ),
      })),
      rules: Object.entries(RULES).map(([id, rule]) => ({ id, ...rule })),
    }
  },
}
