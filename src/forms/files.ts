/** What a person calls a kind of file. */
export const shortType = (mediaType: string): string =>
  (mediaType.split('/')[1] ?? mediaType).replace('+xml', '').toUpperCase()
