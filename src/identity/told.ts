/**
 * What one record tells of a person, as it was written: a row of a list, a line of a roll, a claim.
 * Empty text is "not told". `standardise` reads it; nothing here is checked yet.
 */
export interface Told {
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly suffix: string;
  /** In any order and with anything in it; only read where `last` and `first` are empty. */
  readonly fullName: string;
  /** In any usual form, ambiguous day and month included. */
  readonly birthDate: string;
  readonly birthYear: string;
  readonly age: string;
  /** Delivery line, with or without unit, city and ZIP code in it. */
  readonly address: string;
  readonly unit: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** A second, mailing address, in one line or as street, city and ZIP code after one another. */
  readonly mailAddress: string;
  readonly mailZip: string;
  /** Several numbers stand behind one another, separated by `;`. */
  readonly phone: string;
  readonly email: string;
  readonly sex: string;
}

export const toldNothing: Told = Object.freeze({
  last: '', first: '', middle: '', suffix: '', fullName: '', birthDate: '', birthYear: '', age: '',
  address: '', unit: '', city: '', state: '', zip: '', mailAddress: '', mailZip: '', phone: '',
  email: '', sex: '',
});
