/** Shapes of the API as promised; replaced by those generated from its OpenAPI document. */
/** Where a value comes from: what the reader is told when she asks it. */
export interface Given {
  readonly source: string | null;
  readonly sourceName: string;
  readonly at: string;
  readonly agreement: string;
}

export interface PersonRow {
  readonly personId: string;
  readonly name: string;
  readonly age: number | null;
  readonly party: string | null;
  readonly status: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly county: string | null;
  readonly voterId: string | null;
}

export interface AnswerGiven {
  readonly question: string;
  readonly wording: string;
  readonly option: number;
  readonly optionSlug: string;
  readonly optionWording: string;
}

export interface TimelineEntry {
  readonly contactId: string;
  readonly organisation: string | null;
  readonly channel: string;
  readonly result: string;
  readonly occurredAt: string;
  readonly receivedAt: string;
  readonly by: string | null;
  readonly mine: boolean;
  readonly answers: readonly AnswerGiven[];
  readonly retracted: { readonly at: string; readonly reason: string } | null;
  readonly given: Given;
}

export interface PersonRecord {
  readonly personId: string;
  readonly name: string;
  readonly doNotContact: boolean;
  readonly registration: {
    readonly state: string;
    readonly voterId: string;
    readonly status: string;
    readonly party: string;
    readonly sex: string;
    readonly age: number | null;
    readonly birthYear: number | null;
    readonly race?: string;
    readonly ethnicity?: string;
    readonly registeredOn: string | null;
    readonly address: string;
    readonly city: string;
    readonly zip: string;
    readonly mailAddress: string;
    readonly phone: string | null;
    readonly county: string;
    readonly precinct: string | null;
    readonly given: Given;
  } | null;
  readonly answers: readonly (AnswerGiven & {
    readonly contactId: string;
    readonly given: Given;
  })[];
  readonly votes: readonly {
    readonly election: string;
    readonly name: string;
    readonly day: string;
    readonly kind: string;
    readonly method: string | null;
  }[];
  readonly household: readonly {
    readonly personId: string;
    readonly name: string;
    readonly age: number | null;
    readonly party: string | null;
  }[];
  readonly districts: readonly { readonly kind: string; readonly name: string }[];
  readonly timeline: readonly TimelineEntry[];
  readonly history: readonly {
    readonly at: string;
    readonly changes: readonly {
      readonly field: string;
      readonly from: string;
      readonly to: string;
    }[];
  }[];
  readonly asOf: string;
}

export interface ContactOutcome {
  readonly key: string;
  readonly outcome: 'accepted' | 'duplicate' | 'review' | 'refused';
  readonly contactId?: string;
  readonly personId?: string;
  readonly reason?: string;
}

export interface ColumnMeaning {
  readonly column: number;
  readonly target: string;
  readonly question?: string;
}

export interface UploadMapping {
  readonly columns: readonly ColumnMeaning[];
  readonly defaults: {
    readonly state: string;
    readonly channel?: string;
    readonly result?: string;
    readonly occurredAt?: string;
    readonly by?: string;
  };
}

export interface OutcomeCounts {
  readonly accepted: number;
  readonly duplicate: number;
  readonly review: number;
  readonly refused: number;
}

export interface Upload {
  readonly id: string;
  readonly fileName: string;
  readonly status: 'mapping' | 'waiting' | 'running' | 'done' | 'refused' | 'failed';
  readonly encoding: string;
  readonly header: readonly string[];
  readonly mapping: UploadMapping | null;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly counts: OutcomeCounts;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly sample: readonly (readonly string[])[];
  readonly targets: readonly string[];
}

export interface UploadPreview {
  readonly rows: readonly {
    readonly line: number;
    readonly cells: readonly string[];
    readonly outcome: keyof OutcomeCounts;
    readonly reason?: string;
    readonly match?: 'matched' | 'new';
  }[];
  readonly counts: OutcomeCounts;
  readonly of: number;
}

export interface Review {
  readonly id: string;
  readonly reason: string;
  readonly receivedAt: string;
  readonly given: {
    readonly name: string;
    readonly birth?: string;
    readonly address?: string;
    readonly phone?: string;
    readonly email?: string;
  };
  readonly contact: {
    readonly channel: string;
    readonly result: string;
    readonly occurredAt: string;
  };
  readonly candidates: readonly {
    readonly personId: string;
    readonly name: string;
    readonly birth?: string;
    readonly address?: string;
    readonly phone?: string;
    readonly reason: string;
  }[];
}

export interface QuestionMappings {
  readonly items: readonly {
    readonly theirQuestion: string;
    readonly question: string;
    readonly answers: readonly { readonly theirAnswer: string; readonly option: string }[];
  }[];
  readonly unmapped: readonly {
    readonly theirQuestion: string;
    readonly theirAnswers: readonly string[];
  }[];
}

export interface MappingSuggestions {
  readonly items: readonly {
    readonly question: string;
    readonly wording: string;
    readonly likeness: number;
    readonly answers: readonly { readonly theirAnswer: string; readonly option: string | null }[];
  }[];
}

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
