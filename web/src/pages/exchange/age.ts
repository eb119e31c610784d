/** The age reached in the year of the instant: rolls tell no more than the year of birth. */
export function ageIn(birthYear: number, at: string): number {
  return Number(at.slice(0, 4)) - birthYear;
}
