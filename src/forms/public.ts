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
  type Row,
} from './answers.ts'
export { checkAnswers } from './check-answers.ts'
export { effortOf } from './effort.ts'
export { fieldThatMeans, type Meant, PICKED } from './fields.ts'
export { filesIn, shortType } from './files.ts'
export { type Form, type FormDefinition, formDefinition, type Question } from './form.ts'
export { type FormFault, FormFaulty, formFaults } from './form-faults.ts'
export { kindOf } from './kinds/all.ts'
export { checkEmail, readNumber } from './kinds/check-value.ts'
export type { Reader } from './kinds/kind.ts'
export { rowsIn } from './kinds/shapes.ts'
export {
  isOfMeetings,
  languageOfAnswers,
  MEANS,
  type Meaning,
  meansOneOf,
  organizationIn,
  type Purpose,
  peopleIn,
  pickedOrganization,
  questionThatMeans,
  requiredMeanings,
  said,
} from './means.ts'
export {
  type Agreed,
  ownWords,
  type Passage,
  publicAnswers,
  publicPassages,
  type Recommended,
  recommendedIn,
  recommendedWith,
  recommends,
  seenBy,
  titleOf,
} from './public-view.ts'
export { readSection, type SectionPosted } from './read-section.ts'
export { formById, formsOfCall, formsOffered } from './reads.ts'
export { addFacets, addForm, addMatrix, addTerms, type NewForm, type NewMatrix, type NewTerm } from './store.ts'
export { derived, type Facet, facetDefinition, termsOfFacet } from './terms/facets.ts'
export { type GivenTerm, givenTerms, termsIn } from './terms/given-terms.ts'
export type { Names, Term } from './terms/term.ts'
export { codesOfTerms, facetsOf, type Naming, namesOfTerms, vocabulariesOf } from './terms/terms.ts'
export { formsTexts } from './texts.ts'
export { countWords } from './words.ts'
