import type { pulse as pulseEn } from '../en/pulse.ts';

export const pulse: typeof pulseEn = {
  title: 'Pulso',
  about: 'Contactos según llegan de todos aquellos cuyos acuerdos le permiten verlos.',
  window: 'Ventana',
  minutes: (n) => (n === 60 ? '1 hora' : `${n} min`),
  contacts: 'Contactos',
  before: (n) => `${n} en la ventana anterior`,
  perMinute: 'Por minuto, últimos 5',
  perMinuteAverage: (n) => `${n} en promedio`,
  organisations: 'Organizaciones',
  organisationsOf: (n) => `${n} con su nombre`,
  counties: 'Condados alcanzados',
  today: (n) => `${n} contactos hoy`,
  byChannel: 'Por minuto y canal',
  byChannelLabel: 'Contactos por minuto, una fila por canal',
  byOrganisation: 'Por organización',
  byCounty: 'Por condado',
  mapLabel: 'Mapa de condados, más oscuro donde llegaron más contactos',
  arrivals: 'Últimas llegadas',
  noneYet: 'Aún no ha llegado nada',
  noneTeach: 'Cada contacto que se registra aparece aquí en un segundo: quién lo registró, el '
    + 'canal, el resultado y el condado. Registre uno en la página de un votante.',
  findVoter: 'Buscar un votante',
  answered: (n) => (n === 1 ? '1 respuesta' : `${n} respuestas`),
};
