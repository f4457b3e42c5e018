import { ThingLink } from '../components/thing-link';
import { Written } from '../components/written';
import type { AppearanceRowFragment } from '../gql/graphql';
import { useCodes } from './codes';
import { NameLink } from './place';

/** Who spoke, in which role, and on what. */
export function Speakers({ of }: { of: readonly AppearanceRowFragment[] }) {
  const code = useCodes();
  if (of.length === 0) return null;
  return (
    <ul role="list">
      {of.map(({ id, person, role, topic }) => (
        <li key={id}>
          <NameLink of={person} />
          {', '}
          <ThingLink id={id}>{code('AppearanceRole', role)}</ThingLink>
          {topic && (
            <>
              {': '}
              <Written>{topic}</Written>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
