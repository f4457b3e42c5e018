import { Link, useNavigate } from '@tanstack/react-router';
import { useLanguage, useWords } from '../../words/language';
import styles from './awards.module.css';
import { measures } from './search';
import { yearOf, type Season, type Selection } from './selection';

export const measureWords = {
  en: { applications: 'Applications', finalists: 'Finalists', laureates: 'Laureates' },
  ru: { applications: 'Заявки', finalists: 'Финалисты', laureates: 'Лауреаты' },
};

const words = {
  en: { label: 'What is compared', measure: 'Measure', season: 'Season', count: 'Count', absolute: 'In all', head: 'Per 100,000 inhabitants', nomination: 'Nomination', all: 'All nominations' },
  ru: { label: 'Что сравнивать', measure: 'Показатель', season: 'Сезон', count: 'Считать', absolute: 'Всего', head: 'На 100 тыс. жителей', nomination: 'Номинация', all: 'Все номинации' },
};

/** The selection that map, ranking and nominations share. */
export function Choose({ of: { measure, season, perHead, nomination }, seasons }: { of: Selection; seasons: readonly Season[] }) {
  const text = useWords(words);
  const name = useWords(measureWords);
  const navigate = useNavigate({ from: '/$language/awards' });
  const newest = seasons.at(-1);
  return (
    <div className={styles.choice} role="group" aria-label={text.label} data-print="no">
      <Row label={text.measure} of={measures.map((one) => ({ name: name[one], chosen: one === measure, search: { measure: one === 'applications' ? undefined : one } }))} />
      <Row
        label={text.season}
        of={seasons.map((one) => ({ name: one.years, chosen: one === season, search: { season: one === newest ? undefined : yearOf(one), nomination: undefined } }))}
      />
      <Row
        label={text.count}
        of={[
          { name: text.absolute, chosen: !perHead, search: { per: undefined } },
          { name: text.head, chosen: perHead, search: { per: 'head' } },
        ]}
      />
      <label>
        <span>{text.nomination}</span>
        <select value={nomination?.position ?? ''} onChange={({ target }) => void navigate({ search: (search) => ({ ...search, nomination: target.value || undefined }), replace: true, resetScroll: false })}>
          <option value="">{text.all}</option>
          {season.nominations.nodes.map(({ position, name: title }) => (
            <option key={position} value={position}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

interface Option {
  name: string;
  chosen: boolean;
  search: object;
}

/** Links of which each changes one thing in the address. */
export function Row({ label, of }: { label: string; of: readonly Option[] }) {
  const language = useLanguage();
  return (
    <nav aria-label={label}>
      <p aria-hidden="true">{label}</p>
      <ul role="list">
        {of.map(({ name, chosen, search }) => (
          <li key={name}>
            <Link
              to="/$language/awards"
              params={{ language }}
              search={(before: object) => ({ ...before, ...search })}
              replace
              resetScroll={false}
              activeProps={{}}
              activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
              aria-current={chosen ? 'true' : undefined}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
