import { ThingLink } from '../components/thing-link';
import { Written } from '../components/written';
import type { OfficeHeldFragment } from '../gql/graphql';
import { NameLink, Place } from './place';

/** An office and where it is: a place, an organization, or the award, programme or forum that its holder supervises. */
export function Office({ of }: { of: OfficeHeldFragment }) {
  const body = [of.organization, of.award, of.program, of.forum].filter((one) => !!one);
  const place = of.municipality ?? of.region;
  const name = place && nameIn(of.title, place.name);
  const rest = { municipality: name ? null : of.municipality, region: name && !of.municipality ? null : of.region };
  return (
    <>
      {place && name ? <Title of={of} name={name} place={place.id} /> : <NameLink of={{ id: of.id, name: of.title }} />}
      {body.map((one) => (
        <span key={one.id}>
          {', '}
          <NameLink of={one} />
        </span>
      ))}
      {(rest.municipality || rest.region) && ', '}
      <Place of={rest} />
    </>
  );
}

/** A title that names its place itself: the name leads to the place, the words before it to the office. */
function Title({ of: { id, title }, name, place }: { of: OfficeHeldFragment; name: string; place: string }) {
  const at = title.indexOf(name);
  return (
    <>
      <NameLink of={{ id, name: title.slice(0, at).trim() }} />{' '}
      <ThingLink id={place}>
        <Written>{name}</Written>
      </ThingLink>
      <Written>{title.slice(at + name.length)}</Written>
    </>
  );
}

/** Returns the name of a place as a title has it after other words, in whatever case of Russian: «Казани» in «Мэр Казани». */
function nameIn(title: string, place: string): string | undefined {
  const words = place.match(/\p{Lu}\p{L}+/gu) ?? [];
  const stems = words.map((word) => `${word.slice(0, Math.max(3, word.length - 2))}\\p{L}*`);
  const kind = '(?:(?:\\s+\\p{Ll}+ого)?\\s+(?:района|округа|поселения|сельсовета|области|края))?';
  return stems.length > 0 ? new RegExp(`(?<=\\p{L}\\s+)${stems.join('[\\s-]+')}${kind}`, 'u').exec(title)?.[0] : undefined;
}
