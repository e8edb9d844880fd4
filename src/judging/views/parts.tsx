/** What somebody called their photograph; entries are in English by the rules. */
export const Title = ({ of }: { of: { readonly title: string } | undefined }) =>
  of ? (
    <bdi lang="en" dir="ltr">
      {of.title}
    </bdi>
  ) : null
