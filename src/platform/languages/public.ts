export * from './countries.ts'
export * from './formats.ts'
export * from './languages.ts'
export * from './texts.ts'
