/**
 * The roll: files of registered voters, their versions and histories, and the keys by which names
 * and addresses are compared. What it refuses is told at each door; docs/reference/roll-nc.md tells
 * how a file is read.
 */
export { addressIdOf, parseAddress, readDelivery, zip5 } from './address/address.ts';
export type { AddressPlace, DeliveryParts, ParsedAddress } from './address/address.ts';
export {
  directionals, loneDesignators, stateCodes, streetSuffixes, unitDesignators,
} from './address/publication-28.ts';
export { rollCommand } from './command.ts';
export { readRollPeople, type RollPerson } from './file/people.ts';
export type { Summary } from './contract.ts';
export type { Progress } from './import/progress.ts';
export { requestImport } from './import/request.ts';
export { importRoll, type ImportOptions } from './import/run.ts';
export {
  foldName, isPlaceholderName, nameKey, nameSuffix, parseFullName, splitSuffix,
} from './names.ts';
export type { PersonName } from './names.ts';
export { rollRoutes } from './routes.ts';
export { importTask, runImport } from './tasks.ts';
export { voteMethods, type VoteMethod } from './vote-method.ts';
