import { useRelease } from '../app/release';
import { Section } from '../components/section';
import { useLanguage, useWords } from '../words/language';
import { answerAddress, type Asked } from './asked';
import { Behind } from './behind';
import { pathOf } from './kinds';
import styles from './take.module.css';

const words = {
  en: { title: 'Take it along', json: 'Data of this page, JSON', print: 'Print', report: 'Report an error' },
  ru: { title: 'Взять с собой', json: 'Данные страницы, JSON', print: 'Напечатать', report: 'Сообщить об ошибке' },
};

/** A list of a page that is a download of its own: a query with one connection. */
export interface Table extends Asked {
  title: string;
}

interface Taken extends Asked {
  of: { id: string; reportErrorUrl?: string | null };
  tables?: readonly Table[];
}

/** What people take from a page: its query, its data, paper; and where they say what is wrong. */
export function Take({ of, tables = [], ...asked }: Taken) {
  const text = useWords(words);
  const language = useLanguage();
  const { release } = useRelease();
  const name = pathOf(of.id).key.replaceAll('/', '-');
  return (
    <div data-print="no">
      <Section id="take" title={text.title}>
        <div className={styles.actions}>
          <a href={answerAddress(asked, release, language, 'json')} download={`${name}.json`}>
            {text.json}
          </a>
          {tables.map(({ title, ...table }) => (
            <a key={title} href={answerAddress(table, release, language, 'csv')} download>
              {title}, CSV
            </a>
          ))}
          <button type="button" className={styles.print} onClick={() => print()}>
            {text.print}
          </button>
          {of.reportErrorUrl && <a href={of.reportErrorUrl}>{text.report}</a>}
        </div>
        <Behind {...asked} />
      </Section>
    </div>
  );
}
