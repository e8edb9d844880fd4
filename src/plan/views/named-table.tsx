import type { ComponentChildren } from 'preact'
import type { Language } from '../../platform/languages/public.ts'
import { planTexts } from '../texts.ts'

type Props = { name: string; heads: readonly string[]; language: Language; children: ComponentChildren }

/** A table with a name to hear and a head over each column, scrolled within the page; its rows are the children. */
export const NamedTable = ({ name, heads, language, children }: Props) => (
  <section class="scroll" tabindex={0} aria-label={planTexts(language)('table.of', { name })}>
    <table class="table-s">
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  </section>
)
