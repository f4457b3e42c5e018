import { nameOfRow, type Field, type Row } from '../../catalogue';
import { NoData } from '../../components/no-data';
import { ThingLink } from '../../components/thing-link';
import { WebLink } from '../../things/web-link';
import { period } from '../../words/date';
import { number } from '../../words/number';
import styles from './grid.module.css';
import { useLabels } from './labels';

interface CellProps {
  field: Field;
  value: unknown;
  row?: Row;
  /** No value means that there is none to know. */
  blank?: boolean;
}

/** A value of a field as people read it. */
export function Cell({ field, value, row, blank = false }: CellProps) {
  const { language, text, code } = useLabels();
  if (value === null || value === undefined) return blank ? null : field.kind === 'number' ? <NoData /> : <Missing />;
  const written = String((field.label && row?.[field.label]) ?? value);
  switch (field.kind) {
    case 'thing': {
      const thing = value as Row;
      return (
        <ThingLink id={thing.id} className={styles.thing}>
          <bdi title={nameOfRow(field.to!, thing)}>{nameOfRow(field.to!, thing)}</bdi>
        </ThingLink>
      );
    }
    case 'number':
      return number(language, written);
    case 'date':
      return period(language, written);
    case 'code':
      return code(field.set!, written);
    case 'boolean':
      return value ? text.yes : text.no;
    case 'link':
      return <WebLink to={written} />;
    case 'long':
      return <bdi className={styles.long}>{written}</bdi>;
    case 'text':
      return <bdi className={styles.text}>{written}</bdi>;
    default:
      return <bdi>{written}</bdi>;
  }
}

function Missing() {
  const { text } = useLabels();
  return (
    <>
      <span aria-hidden="true" className={styles.missing}>
        –
      </span>
      <span className="hidden-but-read">{text.noData}</span>
    </>
  );
}
