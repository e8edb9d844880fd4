import { createHmac } from 'node:crypto'
import type { Config } from '../../platform/config.ts'
import type { SelectionRoundId } from '../../platform/db/schema.ts'
import { houseSecret } from '../../platform/house-secret.ts'
import { networkOf } from '../../platform/network.ts'

/**
 * Where a vote comes from: enough to see that many came from one network, and another word in each round. Keyed, so that whoever holds the
 * database cannot try every address there is; forgotten when the result is announced (`forgetOrigins`).
 */
export const originOf = (config: Pick<Config, 'dataFolder'>, roundId: SelectionRoundId, remote: string): string =>
  createHmac('sha256', houseSecret(config))
    .update(`${roundId} ${networkOf(remote)}`)
    .digest('hex')
