import type { WrittenFile } from './files/sink.ts';

/** What a world consists of; two worlds of one seed and one version have equal manifests. */
export interface Manifest {
  readonly format: 'commonroll-world/1';
  readonly state: 'xc';
  readonly seed: number;
  readonly voters: number;
  readonly counts: {
    readonly counties: number;
    readonly precincts: number;
    readonly organisations: number;
    readonly history: number;
    readonly contacts: number;
    readonly contactsByOrganisation: Readonly<Record<string, number>>;
    readonly live: number;
  };
  readonly files: readonly WrittenFile[];
}

const contactFile = /^contacts\/(.+)\.ndjson$/;

/** Counts lines per kind of file; headers are not counted. */
export function summariseFiles(files: readonly WrittenFile[]): Pick<Manifest['counts'],
  'contacts' | 'contactsByOrganisation' | 'history' | 'live'> {
  const byOrganisation: Record<string, number> = {};
  for (const file of files) {
    const slug = contactFile.exec(file.path)?.[1];
    if (slug !== undefined) byOrganisation[slug] = file.lines;
  }
  const { live = 0, ...contactsByOrganisation } = byOrganisation;
  const contacts = Object.values(contactsByOrganisation).reduce((sum, count) => sum + count, 0);
  const history = (files.find(({ path }) => path === 'ncvhis.txt')?.lines ?? 1) - 1;
  return { contacts, contactsByOrganisation, history, live };
}
