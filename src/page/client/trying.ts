// Sound, microphone, camera and connection, tried before a meeting. What is found is said in words, and nothing of it leaves this device.
type Found = string
const LISTENS_SECONDS = 10
/** What a voice beside a microphone makes at least, of one. */
const HEARD = 0.05

function tone(context: AudioContext, hertz: number, after: number) {
  const [pitch, loudness] = [context.createOscillator(), context.createGain()]
  pitch.frequency.value = hertz
  loudness.gain.value = 0.2
  pitch.connect(loudness).connect(context.destination)
  pitch.start(context.currentTime + after)
  pitch.stop(context.currentTime + after + 0.5)
}

async function playTones(): Promise<Found> {
  if (!globalThis.AudioContext) return 'none'
  const context = new AudioContext()
  await context.resume()
  tone(context, 440, 0)
  tone(context, 660, 0.7)
  setTimeout(() => void context.close(), 2000)
  return 'played'
}

/** A device, or why there is none. */
async function device(wish: MediaStreamConstraints): Promise<MediaStream | Found> {
  if (!navigator.mediaDevices) return 'none'
  return navigator.mediaDevices
    .getUserMedia(wish)
    .catch((fault) => (fault?.name === 'NotAllowedError' ? 'refused' : 'none'))
}
const release = (stream: MediaStream) => {
  for (const track of stream.getTracks()) track.stop()
}

async function listen(place: HTMLElement): Promise<Found> {
  const stream = await device({ audio: true })
  if (typeof stream === 'string') return stream
  const meter = place.querySelector('meter')
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  if (meter) meter.hidden = false
  const until = performance.now() + LISTENS_SECONDS * 1000
  let loudest = 0
  while (performance.now() < until) {
    await new Promise((done) => setTimeout(done, 100))
    analyser.getFloatTimeDomainData(samples)
    const now = Math.max(...samples.map(Math.abs))
    loudest = Math.max(loudest, now)
    if (meter) meter.value = now
    if (loudest >= HEARD) say(place, 'heard')
  }
  if (meter) meter.hidden = true
  release(stream)
  await context.close()
  return loudest >= HEARD ? 'heard' : 'silent'
}

/** Shows the reader to themselves until they press again. */
async function look(place: HTMLElement): Promise<Found> {
  const picture = place.querySelector('video')
  if (!picture) return 'none'
  if (picture.srcObject instanceof MediaStream) {
    release(picture.srcObject)
    picture.srcObject = null
    picture.hidden = true
    return ''
  }
  const stream = await device({ video: true })
  if (typeof stream === 'string') return stream
  picture.srcObject = stream
  picture.hidden = false
  await picture.play().catch(() => {})
  return 'seen'
}

/** How long a small page takes, asked for five times; the middle counts. */
async function reach(place: HTMLElement): Promise<Found> {
  const took: number[] = []
  for (let nth = 0; nth < 5; nth++) {
    const began = performance.now()
    const answer = await fetch(place.dataset.asks ?? '', { cache: 'no-store' }).catch(() => null)
    if (!answer?.ok) return 'away'
    await answer.text()
    took.push(performance.now() - began)
  }
  const middle = took.sort((a, b) => a - b)[2] ?? 0
  return middle < 600 ? 'good' : middle < 2500 ? 'slow' : 'poor'
}

const TRIES: Readonly<Record<string, (place: HTMLElement) => Promise<Found>>> = {
  sound: playTones,
  microphone: listen,
  camera: look,
  connection: reach,
}

function say(place: HTMLElement, found: Found) {
  const status = place.querySelector('[role=status]')
  const words = place.dataset[found] ?? ''
  if (status && status.textContent !== words) status.textContent = words
}

for (const place of document.querySelectorAll<HTMLElement>('[data-try]')) {
  const button = place.querySelector<HTMLButtonElement>('[data-begin]')
  const attempt = TRIES[place.dataset.try ?? '']
  if (!button || !attempt) continue
  button.hidden = false
  let trying = false
  button.addEventListener('click', async () => {
    if (trying) return
    trying = true
    say(place, '')
    say(place, await attempt(place))
    trying = false
  })
}
