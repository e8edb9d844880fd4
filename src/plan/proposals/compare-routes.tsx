import { staffOrAuditor } from '../../access/public.ts'
import { editionOf, get, page } from '../../page/route.ts'
import { crumbs, proposalsCrumb } from '../addresses.ts'
import { compare, WORKING } from './compare.ts'
import { proposalByNumber, proposalsOf } from './reads.ts'
import { proposalTexts } from './texts.ts'
import { ComparePage } from './views/compare-page.tsx'

export const compareRoutes = [
  get('/:edition/desk/programme/compare', staffOrAuditor, async (request) => {
    const { platform, language, query } = request
    const edition = editionOf(request)
    const t = proposalTexts(language)
    const proposals = await proposalsOf(platform.db, edition)
    const found = await Promise.all(
      proposals
        .filter((one) => one.state === 'done')
        .slice(0, 20)
        .map((one) => proposalByNumber(platform.db, edition, one.number)),
    )
    const choices = [
      { id: WORKING, words: t('plan.working') },
      ...found.flatMap((one) =>
        (one?.plans ?? []).map((plan) => ({
          id: `${one?.number}.${plan.name}`,
          words: t('plan.of', {
            proposal: t('proposal.number', { number: one?.number ?? 0 }),
            plan: t(`plan.${plan.name}`),
          }),
        })),
      ),
    ]
    const sideIn = (name: string, otherwise: string) =>
      choices.find((one) => one.id === query.get(name))?.id ?? otherwise
    const a = sideIn('a', WORKING)
    const b = sideIn('b', choices[1]?.id ?? WORKING)
    const comparison = a === b ? null : await compare(platform.db, edition, [a, b], platform.clock.now())
    const title = t('compare.title')
    return page({
      title,
      section: 'desk',
      crumbs: [...crumbs(request), proposalsCrumb(request), { label: title }],
      body: <ComparePage {...{ edition, language, choices, a, b, comparison }} />,
    })
  }),
]
