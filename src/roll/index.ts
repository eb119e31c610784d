/** The roll: files of registered voters, their versions and histories. */
export { addressIdOf, parseAddress, zip5 } from './address/address.ts';
export type { AddressPlace, ParsedAddress } from './address/address.ts';
export {
  foldName, isPlaceholderName, nameKey, nameSuffix, parseFullName, splitSuffix,
} from './names.ts';
export type { PersonName } from './names.ts';
export { voteMethods, type VoteMethod } from './vote-method.ts';
export { importRoll, type ImportOptions } from './import/run.ts';
export { requestImport } from './import/request.ts';
