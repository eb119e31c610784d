import type { CodedField } from './plan.ts';

/** Labels of the codes that rolls use; what is not here is shown as the file has it. */
const labels: Readonly<Record<CodedField, Readonly<Record<string, string>>>> = {
  party: {
    DEM: 'Democratic', REP: 'Republican', UNA: 'Unaffiliated', LIB: 'Libertarian', GRE: 'Green',
    CST: 'Constitution', NLB: 'No Labels', JFA: 'Justice For All', WTP: 'We The People',
  },
  sex: { F: 'Female', M: 'Male', U: 'Undesignated' },
  status: {
    A: 'Active', I: 'Inactive', D: 'Denied', R: 'Removed', S: 'Temporary (military, overseas)',
  },
  race: {
    A: 'Asian', B: 'Black or African American', I: 'American Indian or Alaska Native',
    M: 'Two or more races', O: 'Other', P: 'Native Hawaiian or Pacific Islander',
    U: 'Undesignated', W: 'White',
  },
  ethnicity: { HL: 'Hispanic or Latino', NL: 'Not Hispanic or Latino', UN: 'Undesignated' },
};

export function labelOf(field: CodedField, word: string): string {
  return labels[field][word] ?? word;
}

/** `state_house` reads "State house". */
export function sentence(word: string): string {
  const text = word.replaceAll('_', ' ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
