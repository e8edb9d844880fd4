import { hashToken } from '../../identity/public.ts'
import type { SelectionRoundId } from '../../platform/db/schema.ts'
import { networkOf } from '../../platform/network.ts'

/**
 * Where a vote comes from: enough to see that many came from one network, and another word in each round. It is no secret from whoever holds
 * the database, who could try every address there is.
 */
export const originOf = (roundId: SelectionRoundId, remote: string): string =>
  hashToken(`${roundId} ${networkOf(remote)}`)
