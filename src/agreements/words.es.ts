import type { ClauseWords } from './words.en.ts';

export const spanishWords: ClauseWords = {
  categories: {
    registration: 'registros', sensitive: 'raza y fecha de nacimiento completa',
    vote_history: 'historial de voto', ballot_status: 'estado de la boleta',
    contact: 'contactos', support: 'apoyo', issue: 'posiciones', vote_plan: 'planes de voto',
    contactability: 'teléfonos, correos e idiomas', consumer: 'datos de consumo',
    score: 'puntajes', membership: 'vínculos y notas', gift: 'donaciones',
  },
  purposes: {
    gotv: 'sacar el voto', persuasion: 'persuasión', volunteer: 'voluntariado',
    registration_drive: 'campañas de registro', fundraising: 'recaudación',
    research: 'investigación', compliance: 'cumplimiento', commercial: 'comercio',
  },
  actions: {
    count: 'contar', view: 'ver', list: 'listar', export: 'exportar', stream: 'recibir en vivo',
  },
  sides: { hard: 'coordinado', soft: 'independiente', nonpartisan: 'no partidista' },
  everySignatory: 'Cada firmante',
  everyParticipant: 'cada participante',
  signatoriesOf: (side) => `cada otro firmante del lado ${side}`,
  and: 'y',
  everything: 'leer de toda forma',
  sentence: (parts) => {
    const verb = parts.allows ? 'permite' : 'no permite';
    return `${parts.grantor} ${verb} a ${parts.grantee} ${parts.actions} sus `
      + `${parts.categories}${parts.places ? ` en ${parts.places}` : ''} para ${parts.purposes}`
      + `${parts.minAgeDays > 0 ? `, con al menos ${parts.minAgeDays} días` : ''}`
      + `${parts.blind ? ', mostrados como del intercambio' : ''}`
      + `${parts.until ? `, hasta el ${parts.until}` : ''}.`;
  },
};
