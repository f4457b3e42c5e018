import { ThingLink } from '../components/thing-link';
import { Written } from '../components/written';
import type { OfficeHeldFragment } from '../gql/graphql';
import { NameLink, Place } from './place';

/** An office and where it is: a place, an organization, or the award, programme or forum that its holder supervises. */
export function Office({ of }: { of: OfficeHeldFragment }) {
  const body = [of.organization, of.award, of.program, of.forum].filter((one) => !!one);
  return (
    <>
      <ThingLink id={of.id}>
        <Written>{of.title}</Written>
      </ThingLink>
      {body.map((one) => (
        <span key={one.id}>
          {', '}
          <NameLink of={one} />
        </span>
      ))}
      {(of.municipality || of.region) && ', '}
      <Place of={of} />
    </>
  );
}
