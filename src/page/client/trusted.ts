// Pages of our own are the only text this program reads as HTML, and the one script it starts beside it is its own; browsers that ask who
// vouches for that are told here, once.
type Policy = { createHTML(html: string): string; createScriptURL(address: string): string }
type Trusting = { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }

const asItIs: Policy = { createHTML: (html) => html, createScriptURL: (address) => address }
const policy = (globalThis as Trusting).trustedTypes?.createPolicy('convoke', asItIs) ?? asItIs

/** A page of ours as a document, to take parts from. */
export const pageOf = (html: string): Document => new DOMParser().parseFromString(policy.createHTML(html), 'text/html')

export const trustedScript = (address: string): string => policy.createScriptURL(address)
