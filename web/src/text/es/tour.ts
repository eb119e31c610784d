import type { tour as tourEn } from '../en/tour.ts';

export const tour: typeof tourEn = {
  title: 'Recorrido',
  of: (n, all) => `Paso ${n} de ${all}`,
  go: 'Llévame allí',
  next: 'Siguiente',
  done: 'Listo',
  steps: [
    {
      title: 'Busque a una votante y vea cómo nació su registro',
      text: 'Escriba un apellido. Abra el registro: el padrón, cada contacto y cada respuesta '
        + 'están con su fuente y su hora.',
    },
    {
      title: 'Arme "no contactado por nadie"',
      text: 'En Universo, agregue "contactos", elija "por cualquiera" y un número de días. La '
        + 'cuenta responde mientras usted elige.',
    },
    {
      title: 'Mire para otro propósito',
      text: 'Cambie arriba el propósito a Recaudación y vea qué desaparece: los acuerdos '
        + 'conceden por propósito.',
    },
    {
      title: 'Pregunte por qué se ve un dato',
      text: 'En la página de una persona, señale cualquier dato: quién lo dijo, cuándo y qué '
        + 'acuerdo permite verlo.',
    },
    {
      title: 'Coteje una lista con nombres imperfectos',
      text: 'En Cotejar una lista, tome la muestra. Se adivinan las columnas, usted ve a quién se '
        + 'refieren las filas, y cada una termina hallada, por revisar o nueva, con su motivo. '
        + 'Después decida algunas dudosas con el teclado.',
    },
  ],
};
