const SWEEPS = 50
const NEAR_ENOUGH = 1e-22

/** A symmetric matrix, row by row. */
type Matrix = Float64Array[]

const offDiagonal = (matrix: Matrix): number =>
  matrix.reduce((sum, row, p) => sum + row.reduce((squares, x, q) => squares + (p === q ? 0 : x * x), 0), 0)

/** Turns rows p and q of a matrix by the angle of a cosine and a sine. */
function turn(matrix: Matrix, [p, q]: readonly [number, number], [c, s]: readonly [number, number]): void {
  const [first, second] = [matrix[p]!, matrix[q]!]
  for (let k = 0; k < first.length; k++) {
    const [x, y] = [first[k]!, second[k]!]
    first[k] = c * x - s * y
    second[k] = s * x + c * y
  }
}

function turnColumns(matrix: Matrix, [p, q]: readonly [number, number], [c, s]: readonly [number, number]): void {
  for (const row of matrix) {
    const [x, y] = [row[p]!, row[q]!]
    row[p] = c * x - s * y
    row[q] = s * x + c * y
  }
}

/** Cosine and sine of the turn after which elements p, q of a symmetric matrix are zero. */
function turnFor(matrix: Matrix, p: number, q: number): [number, number] {
  const cotangent = (matrix[q]![q]! - matrix[p]![p]!) / (2 * matrix[p]![q]!)
  const tangent = (cotangent < 0 ? -1 : 1) / (Math.abs(cotangent) + Math.sqrt(cotangent * cotangent + 1))
  const cosine = 1 / Math.sqrt(tangent * tangent + 1)
  return [cosine, tangent * cosine]
}

/** Eigenvalues of a small symmetric matrix, the largest first, each with its vector (Jacobi 1846). */
export function eigenOf(given: readonly Float64Array[]): { value: number; vector: Float64Array }[] {
  const matrix = given.map((row) => Float64Array.from(row))
  const vectors = given.map((_, p) => Float64Array.from(given, (_, q) => (p === q ? 1 : 0)))
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(matrix) > NEAR_ENOUGH; sweep++)
    for (let p = 0; p < matrix.length; p++)
      for (let q = p + 1; q < matrix.length; q++) {
        if (matrix[p]![q] === 0) continue
        const angle = turnFor(matrix, p, q)
        turnColumns(matrix, [p, q], angle)
        turn(matrix, [p, q], angle)
        turn(vectors, [p, q], angle)
      }
  return vectors.map((vector, n) => ({ value: matrix[n]![n]!, vector })).sort((a, b) => b.value - a.value)
}
