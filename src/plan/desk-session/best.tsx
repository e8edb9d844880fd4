import { pathTo } from '../../page/route.ts'
import { pairIn } from '../../page/words.ts'
import { isolated, pickText } from '../../platform/languages/public.ts'
import { editingTexts } from '../editing/texts.ts'
import { momentIn } from '../sentences.ts'
import type { AboutSession, Reader } from './about.ts'

type Props = Reader & { readonly about: AboutSession; readonly number: number; readonly seen: string }

/** The nearest places that break nothing; each is taken with one button, through the same act as any other place. */
export function BestPlaces({ edition, language, about, number, seen }: Props) {
  const t = editingTexts(language)
  const moment = momentIn(edition.zone, language)
  return (
    <section class="stack" aria-labelledby="best">
      <h3 id="best">{t('best')}</h3>
      {about.best.places.length === 0 ? (
        <p class="soft">{t(about.best.all ? 'best.none' : 'best.none-near')}</p>
      ) : (
        <>
          <p class="small soft">{t('best.help')}</p>
          <ul class="plain">
            {about.best.places.map(({ room, slot, startsAt, costs }) => {
              const where = `${moment(startsAt)} · ${isolated(pickText(about.rooms.get(room), language).text || room, language)}`
              return (
                <li key={`${room} ${slot}`}>
                  <form
                    method="post"
                    action={pathTo(language, edition.slug, 'desk', 'sessions', number, 'place')}
                    class="row row--apart"
                  >
                    <input type="hidden" name="seen" value={seen} />
                    <input type="hidden" name="slot" value={slot} />
                    <input type="hidden" name="room" value={room} />
                    <span>
                      {where} <small class="soft">{t('best.cost', { count: costs })}</small>
                    </span>
                    <button
                      type="submit"
                      class="btn btn--second btn--small"
                      aria-label={pairIn(language)(t('best.place'), where)}
                    >
                      {t('best.place')}
                    </button>
                  </form>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}
