import type { LinkKind, NetworkProjection } from '../../gql/graphql';
import type { Common } from './board';

const entered: readonly LinkKind[] = ['SUBMITTED_TO', 'FINALIST_OF', 'AWARDED_IN', 'LAUREATE_OF', 'WON'];
const trained: readonly LinkKind[] = ['TAUGHT_IN', 'HOSTED'];

/** By which links things have something in common, and in which projection these links lead to it. */
export const linksTo: Record<Common, { kinds: readonly LinkKind[]; projection: NetworkProjection }> = {
  season: { kinds: entered, projection: 'AFFILIATIONS' },
  nomination: { kinds: ['NOMINATED_IN'], projection: 'AFFILIATIONS' },
  award: { kinds: [...entered, 'NOMINATED_IN', 'CONFERRAL_OF'], projection: 'WHOLES' },
  cohort: { kinds: trained, projection: 'AFFILIATIONS' },
  program: { kinds: trained, projection: 'WHOLES' },
  forum: { kinds: ['SPOKE_AT', 'MODERATED', 'PRESENTED_AT'], projection: 'WHOLES' },
  organization: { kinds: ['POSITION_AT'], projection: 'AFFILIATIONS' },
};
