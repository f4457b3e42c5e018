import { ThingLink } from '../components/thing-link';
import { Written } from '../components/written';
import { useWords } from '../words/language';

const words = { en: 'status disputed', ru: 'статус оспаривается' };

interface Named {
  id: string;
  name: string;
}

export interface Placed {
  municipality?: Named | null;
  region?: (Named & { disputed: boolean }) | null;
}

/** Where something is from: the municipality and its region, as far as they are known. */
export function Place({ of: { municipality, region } }: { of: Placed }) {
  const disputed = useWords(words);
  return (
    <>
      {municipality && <NameLink of={municipality} />}
      {municipality && region && ', '}
      {region && <NameLink of={region} />}
      {region?.disputed && ` (${disputed})`}
    </>
  );
}

/** A link that is named as the thing is, whatever its letters. */
export function NameLink({ of: { id, name } }: { of: Named }) {
  return (
    <ThingLink id={id}>
      <Written>{name}</Written>
    </ThingLink>
  );
}
