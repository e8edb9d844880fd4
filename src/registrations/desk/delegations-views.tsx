import type { EditionScope } from '../../access/public.ts'
import { listAddress } from '../../page/list.ts'
import { Act, Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { pathTo } from '../../page/route.ts'
import { isLanguage, type Language } from '../../platform/languages/public.ts'
import type { Listed } from '../for-others/reads.ts'
import { LanguageField } from '../for-others/views.tsx'
import { registrationTexts } from '../texts.ts'

/** As many as a delegation most often needs, to begin with. */
const USUAL = '20'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly all: readonly Listed[]
  readonly seen: ReadonlyMap<string, string>
  readonly problem: string | undefined
  readonly typed: { get(name: string): string } | null
}

/** Who registers the people of which organization, how many they hold, and one more to be named. */
export function DelegationsPage(props: Props) {
  const { edition, language, all, problem, typed } = props
  const t = registrationTexts(language)
  const to = pathTo(language, edition.slug, 'desk', 'registrations', 'delegations')
  return (
    <div class="wrap">
      <div class="title title--work">
        <h1>{t('delegations')}</h1>
        <p class="lede">{t('delegations.lead')}</p>
      </div>
      <Problem text={problem} />
      <Part id="all" heading={t('delegations')}>
        {all.length === 0 ? <p class="empty">{t('delegations.none')}</p> : <Delegations {...props} />}
      </Part>
      <Part id="name" heading={t('delegations.name')}>
        <Act act="name" to={`${to}#name`} label={t('delegations.name')}>
          <Labelled id="organization" label={t('list.organization')}>
            <input
              class="input"
              id="organization"
              name="organization"
              maxlength={200}
              dir="auto"
              required
              value={typed?.get('organization') ?? ''}
            />
          </Labelled>
          <Labelled id="email" label={t('delegations.email')} help={t('delegations.email.help')}>
            <input
              class="input"
              id="email"
              name="email"
              type="email"
              dir="ltr"
              required
              value={typed?.get('email') ?? ''}
              aria-describedby="email-help"
            />
          </Labelled>
          <LanguageField language={language} picked={languageIn(typed?.get('language'), language)} />
          <Labelled id="most" label={t('delegations.most')}>
            <input
              class="input input--s"
              id="most"
              name="most"
              inputmode="numeric"
              required
              value={typed?.get('most') ?? USUAL}
            />
          </Labelled>
        </Act>
      </Part>
    </div>
  )
}

const languageIn = (typed: string | undefined, otherwise: Language): Language =>
  typed !== undefined && isLanguage(typed) ? typed : otherwise

function Delegations({ edition, language, all, seen }: Props) {
  const t = registrationTexts(language)
  const desk = pathTo(language, edition.slug, 'desk', 'registrations')
  return (
    <Scroll of="all">
      <table class="table-s">
        <thead>
          <tr>
            <th scope="col">{t('list.organization')}</th>
            <th scope="col">{t('delegations.focal')}</th>
            <th scope="col">{t('delegation.people')}</th>
            <th scope="col">{t('delegate.answer.none')}</th>
            <th scope="col">{t('delegations.end')}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={listAddress(desk, new URLSearchParams(), { q: one.organization })}>
                  <bdi>{one.organization}</bdi>
                </a>
              </th>
              <td>
                <bdi>{one.focal}</bdi>
              </td>
              <td>{t('delegation.held', { held: one.held, most: one.most })}</td>
              <td class="n">{one.toAgree}</td>
              <td>
                {one.endedAt ? (
                  t('delegations.ended')
                ) : (
                  <Act
                    act="end"
                    to={`${desk}/delegations`}
                    seen={seen.get(one.id) ?? null}
                    label={t('delegations.end')}
                    look="second"
                  >
                    <input type="hidden" name="delegation" value={one.id} />
                  </Act>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
