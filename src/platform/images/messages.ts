/** One picture to read; `minLongSide` in pixels. `sizes`: widths to make of it for pages, and what tells how it looks. */
export type Asked = {
  readonly id: number
  readonly bytes: Uint8Array
  readonly minLongSide: number
  readonly sizes?: readonly number[]
}

/** A picture for a page, upright and without metadata. */
export type Size = {
  readonly width: number
  readonly height: number
  readonly format: 'avif' | 'webp'
  readonly bytes: Uint8Array
}

export type Reading =
  /** Turned upright, at most 2,400 pixels long, without any metadata. */
  | { readonly kind: 'read'; readonly jpeg: Uint8Array }
  | {
      readonly kind: 'sized'
      readonly width: number
      readonly height: number
      readonly sizes: readonly Size[]
      /** 9 by 8 pixels in grey, line by line: enough to tell whether two pictures look alike. */
      readonly grey: Uint8Array
    }
  | { readonly kind: 'small'; readonly longSide: number }
  /** It would take more memory or time than a photograph does. */
  | { readonly kind: 'large'; readonly width: number; readonly height: number }
  | { readonly kind: 'broken' }
  /** Too many others wait already. */
  | { readonly kind: 'busy' }

export type Answered = { readonly id: number; readonly reading: Reading }
