import { groups, type Group } from './graph';
import type { Palette } from './save';

/** The colours that the style sheet has now. */
export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: of('--ground'),
    ink: of('--ink'),
    soft: of('--ink-soft'),
    line: of('--line-strong'),
    accent: of('--accent'),
    sans: of('--sans'),
    groups: Object.fromEntries(groups.map((group, i) => [group, of(`--category-${i}`)])) as Record<Group, string>,
  };
}
