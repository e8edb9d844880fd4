export { countedBy } from './admission.ts'
export { givesPrizes, type Prize, prizeNamed, prizesOf, type Work, worksOf } from './reads.ts'
export { type PrizesFile, prizesFile } from './settings.ts'
export { addPrize } from './store.ts'
