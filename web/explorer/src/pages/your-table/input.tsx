import { useId, useState, type ClipboardEvent } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { example } from './example';
import { mostMegabytes, mostRows, readFile, readText, ReadError, type Trouble } from './read';
import type { Sheet } from './sheet';
import styles from './your-table.module.css';

const words = {
  en: {
    paste: 'Paste cells from a spreadsheet, CSV, or one name a line',
    find: 'Find the places',
    or: 'or',
    choose: 'Choose a file',
    drop: 'CSV, TSV or XLSX; it can be dropped here, too',
    example: 'Show an example',
    failed: 'The table was not read',
    trouble: {
      empty: 'There are no rows in it. Paste at least one name.',
      'old-workbook': 'This is a workbook of the former format, or one with a password. Save it as .xlsx without a password, or as CSV.',
      'not-a-table': 'This file is neither text nor a workbook. Choose CSV, TSV or XLSX.',
      'broken-workbook': 'The workbook could not be opened: it may be damaged. Open it in your spreadsheet program, and save it as .xlsx again, or as CSV.',
      'too-large': `The file has more than ${mostMegabytes} MB. Keep the columns that are needed, or cut the table into parts.`,
    },
    many: (rows: string, most: string) => `The table has ${rows} rows; up to ${most} can be read. Cut it into parts.`,
    quote: (row: string) => `In row ${row} a quotation mark is opened and not closed. Close it, or remove it, and read the table again.`,
  },
  ru: {
    paste: 'Вставьте ячейки из таблицы, CSV или по одному названию в строке',
    find: 'Найти места',
    or: 'или',
    choose: 'Выбрать файл',
    drop: 'CSV, TSV или XLSX; файл можно и перетащить сюда',
    example: 'Показать пример',
    failed: 'Прочитать таблицу не удалось',
    trouble: {
      empty: 'В ней нет строк. Вставьте хотя бы одно название.',
      'old-workbook': 'Это книга старого формата или с паролем. Сохраните её как .xlsx без пароля или как CSV.',
      'not-a-table': 'Этот файл — не текст и не книга. Выберите CSV, TSV или XLSX.',
      'broken-workbook': 'Книга не открывается: возможно, она повреждена. Откройте её в табличной программе и сохраните заново как .xlsx или CSV.',
      'too-large': `Файл больше ${mostMegabytes} МБ. Оставьте нужные столбцы или разделите таблицу на части.`,
    },
    many: (rows: string, most: string) => `В таблице ${rows} строк, прочитать можно не больше ${most}. Разделите её на части.`,
    quote: (row: string) => `В строке ${row} кавычка открыта и не закрыта. Закройте или уберите её и прочитайте таблицу снова.`,
  },
};

const longText = 20_000; // characters: some hundred rows

/** Where a table is pasted, dropped or chosen. It is focused when it follows another table. */
export function Input({ focused, onRead }: { focused: boolean; onRead: (sheets: readonly Sheet[]) => void }) {
  const id = useId();
  const text = useWords(words);
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<Trouble>();

  const read = (reading: Promise<readonly Sheet[]>) =>
    reading.then(onRead, (failure: unknown) => {
      if (!(failure instanceof ReadError)) throw failure;
      setTrouble(failure.trouble);
    });
  const readTyped = (table: string) => void read(readText(table).then((sheet) => [sheet]));
  const pasteLong = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (typed !== '' || pasted.length < longText) return;
    event.preventDefault(); // a field takes seconds to show it, and nobody edits it there
    readTyped(pasted);
  };
  const open = (file: File | undefined) => file && void read(readFile(file));

  return (
    <DropZone
      className={styles.drop!}
      aria-label={text.drop}
      onDrop={({ items }) => void items.find((item) => item.kind === 'file')?.getFile().then(open)}
    >
      <form
        className={styles.paste}
        onSubmit={(event) => {
          event.preventDefault();
          readTyped(typed);
        }}
      >
        <label htmlFor={id}>{text.paste}</label>
        <textarea id={id} rows={10} value={typed} autoFocus={focused} spellCheck={false} autoComplete="off" onChange={(event) => setTyped(event.target.value)} onPaste={pasteLong} />
        {trouble && (
          <Notice kind="error" title={text.failed}>
            <p>{trouble.kind === 'too-many' ? text.many(number(language, trouble.rows), number(language, mostRows)) : trouble.kind === 'quote' ? text.quote(number(language, trouble.row)) : text.trouble[trouble.kind]}</p>
          </Notice>
        )}
        <div className={styles.actions}>
          <Button type="submit">{text.find}</Button>
          <span>{text.or}</span>
          <FileTrigger acceptedFileTypes={['.csv', '.tsv', '.txt', '.xlsx', '.xls']} onSelect={(files) => open(files?.[0])}>
            <Button>{text.choose}</Button>
          </FileTrigger>
          <Button quiet onPress={() => setTyped(example[language])}>
            {text.example}
          </Button>
        </div>
        <p className={styles.soft}>{text.drop}</p>
      </form>
    </DropZone>
  );
}
