import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Paragraphs } from './paragraphs.tsx'

test('lines of a text stay lines on its public page', () => {
  const shown = render(<Paragraphs text={'One\nTwo\n\n<b>Three</b>'} written="ar" first={false} />)
  expect(shown).toBe(
    '<p class="voice voice--s" lang="ar" dir="rtl">One<br/>Two</p><p class="voice voice--s" lang="ar" dir="rtl">&lt;b>Three&lt;/b></p>',
  )
})
