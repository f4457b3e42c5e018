import { lazy, Suspense, useState } from 'react';
import { useRelease } from '../app/release';
import { titleOf } from '../app/title';
import { Section } from '../components/section';
import { Skeleton } from '../components/skeleton';
import { useLanguage, useWords } from '../words/language';
import { answerAddress, type Asked } from './asked';
import { Behind } from './behind';
import { pathOf } from './kinds';
import styles from './take.module.css';

const words = {
  en: { title: 'Take it along', json: 'Data of this page, JSON', print: 'Print', embed: 'Embed', report: 'Report an error' },
  ru: { title: 'Взять с собой', json: 'Данные страницы, JSON', print: 'Напечатать', embed: 'Встроить', report: 'Сообщить об ошибке' },
};

const Offer = lazy(() => import('../embeds/offer')); // few want it

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
  const [embed, setEmbed] = useState(false);
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
          <button type="button" className={styles.print} aria-expanded={embed} onClick={() => setEmbed(!embed)}>
            {text.embed}
          </button>
          {of.reportErrorUrl && <a href={of.reportErrorUrl}>{text.report}</a>}
        </div>
        {embed && (
          <Suspense fallback={<Skeleton lines={6} />}>
            <Offer title={titleOf(document)} />
          </Suspense>
        )}
        <Behind {...asked} />
      </Section>
    </div>
  );
}
