/** Of many who ask the same in one moment, one reads for all. Not for what changes while a meeting runs: whoever heard of a change needs a newer reading. */
export function atOnce<T>() {
  const reading = new WeakMap<object, Map<string, Promise<T>>>()
  return (db: object, key: string, read: () => Promise<T>): Promise<T> => {
    const here = reading.get(db) ?? new Map<string, Promise<T>>()
    reading.set(db, here)
    const known = here.get(key)
    if (known) return known
    const begun = read().finally(() => here.delete(key))
    here.set(key, begun)
    return begun
  }
}
