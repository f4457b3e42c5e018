import { Fragment } from 'react';
import { NoData } from '../../components/no-data';
import { ThingLink } from '../../components/thing-link';
import { isId } from '../../things/kinds';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { useLabel } from './labels';
import styles from './query.module.css';
import { blocksOf } from './shape';

const words = { en: { yes: 'yes', no: 'no', more: (n: number) => `and ${n} more` }, ru: { yes: 'да', no: 'нет', more: (n: number) => `и ещё ${n}` } };
const most = 3; // items of a list in a cell

const isDecimal = (value: unknown): value is string => typeof value === 'string' && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value);
const namesCode = /code|oktmo|okato|inn|ogrn|iso|id$|slug|place|number|period|key|year|name|title|region|municipality/i;

/** Whether values are numbers to compare, which stand to the right. Decimals arrive as texts, and so do codes, which have another name. */
export function areNumbers(values: readonly unknown[], name: string): boolean {
  const known = values.filter((value) => value !== null && value !== undefined);
  return known.length > 0 && known.every((value) => typeof value === 'number' || (isDecimal(value) && !namesCode.test(name)));
}

/** A value of an answer as people read it. */
export function Cell({ value, name }: { value: unknown; name: string }) {
  const language = useLanguage();
  const text = useWords(words);
  if (value === null || value === undefined) return <NoData />;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') return /year/i.test(name) ? value : number(language, value);
  if (areNumbers([value], name)) return number(language, value as string, 20);
  if (typeof value === 'string') return <Text of={value} />;
  return <List of={itemsOf(value)} />;
}

function Text({ of: text }: { of: string }) {
  const label = useLabel(text);
  if (isId(text)) return <ThingLink id={text}>{text}</ThingLink>;
  if (/^https?:\/\/\S+$/.test(text)) {
    return (
      <a href={text} rel="noreferrer" title={text} className={styles.address}>
        {text.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')}
      </a>
    );
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return <time className={styles.date}>{text}</time>;
  return label ? <span title={text}>{label}</span> : <bdi>{text}</bdi>;
}

function List({ of: items }: { of: readonly (readonly Item[])[] }) {
  const text = useWords(words);
  if (items.length === 0) return <NoData />;
  return (
    <ul role="list" className={styles.items}>
      {items.slice(0, most).map((item, i) => (
        <li key={i}>
          {item.map(({ name, value }, j) => (
            <Fragment key={j}>
              {j > 0 && ' · '}
              <Cell value={value} name={name} />
            </Fragment>
          ))}
        </li>
      ))}
      {items.length > most && <li className={styles.soft}>{text.more(items.length - most)}</li>}
    </ul>
  );
}

interface Item {
  name: string;
  value: unknown;
}

/** What a list in a cell has, each item as all the values in it, in a row. */
function itemsOf(value: unknown): Item[][] {
  const [block] = blocksOf(value);
  const rows = block?.table?.rows ?? (Array.isArray(value) ? value : [value]);
  return rows.map((row) => valuesIn(row));
}

function valuesIn(value: unknown, name = ''): Item[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesIn(item, name));
  if (typeof value !== 'object' || value === null) return [{ name, value }];
  return Object.entries(value).flatMap(([inner, member]) => (inner === '__typename' ? [] : valuesIn(member, inner)));
}
