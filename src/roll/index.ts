/** The roll: files of registered voters, their versions and histories. */
export { addressIdOf, parseAddress, zip5 } from './address.ts';
export type { AddressPlace, ParsedAddress } from './address.ts';
export {
  foldName, isPlaceholderName, nameKey, nameSuffix, parseFullName, splitSuffix,
} from './names.ts';
export type { PersonName } from './names.ts';
