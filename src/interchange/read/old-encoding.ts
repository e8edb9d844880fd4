// Tables are often saved in the old encoding of the Windows they were made on. Which one it was, their words tell: read rightly, words stand
// in one script; read wrongly, letters of several scripts or rare signs stand side by side.

/** Of words with other letters than those of English so many must be of one script. */
const MOSTLY = 0.8
/** Signs of the first level of GB 2312, which hold nearly all of any Chinese text, begin with these bytes; so does its punctuation. */
const [FIRST_LEAD, LAST_LEAD] = [0xa1, 0xd7]
const COMMON = 0.9

const SCRIPTS = [
  { label: 'windows-1256', own: /^\p{Script=Arabic}{2,}$/u },
  { label: 'windows-1251', own: /^\p{Script=Cyrillic}{2,}$/u },
] as const

/** The encoding a table that is no UTF-8 was most likely saved in. */
export function oldEncoding(bytes: Uint8Array): string {
  if (isChinese(bytes)) return 'gb18030'
  const found = SCRIPTS.find(({ label, own }) => {
    const words = new TextDecoder(label).decode(bytes).match(/\p{L}+/gu) ?? []
    const telling = words.filter((word) => /[^\p{ASCII}]/u.test(word))
    return telling.length > 0 && telling.filter((word) => own.test(word)).length >= telling.length * MOSTLY
  })
  return found?.label ?? 'windows-1252'
}

/** High bytes in pairs, and nearly all of them common signs: no text of an alphabet is like this. */
function isChinese(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    return false
  }
  const leads: number[] = []
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    leads.push(byte)
    at++ // the second of the pair
  }
  return leads.filter((byte) => byte >= FIRST_LEAD && byte <= LAST_LEAD).length >= leads.length * COMMON
}
