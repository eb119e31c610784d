import type { Boxes } from '../agreements/index.ts';
import type { Category, Civics, Division } from '../civics/index.ts';
import { voteMethods } from '../roll/index.ts';
import type { Choice, FieldsReply } from './contract.ts';
import { codedFields, type CodedField } from './plan.ts';
import type { StoreContents } from './store/file.ts';
import { isGranted } from './visibility.ts';
import { labelOf, sentence } from './words.ts';

type FieldList = Pick<FieldsReply,
  'fields' | 'counties' | 'districts' | 'elections' | 'contests' | 'questions'>;

/** Labels and categories of the leaves; a leaf of its own op each. */
const leaves: readonly (readonly [op: string, label: string, category: Category])[] = [
  ['party', 'Party', 'registration'], ['age', 'Age', 'registration'],
  ['sex', 'Sex', 'registration'], ['status', 'Registration status', 'registration'],
  ['race', 'Race', 'sensitive'], ['ethnicity', 'Ethnicity', 'sensitive'],
  ['county', 'County', 'registration'], ['precinct', 'Precinct', 'registration'],
  ['district', 'District', 'registration'], ['registered', 'Registered since', 'registration'],
  ['voted', 'Vote history', 'vote_history'], ['votedIn', 'Voted in an election', 'vote_history'],
  ['support', 'Support', 'support'], ['contacted', 'Contacted', 'contact'],
  ['notContacted', 'Not contacted', 'contact'],
];

/** What a viewer may build with, and what there is to choose from; not granted means absent. */
export function listFields(of: {
  readonly boxes: Boxes;
  readonly civics: Civics;
  readonly contents: StoreContents;
}): FieldList {
  const { boxes, civics, contents } = of;
  const grants = (category: Category): boolean =>
    isGranted(boxes, category, contents.rollSources);
  const ofRoll = grants('registration');
  const lived = civics.divisions.filter(({ divisionId }) => contents.divisionIds.has(divisionId));
  return {
    fields: leaves.filter(([, , category]) => grants(category)).map(([op, label, category]) =>
      ({ op, label, category, options: optionsOf(op, of) })),
    counties: ofRoll ? choices(lived.filter(({ kind }) => kind === 'county')) : [],
    districts: ofRoll ? districtsOf(lived) : [],
    elections: grants('vote_history') ? electionsOf(civics, contents) : [],
    contests: grants('support') ? contestsOf(civics) : [],
    questions: civics.questions
      .filter(({ kind, category }) => kind === 'canonical' && grants(category))
      .map(({ slug, wording, category, options }) =>
        ({ question: slug, label: wording, category, options: options.map(choiceOf) })),
  };
}

/** Words of the methods by which ballots that counted were cast on this roll. */
function methodsOf(contents: StoreContents): Choice[] {
  return Object.entries(voteMethods).filter(([, code]) => contents.methods.has(code))
    .map(([value]) => ({ value, label: sentence(value) }));
}

function optionsOf(op: string, { contents }: { readonly contents: StoreContents }): Choice[] {
  if (op === 'votedIn') return methodsOf(contents);
  const field: CodedField | undefined = codedFields.find((one) => one === op);
  if (!field) return [];
  return [...contents.words.get(field)?.values() ?? []]
    .map((word) => ({ value: word, label: labelOf(field, word) }));
}

const notDistricts: readonly string[] = ['state', 'county', 'precinct'];

function districtsOf(divisions: readonly Division[]): FieldList['districts'] {
  const kinds = Map.groupBy(
    divisions.filter(({ kind }) => !notDistricts.includes(kind)), ({ kind }) => kind);
  return [...kinds].map(([kind, members]) =>
    ({ kind, label: sentence(kind), options: choices(members) }));
}

function choices(divisions: readonly Division[]): Choice[] {
  return divisions.map(({ ocdId, name }) => ({ value: ocdId, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
}

function electionsOf(civics: Civics, contents: StoreContents): FieldList['elections'] {
  return contents.elections.flatMap(({ electionId, hasMethods }) => {
    const election = civics.electionById(electionId);
    if (!election || !hasMethods) return [];
    return [{ election: election.slug, label: election.name, day: election.day,
      kind: election.kind }];
  });
}

function contestsOf(civics: Civics): FieldList['contests'] {
  return civics.contests.map(({ slug, name, electionId, candidates }) => {
    const first = civics.questionById(candidates[0]?.questionId ?? 0);
    const election = civics.electionById(electionId);
    return {
      contest: slug, label: name, day: election?.day ?? '1970-01-01',
      candidates: candidates.map((one) =>
        ({ candidate: one.slug, label: one.name, party: one.party })),
      options: (first?.options ?? []).map(choiceOf),
    };
  });
}

function choiceOf(option: { readonly slug: string; readonly wording: string }): Choice {
  return { value: option.slug, label: option.wording };
}
