import type { HitFragment } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { kinds, pathOf } from '../../things/kinds';
import { date } from '../../words/date';
import { useLanguage, type Language } from '../../words/language';

type Node = HitFragment['node'];

/** What a list says of something found: its name, and what tells it from its namesakes. */
export interface Said {
  name: string;
  line: string;
}

export function useSay(): (hit: HitFragment) => Said {
  const language = useLanguage();
  const code = useCodes();
  return ({ node, region }) => {
    const kind = writeKind(language, node, code);
    const where = region && region.id !== node.id ? region.name : undefined;
    return { name: nameOfHit(node), line: [kind, ...detailsOf(language, node, code), where].filter(Boolean).join(' · ') };
  };
}

function writeKind(language: Language, node: Node, code: ReturnType<typeof useCodes>): string {
  if (node.__typename === 'Municipality') return code('MunicipalityKind', node.kind);
  if (node.__typename === 'Indicator') return `${kinds.indicator[language][0]}, ${unitOf(language, node.unit, code('Unit', node.unit))}`;
  return kinds[pathOf(node.id).kind][language][0];
}

const abolished = { en: 'abolished', ru: 'упразднено' };

function stateOf(language: Language, state: string, code: ReturnType<typeof useCodes>): string | null {
  if (state === 'CURRENT') return null;
  return state === 'ENDED' ? abolished[language] : code('MunicipalityState', state);
}

/** Says what values are in, or the number of what they are: in roubles, number of regions. */
function unitOf(language: Language, unit: string, label: string): string {
  if (unit === 'index') return label;
  if (unit === 'RUB') return language === 'ru' ? 'в рублях' : `in ${label}`;
  const measured = /RUB|thousand|million|percent/.test(unit);
  if (language === 'ru') return measured ? `в ${label}` : `число ${label}`;
  return measured ? `in ${label}` : `number of ${label}`;
}

function nameOfHit(node: Node): string {
  switch (node.__typename) {
    case 'Cohort':
      return node.label;
    case 'AwardSeason':
      return `${node.award.name}, ${node.years}`;
    case 'AwardEntry':
      return node.projectTitle ?? node.municipality?.name ?? node.id;
    default:
      return 'name' in node ? node.name : 'title' in node ? node.title : node.id;
  }
}

function detailsOf(language: Language, node: Node, code: ReturnType<typeof useCodes>): (string | null | undefined)[] {
  switch (node.__typename) {
    case 'Municipality':
      return [stateOf(language, node.state, code), node.parent?.name];
    case 'Person':
      return [node.positions.nodes[0]?.title];
    case 'Position':
      return [node.person.name];
    case 'Cohort':
      return [node.program.name];
    case 'Nomination':
      return [`${node.season.award.name}, ${node.season.years}`];
    case 'AwardEntry':
      return [node.projectTitle ? node.municipality?.name : null, `${node.season.award.name}, ${node.season.years}`];
    case 'Forum':
      return [node.startsOn && date(language, node.startsOn)];
    case 'ForumSession':
      return [node.forum.name];
    case 'Practice':
      return [node.theme];
    case 'Regulation':
      return [node.number];
    case 'Source':
      return [node.publisher, node.publishedOn && date(language, node.publishedOn)];
    default:
      return [];
  }
}
