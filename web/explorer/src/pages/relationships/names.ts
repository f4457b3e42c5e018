import type { OnBoardFragment, RowBehindFragment } from '../../gql/graphql';
import { kinds, pathOf } from '../../things/kinds';
import { capital } from '../../words/capital';
import { date } from '../../words/date';
import type { Language } from '../../words/language';
import { ranged } from '../../words/range';

/** Returns the name that a thing has of its own, if any. */
export function ownName(language: Language, node: OnBoardFragment | RowBehindFragment): string | undefined {
  switch (node.__typename) {
    case 'AwardSeason':
      return 'years' in node ? `${node.award.name}, ${node.years}` : undefined;
    case 'Cohort':
      return 'label' in node ? `${node.program.name}, ${ranged(node.label)}` : undefined;
    case 'Adoption':
      return 'practice' in node ? node.practice.title : undefined;
    case 'AwardEntry':
      return node.projectTitle ?? undefined;
    case 'Appearance':
      return node.topic ?? undefined;
    case 'Conferral':
      return ('role' in node && node.role) || undefined;
    case 'TerritoryChange':
      return 'occurredOn' in node && node.occurredOn ? date(language, node.occurredOn) : undefined;
    default:
      return 'name' in node ? node.name : 'title' in node ? node.title : undefined;
  }
}

const nameless = new Set(['TerritoryChange', 'Conferral']); // their names say only which one

/** Returns what the board calls a thing: its name, or what kind of thing it is. */
export function nameOf(language: Language, node: OnBoardFragment | RowBehindFragment): string {
  const own = ownName(language, node);
  const kind = capital(language, kinds[pathOf(node.id).kind][language][0]);
  if (own === undefined) return kind;
  return nameless.has(node.__typename) ? `${kind}, ${own}` : own;
}
