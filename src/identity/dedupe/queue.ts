/** The pair of clusters that fits best comes out first. */
export interface Offer {
  readonly fit: number;
  readonly one: number;
  readonly other: number;
  /** Which states of the two were compared: an offer to what has grown since is void. */
  readonly stamp: number;
}

export interface Queue {
  push(offer: Offer): void;
  pop(): Offer | undefined;
}

/** A binary heap; of equals the pair of lower numbers comes first, so that runs agree. */
export function makeQueue(): Queue {
  const heap: Offer[] = [];
  const isBetter = (one: Offer, other: Offer): boolean => {
    if (one.fit !== other.fit) return one.fit > other.fit;
    return one.one !== other.one ? one.one < other.one : one.other < other.other;
  };
  const swap = (one: number, other: number): void => {
    [heap[one], heap[other]] = [heap[other]!, heap[one]!];
  };
  const sink = (from: number): void => {
    for (let at = from; ;) {
      let best = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && isBetter(heap[child]!, heap[best]!)) best = child;
      }
      if (best === at) return;
      swap(at, best);
      at = best;
    }
  };
  return {
    push(offer) {
      heap.push(offer);
      for (let at = heap.length - 1; at > 0;) {
        const above = (at - 1) >> 1;
        if (!isBetter(heap[at]!, heap[above]!)) return;
        swap(at, above);
        at = above;
      }
    },
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return undefined;
      if (heap.length > 0) {
        heap[0] = last;
        sink(0);
      }
      return first;
    },
  };
}
