import { type Names, type Naming, namesOfTerms } from '../forms/public.ts'
import { countryName, type Language, type Localized, pickText } from '../platform/languages/public.ts'
import { type RegisterWords, registerWords } from '../register/public.ts'
import { channelName, isChannel } from '../submissions/public.ts'
import { type Dimension, UNKNOWN } from './dimensions.ts'
import { figuresTexts } from './texts.ts'

/** What dimensions and their values are called by a reader. */
export type FigureWords = {
  readonly language: Language
  label(dimension: Dimension): string
  name(dimension: Dimension, value: string): string
}

type Calls = readonly { readonly code: string; readonly title: Localized }[]

export function figureWords(
  { names, dimensions, calls }: { names: Names; dimensions: readonly Dimension[]; calls: Calls },
  language: Language,
): FigureWords {
  const facets = dimensions.flatMap(({ facet }) => (facet ? [facet] : []))
  const t = figuresTexts(language)
  const register: RegisterWords = registerWords(names, facets, language)
  const nameOf: Naming = namesOfTerms(names, language)
  return {
    language,
    label: (dimension) => {
      if (dimension.facet) return register.label(dimension.facet)
      if (dimension.mainOf) return t('of.main', { facet: register.label(dimension.mainOf) })
      if (dimension.of === 'regions')
        return t('of.regions', {
          examples: examplesOf(dimension, names, nameOf).join(
            t.language === 'zh' ? '、' : t.language === 'ar' ? '، ' : ', ',
          ),
        })
      return dimension.of === 'facet' || dimension.of === 'main' ? dimension.code : t(`of.${dimension.of}`)
    },
    name: (dimension, value) => {
      if (value === UNKNOWN) return t('unknown')
      const facet = dimension.facet ?? dimension.mainOf
      if (facet) return register.alone(facet, value)
      if (dimension.of === 'country') return countryName(value, language)
      if (dimension.of === 'copies') return t(value === 'copy' ? 'copies.copy' : 'copies.own')
      if (dimension.of === 'month') return monthName(value, language)
      if (dimension.of === 'channel') return isChannel(value) ? channelName(value, language) : value
      if (dimension.of === 'call')
        return pickText(calls.find(({ code }) => code === value)?.title, language).text || value
      const path = dimension.vocabularies.find((one) => names.get(one)?.some(({ code }) => code === value))
      return path ? nameOf(path, value) : value
    },
  }
}

/** How many terms of a system of regions tell which system it is. */
const EXAMPLES = 2

const examplesOf = ({ vocabularies, order }: Dimension, names: Names, nameOf: Naming) =>
  order.slice(0, EXAMPLES).map((code) => nameOf(vocabularies.find((path) => names.has(path)) ?? '', code))

const months = new Map<Language, Intl.DateTimeFormat>()

function monthName(month: string, language: Language): string {
  let format = months.get(language)
  if (!format) {
    const locale = language === 'ar' ? 'ar-EG-u-nu-latn-ca-gregory' : language
    format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
    months.set(language, format)
  }
  return format.format(new Date(`${month}-15T12:00:00Z`))
}
