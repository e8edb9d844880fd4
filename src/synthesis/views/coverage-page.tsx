import { Chapter } from '../../page/layout.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { direction, formatNumber } from '../../platform/languages/public.ts'
import type { RegisterWords } from '../../register/public.ts'
import { balanceOf, type Covered } from '../coverage.ts'
import { synthesisTexts } from '../texts.ts'
import { type At, deskPath } from './parts.tsx'

type Props = {
  at: At
  covered: readonly Covered[]
  words: RegisterWords
  /** Only those of which nothing has been taken. */
  untouched: boolean
}

/** Which submissions something was taken from, and who is quoted. */
export function CoveragePage({ at, covered, words, untouched }: Props) {
  const t = synthesisTexts(at.language)
  const listed = untouched ? covered.filter(({ taken }) => taken === 0) : covered
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('coverage.title')}</h1>
        <p class="lede">{t('coverage.lead')}</p>
      </div>
      <Chapter id="balance" heading={t('balance.title')} aside={t('balance.aside')}>
        <div class="stack">
          {(['group', 'region', 'language'] as const).map((by) => (
            <BalanceTable key={by} {...{ at, covered, words, by }} />
          ))}
        </div>
      </Chapter>
      <Chapter
        id="list"
        heading={t('coverage.list')}
        aside={
          untouched ? (
            <a href={deskPath(at, 'coverage')}>{t('coverage.show-all')}</a>
          ) : (
            <a href={`${deskPath(at, 'coverage')}?taken=none`}>{t('coverage.show-untouched')}</a>
          )
        }
      >
        {listed.length === 0 ? <p>{t('coverage.none')}</p> : <CoverageTable {...{ at, listed }} />}
      </Chapter>
    </div>
  )
}

function CoverageTable({ at, listed }: { at: At; listed: readonly Covered[] }) {
  const t = synthesisTexts(at.language)
  const number = (n: number) => formatNumber(n, at.language)
  return (
    <Scroll of="list">
      <table class="table-s">
        <thead>
          <tr>
            <th scope="col">{t('coverage.submission')}</th>
            <th scope="col" class="n">
              {t('coverage.taken')}
            </th>
            <th scope="col" class="n">
              {t('coverage.quoted')}
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <bdi dir="ltr">{one.reference}</bdi>{' '}
                <a href={deskPath(at, 'read', one.reference)}>
                  <bdi lang={one.language} dir={direction(one.language)}>
                    {one.title}
                  </bdi>
                </a>
              </th>
              <td class="n">{number(one.taken)}</td>
              <td class="n">{number(one.quoted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

type BalanceProps = Pick<Props, 'at' | 'covered' | 'words'> & { by: 'group' | 'region' | 'language' }

function BalanceTable({ at, covered, words, by }: BalanceProps) {
  const t = synthesisTexts(at.language)
  const number = (n: number) => formatNumber(n, at.language)
  return (
    <Scroll of={`by-${by}`}>
      <table class="table-s">
        <caption id={`by-${by}`}>{t(`balance.${by}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`balance.${by}`)}</th>
            <th scope="col" class="n">
              {t('balance.all')}
            </th>
            <th scope="col" class="n">
              {t('balance.quoted')}
            </th>
            <th scope="col" class="n">
              {t('coverage.quoted')}
            </th>
          </tr>
        </thead>
        <tbody>
          {balanceOf(covered, by).map(({ code, all, quoted, passages }) => (
            <tr key={code}>
              <th scope="row">{code ? words.property(by, code) : t('unknown')}</th>
              <td class="n">{number(all)}</td>
              <td class="n">{number(quoted)}</td>
              <td class="n">{number(passages)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
