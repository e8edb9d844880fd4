import { DOCUMENT_FORMATS, type DocumentFormat } from '../document-formats.ts'

/** A document in each format; the format alone says too little to whoever hears it read. */
export const InFormats = ({ name, of }: { name: string; of(format: DocumentFormat): string }) => (
  <>
    {DOCUMENT_FORMATS.map((format, i) => (
      <>
        {i > 0 && ' · '}
        <a href={of(format)}>
          <span class="hidden">{name} · </span>
          <bdi dir="ltr">{format.toUpperCase()}</bdi>
        </a>
      </>
    ))}
  </>
)
