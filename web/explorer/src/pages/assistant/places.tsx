import { ThingLink } from '../../components/thing-link';
import { Written } from '../../components/written';
import { useWords } from '../../words/language';
import type { Assistance } from './assistance';
import styles from './assistant.module.css';
import { words } from './words';

/** Places that a request names; a name may be that of several. */
export function Places({ of }: { of: Assistance['places'] }) {
  return (
    <ul role="list" className={styles.list}>
      {of.map((place) => (
        <Place key={place.passages[0]!.text} of={place} />
      ))}
    </ul>
  );
}

function Place({ of: { passages, candidates, candidateCount } }: { of: Assistance['places'][number] }) {
  const text = useWords(words);
  const named = candidates.flatMap((place) => ('name' in place ? [place] : []));
  return (
    <li>
      <q>
        <bdi>{passages[0]!.text}</bdi>
      </q>
      {' — '}
      {candidateCount > 1 && `${text.several(candidateCount)} `}
      {named.map((place, i) => (
        <span key={place.id}>
          {i > 0 && '; '}
          <ThingLink id={place.id} beside>
            <Written>{place.name}</Written>
          </ThingLink>
          {'region' in place && <span className={styles.soft}> · {place.region.name}</span>}
        </span>
      ))}
    </li>
  );
}
