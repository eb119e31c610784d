import { readsCategory, type Box, type Boxes } from '../agreements/index.ts';
import { rollCategories, type Category } from '../civics/index.ts';

/** Rows of these sources that lie within each of the divisions, at least so old. */
export interface Area {
  readonly sources: readonly number[];
  readonly divisions: readonly number[];
  readonly minAgeDays: number;
}

/** Which rows of one kind a viewer may read: in some allowed area and in no denied one. */
export type RowRule = 'every' | 'none' | {
  readonly allows: readonly Area[];
  readonly denies: readonly Area[];
};

/** The rule for roll data of one category. */
export function rollRule(
  boxes: Boxes, category: Category, rollSources: readonly number[],
): RowRule {
  // A line of the roll has no moment of its own, so that no minimum age holds it back.
  const areas = (list: readonly Box[]): Area[] => areasOf(list, category)
    .map((area) => ({ ...area, minAgeDays: 0,
      sources: area.sources.filter((source) => rollSources.includes(source)) }))
    .filter((area) => area.sources.length > 0);
  const allows = areas(boxes.allows);
  const denies = areas(boxes.denies);
  if (allows.length === 0) return 'none';
  const open = allows.filter((area) => area.divisions.length === 0)
    .flatMap((area) => area.sources);
  const isOpen = rollSources.every((source) => open.includes(source));
  return isOpen && denies.length === 0 ? 'every' : { allows, denies };
}

/** The rule for contacts. */
export function contactRule(boxes: Boxes): RowRule {
  return { allows: areasOf(boxes.allows, 'contact'), denies: areasOf(boxes.denies, 'contact') };
}

/** The rule for answers to one question. */
export function answerRule(
  boxes: Boxes, question: { readonly category: Category; readonly contestId: number | null },
): RowRule {
  const speaksOf = (box: Box): boolean => box.contests.length === 0
    || question.contestId === null || box.contests.includes(question.contestId);
  const areas = (list: readonly Box[]): Area[] =>
    areasOf(list.filter(speaksOf), question.category);
  return { allows: areas(boxes.allows), denies: areas(boxes.denies) };
}

/** Whether a field of this category may be asked for. Where no roll is, none is kept back. */
export function isGranted(
  boxes: Boxes, category: Category, rollSources: readonly number[],
): boolean {
  const isOfRoll = rollCategories.some((one) => one === category);
  return isOfRoll && rollSources.length > 0
    ? rollRule(boxes, category, rollSources) !== 'none'
    : readsCategory(boxes, category);
}

/** Whether time alone changes what the rule lets through. */
export function ages(rule: RowRule): boolean {
  if (rule === 'every' || rule === 'none') return false;
  return [...rule.allows, ...rule.denies].some((area) => area.minAgeDays > 0);
}

function areasOf(list: readonly Box[], category: Category): Area[] {
  return list.filter((box) => box.categories.includes(category))
    .map(({ sources, divisions, minAgeDays }) => ({ sources, divisions, minAgeDays }));
}
