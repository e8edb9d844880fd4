/** A page nobody looks at draws no frames, and what was done on it must be sent all the same. */
const PATIENCE = 100

/** When what was just done is seen: asking the server waits until then, so that it does not compete with showing it. */
export const afterFrame = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done, 0))
    setTimeout(done, document.hidden ? 0 : PATIENCE)
  })
