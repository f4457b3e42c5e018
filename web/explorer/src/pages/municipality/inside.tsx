import { Sourced } from '../../components/sources';
import { useCodes } from '../../things/codes';
import styles from '../../things/list.module.css';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted, type Forms } from '../../words/number';
import type { Municipality } from './municipality';

type Child = Municipality['children']['nodes'][number];

const words = {
  en: { title: 'Municipalities inside', people: ['inhabitant', 'inhabitants'] as Forms, on: (day: string) => `As of ${day}` },
  ru: { title: 'Муниципальные образования внутри', people: ['житель', 'жителя', 'жителей'] as Forms, on: (day: string) => `На ${day}` },
};

/** The settlements of a district, or the districts of a city. */
export function Inside({ of: m }: { of: Municipality }) {
  const text = useWords(words);
  const ended = m.state === 'ENDED';
  const filter = { 'parent.oktmo': m.oktmo, ...(ended && { state: 'ENDED' }) };
  return (
    <Related id="inside" title={text.title} total={m.children.totalCount} shown={m.children.nodes.length} of={{ plural: 'municipalities', filter }}>
      <ul role="list" className={styles.list}>
        {m.children.nodes.map((child) => (
          <li key={child.id}>
            <NameLink of={{ id: child.id, name: child.longName }} />
            {typeof child.population === 'number' && <Population of={child} />}
            <About of={child} whole={m} />
          </li>
        ))}
      </ul>
    </Related>
  );
}

function Population({ of: { population, populationOn, source } }: { of: Child }) {
  const text = useWords(words);
  const language = useLanguage();
  return (
    <Sourced sources={[source]} extra={populationOn && <p>{text.on(date(language, populationOn))}</p>}>
      {counted(language, population!, text.people)}
    </Sourced>
  );
}

/** Its kind if its name does not say it, and its state if it is another than that of the whole. */
function About({ of: { longName, kind, state }, whole }: { of: Child; whole: Municipality }) {
  const language = useLanguage();
  const code = useCodes();
  const called = code('MunicipalityKind', kind);
  const about = [!longName.toLocaleLowerCase(language).includes(called) && called, state !== whole.state && code('MunicipalityState', state)].filter(Boolean);
  return about.length > 0 && <div className={styles.under}>{about.join(' · ')}</div>;
}
