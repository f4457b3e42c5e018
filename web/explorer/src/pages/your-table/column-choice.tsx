import { useWords } from '../../words/language';
import { columnTitle, width, type Columns, type Sheet } from './sheet';
import styles from './your-table.module.css';

const words = {
  en: { name: 'Names of places', region: 'Region', date: 'Day or year', none: 'none', head: 'The first row has the titles' },
  ru: { name: 'Названия мест', region: 'Регион', date: 'Дата или год', none: 'нет', head: 'В первой строке заголовки' },
};

/** Which column says what: guessed, and changeable. */
export function ColumnChoice({ sheet, columns, onChange }: { sheet: Sheet; columns: Columns; onChange: (next: Columns) => void }) {
  const text = useWords(words);
  const options = Array.from({ length: width(sheet) }, (_, at) => (
    <option key={at} value={at}>
      {columnTitle(sheet, columns, at)}
    </option>
  ));
  return (
    <>
      <label>
        {text.name}
        <select value={columns.name} onChange={({ target }) => onChange({ ...columns, name: Number(target.value) })}>
          {options}
        </select>
      </label>
      {(['region', 'date'] as const).map((role) => (
        <label key={role}>
          {text[role]}
          <select value={columns[role] ?? ''} onChange={({ target }) => onChange({ ...columns, [role]: target.value === '' ? null : Number(target.value) })}>
            <option value="">{text.none}</option>
            {options}
          </select>
        </label>
      ))}
      <label className={styles.check}>
        <input type="checkbox" checked={columns.head} onChange={({ target }) => onChange({ ...columns, head: target.checked })} />
        {text.head}
      </label>
    </>
  );
}
