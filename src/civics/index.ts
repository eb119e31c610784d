/**
 * Reference data that nobody owns and everybody reads: divisions, elections, contests, candidates,
 * canonical questions, and which stored field is of which category.
 *
 * `civicsOf(db)` gives all of it from memory. Writers refuse civics/unknown-state,
 * civics/unknown-election, civics/unknown-division and civics/slug-taken.
 */
export { categories, rollCategories, type Category } from './category.ts';
export {
  createContest, createElection, createQuestion, type Author, type NewContest, type NewElection,
  type NewQuestion,
} from './create.ts';
export {
  adjustContainment, ensureDivisions, ensureElections, type ElectionGiven,
} from './ensure.ts';
export { categoryOfField, fields, fieldsByQuestion, type FieldClass } from './fields.ts';
export { canonicalSlug, importCivics, importShapes, type Imported } from './import.ts';
export {
  divisionKinds, supportScale, supportSlug, type Candidate, type Civics, type Contest,
  type Division, type DivisionKind, type Election, type Question, type QuestionOption, type State,
} from './model.ts';
export { civicsOf } from './read.ts';
export type { Containment, NewDivision } from './store.ts';
export { civicsRoutes } from './routes.ts';
