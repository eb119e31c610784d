/** A list counts as matched from here on: where right is likelier than not, its F1 is near best. */
export const matchedFrom = 0.5;
/** What is recorded of somebody without asking is recorded of her this surely. */
export const attachFrom = 0.9;
/** Below this nobody need look. */
export const reviewFrom = 0.1;
