import described from '../../package.json' with { type: 'json' }

/** Which version of the program this is; files it writes say so. */
export const PROGRAM_VERSION: string = described.version
