import type { EditionScope } from '../../access/public.ts'
import { type Actor, perform } from '../../acts/public.ts'
import { showingSet, targetSet } from '../../figures/public.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Act } from '../course.ts'

type Doing = { readonly platform: Platform; readonly edition: EditionScope; readonly officer: Actor }

/** An officer says who shall still speak before a call closes, and lets everybody read it. */
export async function setTargets(
  { platform, edition, officer }: Doing,
  { call, targets }: Extract<Act, { do: 'targets' }>,
): Promise<void> {
  for (const { who, least, share } of targets) {
    const traits = who.map((one) => {
      const [dimension = '', value = ''] = one.split(' ')
      return { dimension, value }
    })
    const wanted =
      share === undefined ? { kind: 'least' as const, count: least ?? 1 } : { kind: 'share' as const, percent: share }
    await perform(platform, targetSet, { edition, actor: officer, wish: { call, who: traits, wanted } })
  }
  const showing = { figures: 'everybody', targets: 'everybody' } as const
  await perform(platform, showingSet, { edition, actor: officer, wish: showing })
}
