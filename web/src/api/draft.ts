/** Shapes of the API as promised; replaced by those generated from its OpenAPI document. */
export interface RollImport {
  readonly id: string;
  readonly fileName: string;
  readonly layout: string;
  readonly kind: string;
  readonly status: string;
  readonly step: string;
  readonly rowsDone: number;
  readonly rowsTotal: number | null;
  readonly summary: Readonly<Record<string, number>>;
  readonly refusal: { readonly detail: string } | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export interface RollProblem {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
  readonly sample: string | null;
}
