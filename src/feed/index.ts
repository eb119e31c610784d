/**
 * What happened, to whoever may know it, numbered without a gap.
 *
 * `startFeed` runs the live part of one process; `feedRoutes` adds subscriptions, cursor reads and
 * streams; `consumeChanges` serves the house's own consumers with everything, unfiltered.
 * Refuses feed/unknown-subscription, feed/subscription-differs, feed/number-not-given.
 */
export { consumeChanges, type ConsumeOptions } from './consume.ts';
export type { HydratedChange } from './hydrate.ts';
export { feedMeasures, startFeed, type Feed, type FeedState } from './feed.ts';
export { feedRoutes, type FeedDeps } from './routes.ts';
