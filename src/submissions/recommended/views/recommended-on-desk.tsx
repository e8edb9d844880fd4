import type { EditionScope } from '../../../access/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { Act } from '../../../page/parts/acting.tsx'
import { Moment } from '../../../page/parts/when.tsx'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { submissionsTexts } from '../../texts.ts'
import type { OnDesk } from '../reads.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly reference: string
  /** The queue one is in, to come back to. */
  readonly search: string
  readonly people: readonly OnDesk[]
  readonly maySeeAddresses: boolean
  /** Of who would be asked by the button; null where nobody is, or the reader may ask nobody. */
  readonly seen: string | null
}

/** Whom a submission recommends, whether each was asked, and what they said: only who agreed is shown in public. */
export function RecommendedOnDesk(props: Props) {
  const { edition, language, people, maySeeAddresses, seen } = props
  const t = submissionsTexts(language)
  if (people.length === 0) return null
  return (
    <Chapter id="recommended" heading={t('recommended.desk.title')} aside={t('recommended.desk.aside')}>
      <div class="stack">
        <ul class="plain stack">
          {people.map((one) => (
            <li key={`${one.email} ${one.name}`}>
              <b>
                <bdi>{one.name}</bdi>
              </b>
              {maySeeAddresses && one.email && (
                <>
                  {' · '}
                  <bdi dir="ltr">{one.email}</bdi>
                </>
              )}
              <p class="small">
                <span class={`state ${one.stands === 'agreed' ? 'state--good' : ''}`}>
                  {t(`recommended.desk.${one.stands}`)}
                </span>{' '}
                {whenOf(one) && (
                  <Moment at={whenOf(one) as Date} zone={edition.zone} language={language} weekday={false} />
                )}
              </p>
            </li>
          ))}
        </ul>
        {seen !== null && <Ask {...props} seen={seen} />}
      </div>
    </Chapter>
  )
}

/** When somebody answered; of who has not, when the letter went. */
const whenOf = ({ answeredAt, toldAt }: OnDesk): Date | null => answeredAt ?? toldAt

function Ask({ edition, language, reference, search, people, seen }: Props & { seen: string }) {
  const t = submissionsTexts(language)
  const count = people.filter(({ stands }) => stands === 'unasked').length
  return (
    <div class="no-print">
      <Act
        act="ask"
        to={pathTo(language, edition.slug, 'desk', 'submissions', 'recommended')}
        look="second"
        label={t('recommended.desk.ask', { count })}
        {...{ seen }}
      >
        <input type="hidden" name="only" value={reference} />
        <input type="hidden" name="queue" value={search} />
      </Act>
    </div>
  )
}
