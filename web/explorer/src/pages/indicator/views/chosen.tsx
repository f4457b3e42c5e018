import { useAnswer } from '../../../app/answer';
import { Button } from '../../../components/button';
import { NamesOfPlacesDocument } from '../../../gql/graphql';
import { pathOf } from '../../../things/kinds';
import { Picker } from '../../../things/picker';
import { useWords } from '../../../words/language';
import { full } from '../search';
import type { Selection } from '../selection';
import styles from './views.module.css';

const words = {
  en: { add: 'Add a place', chosen: 'Chosen places', russia: 'Russia', drop: (name: string) => `Leave out ${name}` },
  ru: { add: 'Добавить место', chosen: 'Выбранные места', russia: 'Россия', drop: (name: string) => `Убрать: ${name}` },
};

/** The places that the reader chose, and a field to choose more. */
export function Chosen({ selection: { indicator, places, choose } }: { selection: Selection }) {
  const text = useWords(words);
  const { data } = useAnswer(NamesOfPlacesDocument, { slug: indicator.slug, places: [...places] }, places.length === 0);
  const names = new Map((data?.series ?? []).map(({ place, region, municipality }) => [place, municipality?.longName ?? region?.name ?? (place === 'RU' ? text.russia : place)]));
  const show = (codes: readonly string[]) => choose({ places: codes.join(',') || undefined });
  const add = (id: string) => {
    const { key } = pathOf(id);
    if (!places.includes(key)) show([...places, key]);
  };
  return (
    <div className={styles.chosen}>
      {places.length > 0 && (
        <ul role="list" aria-label={text.chosen} className={styles.places}>
          {places.map((code) => (
            <li key={code}>
              <bdi>{names.get(code) ?? code}</bdi>
              <Button quiet aria-label={text.drop(names.get(code) ?? code)} onPress={() => show(places.filter((one) => one !== code))}>
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!full(places) && (
        <div className={styles.add}>
          <Picker label={text.add} among={['REGION', 'MUNICIPALITY']} onChoose={add} />
        </div>
      )}
    </div>
  );
}
