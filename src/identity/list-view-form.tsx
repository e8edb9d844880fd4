import { perform, person } from '../acts/public.ts'
import { cookieViews, forgetCookieViews, type KeptView, tidy } from '../page/kept-views.ts'
import { editionOf, type PageRequest, page, type Reply, seeOther } from '../page/route.ts'
import { listViewsOf, viewForgotten, viewShared, viewsKept } from './list-views.ts'
import { identityTexts } from './texts.ts'

/** The views of whoever asks, those colleagues share, and those that still live in this browser alone. */
export async function keptViews(request: PageRequest, list: string): Promise<KeptView[]> {
  const { platform, viewer } = request
  const views = await listViewsOf(platform.db, editionOf(request), list, viewer.person?.id ?? null)
  const here = cookieViews(request, list).filter(({ search }) => !views.some((view) => view.search === search))
  return [...views, ...here]
}

/** Keeps, shares or forgets a view as the posted form says, and leads back to the list in that state. */
export async function answerViewForm(request: PageRequest, list: string, base: string): Promise<Reply> {
  const { form, platform, viewer, language } = request
  const search = tidy(form.get('search').slice(0, 1000))
  const order = { edition: editionOf(request), actor: person(viewer) }
  const id = form.get('id')
  const done = await (() => {
    switch (form.get('act')) {
      case 'forget':
        return perform(platform, viewForgotten, { ...order, wish: { id } })
      case 'share':
      case 'unshare':
        return perform(platform, viewShared, { ...order, wish: { id, shared: form.get('act') === 'share' } })
      case 'carry':
        return perform(platform, viewsKept, {
          ...order,
          wish: { list, views: cookieViews(request, list), shared: false },
        })
    }
    const views = [{ name: form.get('name'), search }]
    return perform(platform, viewsKept, { ...order, wish: { list, views, shared: form.get('shared') === '1' } })
  })()
  const back = search ? `${base}?${search}` : base
  if (done.ok) return seeOther(back, form.get('act') === 'carry' ? [forgetCookieViews(list)] : [])
  const t = identityTexts(language)
  const { code, facts } = done.refusal
  const words = t.named('refusal', code, facts) ?? code
  return page(
    {
      title: t('views.title'),
      section: 'desk',
      body: (
        <div class="wrap">
          <div class="title">
            <h1>{t('views.title')}</h1>
          </div>
          <div class="errors" role="alert" tabindex={-1}>
            <p>{words}</p>
          </div>
          <p class="mt-5">
            <a href={back}>{t('views.back')}</a>
          </p>
        </div>
      ),
    },
    { status: 422 },
  )
}
