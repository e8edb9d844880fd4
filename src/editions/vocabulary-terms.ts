import type { NewTerm } from '../forms/public.ts'

type Item = { code?: unknown; name?: unknown; native?: unknown }

/** Every list of coded items in a vocabularies file, by its dotted path, in order. */
export function vocabularyTerms(file: unknown): NewTerm[] {
  const terms: NewTerm[] = []
  const walk = (node: unknown, path: string) => {
    if (Array.isArray(node)) {
      node.forEach((item: Item, position) => {
        if (item?.code === undefined) return
        const { code, name, ...details } = item
        terms.push({ vocabulary: path, code: String(code), position, name: nameOf(name, item.native), details })
      })
    } else if (node && typeof node === 'object') {
      if (typeof (node as Item).code === 'string') return walk([node], path) // a list of one, such as the region `worldwide`
      for (const [key, value] of Object.entries(node)) walk(value, path ? `${path}.${key}` : key)
    }
  }
  walk(file, '')
  return terms
}

/** A language calls itself the same everywhere; countries have no name here, the platform knows them. */
function nameOf(name: unknown, native: unknown): Record<string, string> {
  if (name && typeof name === 'object') return name as Record<string, string>
  return typeof native === 'string' ? { en: native, ar: native, zh: native, fr: native, ru: native, es: native } : {}
}
