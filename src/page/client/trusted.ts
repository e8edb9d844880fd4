// Pages of our own are the only text these scripts read as HTML; browsers that ask who vouches for that are told here.
type Trusting = {
  trustedTypes?: {
    createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string }
  }
}
const policy = (globalThis as Trusting).trustedTypes?.createPolicy('convoke', { createHTML: (html) => html })

/** A page of ours as a document, to take parts from. */
export const pageOf = (html: string): Document =>
  new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html')
