import type { FaultCode, Finding } from '../answers.ts'
import { countCharacters, countWords } from '../words.ts'

export const finding = (code: FaultCode, facts: Finding['facts'] = {}): Finding => ({ code, facts })

type TextLimits = { min_words?: number; max_words?: number; min_chars?: number; max_chars?: number }

/** Limits of a text, counted in its own language. */
export function checkText(text: string, limits: TextLimits, language: string): Finding | null {
  const { min_words, max_words, min_chars, max_chars } = limits
  if (max_words !== undefined || min_words !== undefined) {
    const words = countWords(text, language)
    if (max_words !== undefined && words > max_words)
      return finding('too-many-words', { max: max_words, count: words, over: words - max_words })
    if (min_words !== undefined && words < min_words) return finding('too-few-words', { min: min_words, count: words })
  }
  if (max_chars !== undefined || min_chars !== undefined) {
    const characters = countCharacters(text, language)
    if (max_chars !== undefined && characters > max_chars)
      return finding('too-long', { max: max_chars, count: characters })
    if (min_chars !== undefined && characters < min_chars)
      return finding('too-short', { min: min_chars, count: characters })
  }
  return null
}

// As the HTML standard reads an address of mail, with a dot asked for in the domain; letters of every script are let through.
const EMAIL =
  /^[^\s@<>()[\]\\,;:"]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u

export const checkEmail = (text: string): Finding | null =>
  text.length <= 254 && EMAIL.test(text) ? null : finding('email')

/** Only addresses of the web: no scripts, no files, no passwords inside. */
export function checkUrl(text: string): Finding | null {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return finding('url')
  const url = new URL(text)
  return url.hostname.includes('.') && !url.username && !url.password ? null : finding('url')
}

/** A calendar day that exists, as YYYY-MM-DD. */
export function checkDate(text: string, min = '1900-01-01', max = '2100-12-31'): Finding | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    return finding('date', { min, max })
  return text < min || text > max ? finding('date', { min, max }) : null
}

/** Whole numbers, digits of any script. */
export function readNumber(text: string): number | null {
  const digits = text.trim().replace(/[\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19]/g, (d) => {
    const code = d.charCodeAt(0)
    return String(code - (code >= 0xff10 ? 0xff10 : code >= 0x6f0 ? 0x6f0 : 0x660))
  })
  return /^-?\d{1,12}$/.test(digits) ? Number(digits) : null
}

export function checkNumber(n: number | null, min = 0, max = 1_000_000): Finding | null {
  return n === null || n < min || n > max ? finding('number', { min, max }) : null
}
