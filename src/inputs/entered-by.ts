/** By which ways the secretariat writes down what others hand in. */
export const ENTERED_BY = ['secretariat', 'meeting', 'imported'] as const
