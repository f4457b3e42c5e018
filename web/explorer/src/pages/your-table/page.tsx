import { useRef } from 'react';
import { useTitle } from '../../app/title';
import { useWords } from '../../words/language';
import { guess } from './guess';
import { Input } from './input';
import { Opened } from './opened';
import { useWork } from './work';
import styles from './your-table.module.css';

const words = {
  en: {
    title: 'Your table',
    lead: 'Paste a table with names of places. Declined, old, misspelt and merged names are recognised; each row gets its code and what else you choose, and you take the table back as XLSX or CSV.',
    private: 'Your table stays in this browser.',
    sent: 'Only names, with their regions and days, are sent to the server to be looked up. It keeps nothing of them, and they are in no address, history or log.',
  },
  ru: {
    title: 'Ваша таблица',
    lead: 'Вставьте таблицу с названиями мест. Склонения, прежние названия, опечатки и объединённые муниципалитеты распознаются; каждая строка получит код и другие данные на выбор, а таблица вернётся в XLSX или CSV.',
    private: 'Таблица остаётся в этом браузере.',
    sent: 'На сервер для поиска уходят только названия с регионами и датами. Он их не сохраняет, и в адрес, историю и журналы они не попадают.',
  },
};

/** A table of the reader: its names of places become codes, and data are added to it. */
export function YourTable() {
  const text = useWords(words);
  const [work, setWork] = useWork();
  const opened = useRef(false);
  opened.current ||= !!work;
  useTitle(text.title);
  return (
    <>
      <header className={styles.head}>
        <h1>{text.title}</h1>
        <p>{text.lead}</p>
        <p className={styles.private}>
          <strong>{text.private}</strong> {text.sent}
        </p>
      </header>
      {work ? (
        <Opened work={work} onChange={setWork} />
      ) : (
        <Input focused={opened.current} onRead={(sheets) => setWork({ sheets, shown: 0, columns: guess(sheets[0]!), decisions: new Map(), wordings: new Map() })} />
      )}
    </>
  );
}
