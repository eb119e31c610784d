import { describe, expect, test } from 'vitest';
import { describeColumns } from './columns.ts';

/** `header=meaning`, `-` for a column that is left out. */
function told(header: string, sample: readonly (readonly string[])[] = []): string {
  const { meanings } = describeColumns(header.split('|'), sample);
  return meanings.map((meaning) => meaning ?? '-').join(' ');
}

describe('the header alone tells the columns of', () => {
  test.each([
    ['a walk list', 'Record|LastName|FirstName|MI|Suffix|Age|Street Address|City|Zip5|Phone|Result'
      + '|Date Canvassed',
    'recordId lastName firstName middleName suffix age address city zip phone free -'],
    ['a petition', 'scan_id|line|signer|residence|town and zip|born|signed',
      'recordId - fullName address cityZip birthDate -'],
    ['sign-ups', 'id|email|mobile|first_name|last_name|postal code|created_at',
      'recordId email phone firstName lastName zip -'],
    ['a member list', 'Member No.|Name|Mailing Address|Mail City|ST|ZIP|Home Phone|E-mail|DOB'
      + '|Member since',
    'recordId fullName mailAddress mailCity state zip phone email birthDate -'],
    ['historical people', 'unique_id|cluster|full_name|first_and_surname|first_name|surname|dob'
      + '|birth_place|postcode_fake|gender|occupation',
    'recordId - fullName - firstName lastName birthDate free zip sex free'],
    ['the FEBRL sets', 'rec_id| given_name| surname| street_number| address_1| address_2| suburb'
      + '| postcode| state| date_of_birth| soc_sec_id',
    'recordId firstName lastName houseNumber address moreAddress city zip state birthDate -'],
    ['a voter file tool', 'Voter File VANID|LastName|StreetNo|StreetPrefix|StreetName|StreetType'
      + '|StreetSuffix|AptType|AptNo|Cell Phone|Home Phone|PreferredEmail',
    'recordId lastName houseNumber preDirection street streetType postDirection unitType unit '
      + 'phone phone email'],
    ['a nation builder', 'nationbuilder_id|prefix|first_name|last_name|email_opt_in|email'
      + '|mobile_number|primary_address1|primary_city|primary_zip',
    'recordId - firstName lastName - email phone address city zip'],
    ['a state roll', 'ncid|last_name|first_name|middle_name|name_suffix_lbl|res_street_address'
      + '|res_city_desc|zip_code|full_phone_number|gender_code|birth_year|age_at_year_end',
    'voterId lastName firstName middleName suffix address city zip phone sex birthYear age'],
    ['a list in Spanish', 'Nombre|Apellidos|Fecha de Nacimiento|Dirección|Ciudad|Código Postal'
      + '|Teléfono|Correo electrónico',
    'firstName lastName birthDate address city zip phone email'],
  ])('%s', (_, header, meanings) => {
    expect(told(header)).toBe(meanings);
  });
});

test('dates of events, consents, teams and clusters are never taken for identifying', () => {
  const others = 'date canvassed|signed|Member since|created_at|cluster|email opt in|ssn';
  expect(told(`Name|${others}`)).toBe(`fullName${' -'.repeat(7)}`);
  expect(told('Name|street team|Spouse First Name|Employer Address')).toBe(
    'fullName free free free');
});

test('a social security number is never read, whatever its header', () => {
  expect(told('name|SSN|soc_sec_id|Social Security Number|ssn_last4')).toBe('fullName - - - -');
});

test('a column with an unknown header is known by its values', () => {
  const sample = Array.from({ length: 20 }, (_, row) => [
    `A${row}`, `SAMPLE, QUILLA ${row % 2 ? 'B' : ''}`, `q${row * 7}@example.org`,
    `(919) 555-01${10 + row}`, `2760${row % 7}`, `${row + 2}/3/19${50 + row}`,
    `${row * 3} Main St`, `9/${row + 1}/2026`,
  ]);
  expect(told('a|who_is_it|b|c|d|e|f|g', sample)).toBe(
    'recordId fullName email phone zip birthDate address free');
});

test('five digits that count up are no ZIP codes', () => {
  const sample = Array.from({ length: 20 }, (_, row) => ['SAMPLE, QUILLA', String(27_600 + row)]);
  expect(told('who|thing', sample)).toBe('fullName free');
});

test('a header that tells nobody is refused, naming what would be enough', () => {
  const describeNobody = () => describeColumns(['date canvassed', 'colour', 'ZIP']);
  expect(describeNobody).toThrow(
    expect.objectContaining({ kind: 'invalid', code: 'identity/no-usable-column' }));
  expect(describeNobody).toThrow(/full name, or first and last name/);
});
