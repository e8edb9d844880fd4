export { AnswerText } from './views/answer.tsx'
export { Errors, fieldId } from './views/fault.tsx'
export { Field, type FieldProps, marksText } from './views/field.tsx'
