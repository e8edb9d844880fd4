/** The mark of the brand, as browsers show it beside a page's title. */
export const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 32" fill="none" stroke="#a1471b" stroke-width="2.4" stroke-linecap="round"><path d="M2 4c10 0 9 12 19 12h8M2 12c9 0 9 4 17 4M2 20c9 0 9-4 17-4M2 28c10 0 9-12 19-12"/><circle cx="33.5" cy="16" r="4.2" fill="#a1471b"/></svg>'
