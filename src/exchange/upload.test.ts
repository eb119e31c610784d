import { describe, expect, it } from 'vitest';
import { contactOfRow, mappingFaults, suggestMapping } from './upload.ts';

const header = [
  'Name', 'Street Address', 'ZIP', 'Phone', 'Result', 'Date', 'Support', 'Yard sign?',
];
const upload = { id: 'u_1', header, optionOf: (_: string, cell: string) => cell };
const mapping = suggestMapping(header, 'xc');

describe('a list of contacts', () => {
  it('is understood from its headers', () => {
    expect(mapping.columns.map(({ column, target }) => [header[column], target])).toEqual([
      ['Name', 'fullName'], ['Street Address', 'address'], ['ZIP', 'zip'], ['Phone', 'phone'],
      ['Result', 'result'], ['Date', 'occurredAt'], ['Support', 'answer'],
    ]);
  });

  it('cannot start before channel, result, time and person are told', () => {
    expect(mappingFaults(mapping, header).map((fault) => fault.pointer))
      .toEqual(['#/defaults/channel']);
    expect(mappingFaults({ columns: [], defaults: { state: 'xc' } }, header)).toHaveLength(4);
    const zip = { column: 7, target: 'zip' as const };
    const twice = { ...mapping, columns: [...mapping.columns, zip] };
    expect(mappingFaults(twice, header)[0]!.detail).toBe('another column already is zip');
  });

  it('becomes contacts, with what spreadsheets broke made whole', () => {
    const cells = ['Roe, Ann', '12 Oak St', '139', '9195550142.0', 'NH', '10/3/2026', '2', ''];
    expect(contactOfRow({ line: 5, cells }, mapping, upload)).toEqual({
      key: 'u_1:5', result: 'NH', occurredAt: '2026-10-03T12:00:00Z', by: 'upload',
      person: {
        fullName: 'Roe, Ann', address: { line: '12 Oak St', zip: '00139' }, phone: '9195550142',
      },
      answers: [{ theirQuestion: 'Support', theirAnswer: '2' }],
    });
  });

  it('asks the canonical question where a column was said to be one', () => {
    const asked = {
      columns: [{ column: 0, target: 'voterId' as const },
        { column: 6, target: 'answer' as const, question: 'postal-trust' }],
      defaults: { state: 'xc', channel: 'door', result: 'canvassed' },
    };
    const cells = ['XC1', '', '', '', '', '', '4', ''];
    expect(contactOfRow({ line: 2, cells }, asked, upload)).toMatchObject({
      person: { state: 'xc', voterId: 'XC1' }, answers: [{ question: 'postal-trust', option: '4' }],
    });
  });
});
