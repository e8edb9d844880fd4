type Titled = { readonly title: string; readonly language?: string }

/** What somebody called what they sent, in their own language; photographs are in English by the rules. */
export const Title = ({ of }: { of: Titled | undefined }) =>
  of ? (
    <bdi lang={of.language ?? 'en'} dir="auto">
      {of.title}
    </bdi>
  ) : null
