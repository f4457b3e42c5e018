import { ThingLink } from '../components/thing-link';
import { Written } from '../components/written';
import type { OfficeHeldFragment } from '../gql/graphql';
import { NameLink, Place } from './place';

// Whether a title has the name of a place, in whatever case of Russian: «Мэр Казани».
function named(title: string, place: { name: string } | null | undefined): boolean {
  const stems = (place?.name.match(/\p{Lu}\p{L}+/gu) ?? []).map((word) => word.slice(0, Math.max(3, word.length - 2)));
  return stems.length > 0 && stems.every((stem) => title.includes(stem));
}

/** An office and where it is: a place, an organization, or the award, programme or forum that its holder supervises. */
export function Office({ of }: { of: OfficeHeldFragment }) {
  const body = [of.organization, of.award, of.program, of.forum].filter((one) => !!one);
  const place = {
    municipality: named(of.title, of.municipality) ? null : of.municipality,
    region: named(of.title, of.region) ? null : of.region,
  };
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
      {(place.municipality || place.region) && ', '}
      <Place of={place} />
    </>
  );
}
