const WIDTH = 9
const HEIGHT = 8

/**
 * What a picture looks like, as 64 bits: whether each of 8 by 8 points is darker than its neighbour. Another size, another encoding or a little
 * more light change few of them.
 */
export function likenessOf(grey: Uint8Array): string {
  let bits = 0n
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH - 1; x++) {
      const at = y * WIDTH + x
      bits = (bits << 1n) | ((grey[at] ?? 0) < (grey[at + 1] ?? 0) ? 1n : 0n)
    }
  return bits.toString(16).padStart(16, '0')
}

/** How many of the 64 bits differ. */
function distance(a: string, b: string): number {
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let count = 0
  for (; differing > 0n; differing &= differing - 1n) count++
  return count
}

/** Up to so many differing bits, somebody should look at both. */
const ALIKE = 6

type Seen = { readonly number: number; readonly likeness: string }

/** The others that look nearly the same, the nearest first. */
export const alike = <Other extends Seen>(one: Seen, others: readonly Other[]): Other[] =>
  others
    .filter((other) => other.number !== one.number && distance(one.likeness, other.likeness) <= ALIKE)
    .toSorted((a, b) => distance(one.likeness, a.likeness) - distance(one.likeness, b.likeness))
