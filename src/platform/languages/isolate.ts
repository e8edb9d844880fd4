import { direction, type Language } from './languages.ts'

const FIRST_STRONG = '\u2068'
const LEFT_TO_RIGHT = '\u2066'
const END = '\u2069'

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/

/** One isolate from end to end: isolating it again would add nothing. */
const isIsolate = (value: string) => /^[\u2066-\u2068][^\u2066-\u2069]*\u2069$/.test(value)

/**
 * A value for plain text that will stand in a sentence of this language, kept apart wherever two directions could meet: neither turns the
 * other round, and two numbers beside each other keep their order. The marks are Unicode's (FSI, PDI); nobody sees them.
 */
export const isolated = (value: string, language: Language): string =>
  value !== '' && (direction(language) === 'rtl' || RIGHT_TO_LEFT.test(value)) && !isIsolate(value)
    ? `${FIRST_STRONG}${value}${END}`
    : value

/** A code, an offset or a sum that reads from left to right in every script. */
export const leftToRight = (text: string): string => `${LEFT_TO_RIGHT}${text}${END}`

/** Text for files that programs read: without the unseen marks that keep directions apart. */
export const withoutIsolates = (text: string): string => text.replace(/[\u2066-\u2069]/g, '')
