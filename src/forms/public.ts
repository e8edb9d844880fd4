export {
  type Answer,
  type Answers,
  askedQuestions,
  type Codes,
  type Fault,
  type FaultCode,
  type FileAnswer,
  isAsked,
  isEmpty,
  languageOfAnswers,
  type Row,
} from './answers.ts'
export { shortType } from './files.ts'
export { type Form, type FormDefinition, formDefinition, type Question } from './form.ts'
export { groupLabel } from './group-fields.ts'
export { ownWords, type Passage, publicAnswers, publicPassages, titleOf } from './public-view.ts'
export { checkAnswers } from './questions/check-answer.ts'
export { checkEmail } from './questions/check-value.ts'
export { groupFields, readSection, type SectionPosted } from './read-section.ts'
export { formById, formsOfCall } from './reads.ts'
export { addForm, addMatrix, addTerms, type NewForm, type NewMatrix, type NewTerm } from './store.ts'
export { type Names, type Term, termName, vocabulariesOf } from './terms.ts'
export { formsTexts } from './texts.ts'
