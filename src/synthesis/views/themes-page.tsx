import { Chapter } from '../../page/layout.tsx'
import { Named } from '../../page/parts/named.tsx'
import { synthesisTexts } from '../texts.ts'
import { type Desk, type Theme, treeOf } from '../things.ts'
import { type At, ChangeForm, deskPath, Press, Problem, SixWords, type Tree } from './parts.tsx'

type Props = { at: At; desk: Desk; error: string | undefined }

/** The tree of themes, in six languages: made, renamed, moved, taken away and brought back. */
export function ThemesPage({ at, desk, error }: Props) {
  const t = synthesisTexts(at.language)
  const tree = treeOf(desk.themes)
  const gone = desk.themes.filter(({ id }) => !tree.some(({ theme }) => theme.id === id))
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('themes.title')}</h1>
        <p class="lede">{t('themes.lead')}</p>
      </div>
      <Problem text={error} />
      {at.may && (
        <Chapter id="new" heading={t('themes.new')}>
          <form method="post" action={deskPath(at, 'themes')} class="stack">
            <SixWords
              language={at.language}
              id="new"
              label={t('themes.name')}
              words={at.typed?.id === 'new' ? at.typed.words : {}}
            />
            <Parent {...{ at, tree }} chosen={null} id="new" />
            <p>
              <button type="submit" class="btn">
                {t('themes.make')}
              </button>
            </p>
          </form>
        </Chapter>
      )}
      {tree.map(({ theme, depth }) => (
        <OneTheme key={theme.id} {...{ at, theme, tree, depth }} />
      ))}
      {at.may && gone.length > 0 && (
        <Chapter id="gone" heading={t('themes.gone')}>
          <ul class="plain stack">
            {gone.map((theme) => (
              <li key={theme.id}>
                <ChangeForm at={at} of={{ thing: 'theme', id: theme.id, state: theme.state }} row>
                  <Named content={theme.state.name} language={at.language} />
                  <Press act="restore">{t('restore')}</Press>
                </ChangeForm>
              </li>
            ))}
          </ul>
        </Chapter>
      )}
    </div>
  )
}

function OneTheme({ at, theme, tree, depth }: { at: At; theme: Theme; tree: Tree; depth: number }) {
  const t = synthesisTexts(at.language)
  const of = { thing: 'theme', id: theme.id, state: theme.state } as const
  const typed = at.typed?.id === theme.id ? at.typed.words : null
  return (
    <section class={depth > 0 ? 'onetheme synthesis--under' : 'onetheme'} id={`theme-${theme.id}`}>
      <h2>
        <Named content={theme.state.name} language={at.language} />
      </h2>
      {at.may && (
        <>
          <ChangeForm at={at} of={of} row>
            <Press act="up">{t('move.up')}</Press>
            <Press act="down">{t('move.down')}</Press>
            <Press act="remove">{t('remove')}</Press>
          </ChangeForm>
          <details open={typed !== null}>
            <summary>{t('themes.rename')}</summary>
            <ChangeForm at={at} of={of}>
              <SixWords
                language={at.language}
                id={theme.id}
                label={t('themes.name')}
                words={typed ?? theme.state.name}
              />
              <Parent
                {...{ at }}
                tree={tree.filter((one) => one.theme.id !== theme.id)}
                chosen={theme.state.parent}
                id={theme.id}
              />
              <p>
                <button type="submit" class="btn btn--second btn--small" name="act" value="name">
                  {t('themes.save')}
                </button>
              </p>
            </ChangeForm>
          </details>
        </>
      )}
    </section>
  )
}

function Parent({ at, tree, chosen, id }: { at: At; tree: Tree; chosen: string | null; id: string }) {
  const t = synthesisTexts(at.language)
  return (
    <label for={`${id}-parent`}>
      <span class="field__label">{t('themes.parent')}</span>
      <select class="input" id={`${id}-parent`} name="parent">
        <option value="">{t('themes.top')}</option>
        {tree.map(({ theme }) => (
          <option key={theme.id} value={theme.id} selected={theme.id === chosen}>
            <Named content={theme.state.name} language={at.language} />
          </option>
        ))}
      </select>
    </label>
  )
}
