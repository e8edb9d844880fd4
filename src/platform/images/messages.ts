/** One picture to read; `minLongSide` in pixels. */
export type Asked = { readonly id: number; readonly bytes: Uint8Array; readonly minLongSide: number }

export type Reading =
  /** Turned upright, at most 2,400 pixels long, without any metadata. */
  | { readonly kind: 'read'; readonly jpeg: Uint8Array }
  | { readonly kind: 'small'; readonly longSide: number }
  /** It would take more memory or time than a photograph does. */
  | { readonly kind: 'large'; readonly width: number; readonly height: number }
  | { readonly kind: 'broken' }
  /** Too many others wait already. */
  | { readonly kind: 'busy' }

export type Answered = { readonly id: number; readonly reading: Reading }
