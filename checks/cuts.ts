/**
 * Places that cut by number what somebody typed: a form's field, a reason, a name, a note. `cut` of platform/text.ts does it without
 * halving a character; a half is refused by the database, and with it everything typed beside it.
 */
export function cutsIn(source: string): string[] {
  const typed =
    /(?:form\.get\([^)]*\)|\b(?:reason|note|name|title|words|text|said)\b)(?:\.trim\(\)|\.normalize\([^)]*\))*\.(?:slice|substring|substr)\(0,\s*(?:LONGEST\w*|\d{2,})\)/g
  return [...source.matchAll(typed)].map((m) => m[0])
}
