/** So many bytes are taken in before anybody is asked whose they are: nearly every form is smaller, and no files are. */
export const BEGINNING_BYTES = 64 * 1024

/** A body as far as it has been taken in. */
export type Begun = {
  /** Its last byte is here. */
  whole: boolean
  /** What is here, and then the rest as it arrives. */
  body: AsyncIterable<Uint8Array>
}

/**
 * Takes in a body that fits into the beginning, so that the moment of its last byte is known before the first question to a database
 * that may be slow; of a larger one only the beginning, and of one that says it is larger nothing. Nothing is looked into here.
 */
export async function begin(request: Request): Promise<Begun> {
  if (!request.body) return { whole: true, body: from([]) }
  const reader = request.body.getReader()
  const taken: Uint8Array[] = []
  let size = 0
  if (Number(request.headers.get('content-length') ?? 0) > BEGINNING_BYTES)
    return { whole: false, body: from(taken, reader) }
  try {
    while (size <= BEGINNING_BYTES) {
      const { done, value } = await reader.read()
      if (done) return { whole: true, body: from(taken) }
      taken.push(value)
      size += value.length
    }
  } catch (error) {
    return { whole: false, body: broken(error) } // the connection broke off; whoever reads on hears of it
  }
  return { whole: false, body: from(taken, reader) }
}

/** Whoever stops reading leaves the rest where it is: to cancel it would cut the connection before the answer is sent. */
async function* from(taken: Uint8Array[], reader?: ReadableStreamDefaultReader<Uint8Array>): AsyncIterable<Uint8Array> {
  yield* taken
  for (;;) {
    const next = await reader?.read()
    if (!next || next.done) return
    yield next.value
  }
}

// biome-ignore lint/correctness/useYield: it fails before anything could come of it
async function* broken(error: unknown): AsyncIterable<Uint8Array> {
  throw error
}
