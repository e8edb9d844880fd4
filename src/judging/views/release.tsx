import type { EditionScope } from '../../access/public.ts'
import { Problem } from '../../page/parts/acting.tsx'
import { pathTo } from '../../page/route.ts'
import { isLanguage, type Language, NATIVE_NAMES, pickText } from '../../platform/languages/public.ts'
import type { Told } from '../letters.ts'
import type { Judged } from '../reads.ts'
import { judgingTexts } from '../texts.ts'
import { Title } from './parts.tsx'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly judged: Judged
  readonly told: readonly Told[]
  readonly seen: string | null
  readonly problem: string | undefined
}

/** Who will be told what, before it is: the press below does exactly this. */
export function ReleasePage({ edition, language, judged, told, seen, problem }: Props) {
  const t = judgingTexts(language)
  const winners = told.filter(({ place }) => place !== null).length
  const letters = told.filter(({ sender }) => sender.email).length
  const here = pathTo(language, edition.slug, 'desk', 'judging', judged.code)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(judged.title, language).text}</p>
        <h1>{t('release.title')}</h1>
        <p class="lede">{t('release.lead', { winners, letters })}</p>
      </div>
      <Problem text={problem} />
      <section class="scroll" tabindex={0} aria-label={t('release.title')}>
        <table class="table-s">
          <thead>
            <tr>
              {(['place', 'title', 'sender', 'language'] as const).map((head) => (
                <th key={head} scope="col" class={head === 'place' ? 'n' : undefined}>
                  {t(`col.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.map(({ entry, sender, place }) => (
              <tr key={entry.id}>
                <td class="n">{place}</td>
                <th scope="row">
                  <Title of={{ title: sender.title, language: sender.written }} />
                </th>
                <td>
                  <bdi>{sender.name}</bdi>
                </td>
                <td>{isLanguage(sender.language) ? NATIVE_NAMES[sender.language] : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {judged.releasedAt || winners === 0 ? (
        <p>{t(judged.releasedAt ? 'refusal.released-already' : 'refusal.nobody-chosen')}</p>
      ) : (
        <form method="post" action={`${here}/release`} class="mt-5">
          <input type="hidden" name="seen" value={seen ?? ''} />
          <button type="submit" class="btn">
            {t('release.do')}
          </button>
        </form>
      )}
      <p class="mt-4">
        <a href={here}>{t('release.back')}</a>
      </p>
    </div>
  )
}
