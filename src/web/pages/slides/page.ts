import { toSlideDeck } from '../../../exports/teaching/slide-deck.ts'
import { marksLine } from '../../../exports/teaching/slide.ts'
import { materialAsked, teachingPages } from '../../material-asked.ts'
import type { Page } from '../../page.ts'
import { presentSession, toCiteHref, USUAL_CHOICES, withParameter } from '../../presenters/present-session.ts'

/** Slides of a session: one at a time where there is script, a long page where there is none. */
export const slidesPages: readonly Page[] = teachingPages('slides', {
  template: 'pages/slides/page.njk',
  view: async (request, parts) => {
    const asked = await materialAsked(request, parts, USUAL_CHOICES)
    if (!asked || 'redirectTo' in asked) return asked
    const { title, slides } = await toSlideDeck(asked.material, parts.extracts.site)
    const file = asked.toHref('slides.pptx')
    return {
      title: `Slides: ${title}`,
      heading: title,
      ...presentSession(asked, 'slides'),
      slides: slides.map((slide, at) => ({
        ...slide,
        number: at + 1,
        marks: marksLine(slide),
        bullets: slide.bullets.map(({ text, cites }) => ({ text, href: cites && toCiteHref(cites) })),
        // They name the review: on a page that is safe to project they stand in the file and on the sheet only.
        citations: asked.material.safeToProject ? [] : slide.citations,
      })),
      files: { withNotes: file, withoutNotes: withParameter(file, 'notes', 'no') },
    }
  },
})
