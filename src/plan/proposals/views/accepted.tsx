import { pathTo } from '../../../page/route.ts'
import type { Acceptance } from '../reads.ts'
import { proposalTexts } from '../texts.ts'
import type { ProposalProps } from './proposal-props.ts'

/** What has been taken over and stands, each with its undo. */
export function Accepted({
  edition,
  language,
  mayPlace,
  standing,
}: ProposalProps & { standing: readonly Acceptance[] }) {
  const t = proposalTexts(language)
  return (
    <>
      {standing.map((one) => (
        <div class="notice notice--good mt-4" key={one.id}>
          <div>
            <p>{t('accepted.notice', { count: one.moved })}</p>
            {mayPlace && (
              <form
                method="get"
                action={pathTo(language, edition.slug, 'desk', 'programme', 'acceptances', one.id, 'undo')}
              >
                <button type="submit" class="btn btn--second btn--small">
                  {t('accepted.undo')}
                </button>
              </form>
            )}
          </div>
        </div>
      ))}
    </>
  )
}
