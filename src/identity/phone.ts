import parsePhoneNumber from 'libphonenumber-js/min';

/**
 * `+1` and ten digits in any usual dress; what spreadsheets do to numbers (`9195550142.0`) too.
 * Area codes N9X, which the plan holds back for its expansion, are those of the invented state.
 */
const northAmerican = /^(?:\+?1)?([2-9]\d{2}[2-9]\d{6})(?:\.0)?$/;
const dress = /[\s().-]+/g;
const trailingZero = /\.0$/;
/** Area codes and exchanges are never N11 (411, 911), and nobody's number is 2222222222. */
const reserved = /^(?:\d{3}\d11|\d11)|^(\d)\1{9}$/;

/**
 * A telephone number in E.164 (`+19195550142`), or undefined when it cannot be one. Numbers without
 * a country are read as North American. Extensions are left out: they reach a desk, not a person.
 */
export function readPhone(text: string): string | undefined {
  const trimmed = text.trim();
  const plain = trimmed.replace(trailingZero, '').replace(dress, '');
  const match = northAmerican.exec(plain);
  if (match) return reserved.test(match[1]!) ? undefined : `+1${match[1]!}`;
  // Empty and wordy cells are common in lists, and the parser throws inwardly for each: 30 us.
  if (trimmed.length > 40 || /[eE]\+\d/.test(trimmed) || !/\d{2}/.test(plain)) return undefined;
  const parsed = parsePhoneNumber(trimmed, 'US');
  if (!parsed?.isPossible()) return undefined;
  if (parsed.countryCallingCode !== '1') return parsed.number;
  const national = northAmerican.exec(parsed.nationalNumber);
  return national && !reserved.test(national[1]!) ? parsed.number : undefined;
}

const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const mail = new RegExp(`^[^\\s@"<>]{1,64}@${label}(?:\\.${label})+$`);

/** The key under which e-mail addresses are compared: lower case; undefined for no address. */
export function readEmail(text: string): string | undefined {
  const key = text.trim().toLowerCase();
  return key.length <= 254 && mail.test(key) ? key : undefined;
}
