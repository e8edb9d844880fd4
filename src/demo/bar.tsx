import type { VNode } from 'preact'
import type { Viewer } from '../access/public.ts'
import type { Language } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { standing } from './reads.ts'
import { presentStep, stepOf, zoneShown } from './steps.ts'
import { DemoBar } from './views/bar.tsx'

/**
 * The bar of a page; null outside a demonstration, that is in every production: no demo mode, or a database that the demonstration
 * did not make.
 */
export async function demoBar(
  platform: Platform,
  of: { language: Language; here: string; looking(): Promise<Viewer> },
): Promise<VNode | null> {
  if (!platform.config.demo) return null
  const stands = await standing(platform.db)
  if (!stands) return null
  return (
    <DemoBar
      language={of.language}
      here={of.here}
      viewer={await of.looking()}
      zone={zoneShown()}
      now={platform.clock.now()}
      present={presentStep(stands)}
      movingTo={stands.moving ? stepOf(stands.movingTo) : null}
    />
  )
}
