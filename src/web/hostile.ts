// For tests only: texts that have broken other systems. Kinds after the hostile input catalogue of our quality bars.

/** One or more of each kind. */
export const HOSTILE: readonly string[] = [
  '\u202Egnp.exe\u202C \u2066isolated\u2069 \u061C\u200F', // bidi controls
  'a\u0000b\u0008c\u001Bd\u007F', // NUL and other controls
  'lone \uD800 and \uDFFF surrogates',
  'zero\u200B\u200C\u200D\u2060\uFEFFwidth \u{E0041}\u{E007F}', // also tag characters
  '<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>',
  `"'></textarea></title><script>alert(1)</script>`,
  'javascript:alert(1)//',
  '=HYPERLINK("http://x.example","y")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '👩‍👩‍👧‍👦 🏳️‍🌈 ☝🏿 e\u0301\u0323 \u1100\u1161\u11A8 ﷽',
  'x'.repeat(5000),
  'one\r\nSet-Cookie: a=b\r\n\r\n<b>two',
  '%00%0d%0a%c0%ae%E0%A4%A',
  '__proto__',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: meant as it stands
  "'; drop table draft; -- $1 :x {{7*7}} ${7*7} <%= 7 %>",
  '../../../../etc/passwd\\..\\..\\x',
  'Z\u0351\u036B\u0343\u032A\u0302A\u0334L\u0321G\u0321O'.repeat(20),
  'İstanbul ß ﬁ Σς ٣٤ ३४ ＡＢＣ',
  '-9007199254740993',
  '2022-02-30T25:61',
  'null',
  ' \t\n\u00A0\u3000 ',
]

/** A repeatable number from 0 to below 1 for each step (mulberry32). */
function numbers(seed: number): () => number {
  let at = seed
  return () => {
    at = (at + 0x6d2b79f5) | 0
    let n = Math.imul(at ^ (at >>> 15), 1 | at)
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n
    return ((n ^ (n >>> 14)) >>> 0) / 4294967296
  }
}

/** As many distinct texts: each of the kinds, then pieces of them and letters of all planes put together, always the same. */
export function hostileStrings(count: number): string[] {
  const random = numbers(2022)
  const pick = (n: number) => Math.floor(random() * n)
  const texts = new Set(HOSTILE)
  while (texts.size < count) {
    let text = ''
    for (let i = 0; i < 1 + pick(6); i++) {
      const piece = HOSTILE[pick(HOSTILE.length)] ?? ''
      const from = pick(piece.length)
      text += random() < 0.6 ? piece.slice(from, from + 1 + pick(40)) : String.fromCodePoint(pick(0x110000))
    }
    texts.add(text)
  }
  return [...texts]
}
