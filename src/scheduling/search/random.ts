/**
 * A small fast random generator with whole-number state: sfc32 (Chris Doty-Humphrey, PractRand).
 * Equal seeds give equal sequences on every machine, which is what makes a plan repeatable.
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter: number

  constructor(seed: number) {
    this.a = 0x9e3779b9 | 0
    this.b = Math.floor(seed / 0x100000000) | 0
    this.c = seed | 0
    this.counter = 1
    // sfc32 needs about a dozen rounds before close seeds have drifted apart.
    for (let i = 0; i < 16; i++) this.next()
  }

  /** The next 32 random bits as a signed whole number. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return sum
  }

  /** A whole number from 0 to n - 1; n at most 2^31. The bias, n / 2^32, does not matter to a search. */
  below(n: number): number {
    return ((this.next() >>> 0) * n * 2.3283064365386963e-10) | 0
  }

  /** A number in [0, 1) with 32 bits. */
  unit(): number {
    return (this.next() >>> 0) * 2.3283064365386963e-10
  }

  /** Puts the numbers in random order (Fisher and Yates), in place. */
  shuffle(numbers: Int32Array, length: number = numbers.length): void {
    for (let i = length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const kept = numbers[i]!
      numbers[i] = numbers[j]!
      numbers[j] = kept
    }
  }
}
