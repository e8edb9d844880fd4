export { countedBy } from './admission.ts'
export { givesPrizes, prizeNamed, prizesOf, worksOf } from './reads.ts'
export { type PrizesFile, prizesFile } from './settings.ts'
export { addPrize } from './store.ts'
