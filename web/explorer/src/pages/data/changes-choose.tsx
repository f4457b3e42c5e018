import { useNavigate } from '@tanstack/react-router';
import { day } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import styles from './changes.module.css';

const words = {
  en: { compare: 'Compared releases', from: 'From', to: 'to' },
  ru: { compare: 'Сравниваемые выпуски', from: 'С выпуска', to: 'к выпуску' },
};

export interface Kept {
  number: number;
  publishedAt: string;
}

/** Chooses the two releases. */
export function Choose({ kept, from, to }: { kept: readonly Kept[]; from: number; to: number }) {
  const language = useLanguage();
  const text = useWords(words);
  const navigate = useNavigate({ from: '/$language/data/changes' });
  const chosen = { from, to };
  const numbers = kept.map((release) => release.number);
  return (
    <div className={styles.choose} role="group" aria-label={text.compare} data-print="no">
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {text[end]}
          <select value={chosen[end]} onChange={(event) => void navigate({ search: { ...chosen, [end]: Number(event.target.value) } })}>
            {!numbers.includes(chosen[end]) && <option value={chosen[end]}>{chosen[end]}</option>}
            {kept.map((release) => (
              <option key={release.number} value={release.number}>
                {release.number}, {day(language, release.publishedAt)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
