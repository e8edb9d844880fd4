// Reads square codes with the camera, where the browser knows how.
type Detector = { detect(from: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = { new (of: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }

const LOOKS_MS = 250
/** The same code held before the camera is read once. */
const SAME_CODE_MS = 4_000

const detectors = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector

/** Whether this browser reads codes and has a camera to read them with. */
export async function readsCodes(): Promise<boolean> {
  if (!detectors || !navigator.mediaDevices) return false
  const formats = await detectors.getSupportedFormats().catch((): string[] => [])
  return formats.includes('qr_code')
}

/** Shows what the camera sees and tells of each code, until it is stopped; null where the camera is refused. */
export async function readCodes(picture: HTMLVideoElement, tell: (code: string) => void): Promise<(() => void) | null> {
  if (!detectors) return null
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).catch(() => null)
  if (!stream) return null
  picture.srcObject = stream
  picture.hidden = false
  await picture.play().catch(() => {})
  const detector = new detectors({ formats: ['qr_code'] })
  let last = { code: '', at: 0 }
  const looking = setInterval(async () => {
    const [found] = await detector.detect(picture).catch(() => [])
    const code = found?.rawValue ?? ''
    if (!code || (code === last.code && Date.now() - last.at < SAME_CODE_MS)) return
    last = { code, at: Date.now() }
    tell(code)
  }, LOOKS_MS)
  return () => {
    clearInterval(looking)
    for (const track of stream.getTracks()) track.stop()
    picture.srcObject = null
    picture.hidden = true
  }
}
