/** What the programme needs to know of an edition; every scope that holds these will do. */
export type ProgrammeEdition = {
  readonly id: string
  readonly slug: string
  /** IANA zone of the forum, such as Europe/Zurich. */
  readonly zone: string
}
