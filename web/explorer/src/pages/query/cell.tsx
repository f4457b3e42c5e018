import { Fragment } from 'react';
import { NoData } from '../../components/no-data';
import { ThingLink } from '../../components/thing-link';
import { isId } from '../../things/kinds';
import { WebLink } from '../../things/web-link';
import { useLanguage, useWords } from '../../words/language';
import { period } from '../../words/date';
import { number } from '../../words/number';
import { unitKey, useLabel } from './labels';
import styles from './query.module.css';
import { blocksOf } from './shape';

const words = {
  en: { yes: 'yes', no: 'no', more: (n: number) => `and ${n} more`, nameless: 'project not named' },
  ru: { yes: 'да', no: 'нет', more: (n: number) => `и ещё ${n}`, nameless: 'проект не назван' },
};
const most = 3; // items of a list in a cell

const isDecimal = (value: unknown): value is string => typeof value === 'string' && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value);
const namesCode = /code|oktmo|okato|inn|ogrn|iso|id$|slug|place|number|period|key|year|name|title|region|municipality/i;
const namesDate = /(?:On|At|From|To)$/; // of which only the year may be known

/** Whether values are numbers to compare, which stand to the right. Decimals arrive as texts, and so do codes, which have another name. */
export function areNumbers(values: readonly unknown[], name: string): boolean {
  const known = values.filter((value) => value !== null && value !== undefined);
  return known.length > 0 && known.every((value) => typeof value === 'number' || (isDecimal(value) && !namesCode.test(name) && !namesDate.test(name)));
}

/** A value of an answer as people read it. */
export function Cell({ value, name }: { value: unknown; name: string }) {
  const text = useWords(words);
  if (value === null && name === 'projectTitle') return <span className={styles.soft}>{text.nameless}</span>;
  if (value === null || value === undefined) return <NoData />;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number' && /year/i.test(name)) return value;
  if (areNumbers([value], name)) return <Amount of={value as string | number} name={name} />;
  if (typeof value === 'string') return <Text of={value} name={name} />;
  return <List of={itemsOf(value)} />;
}

const isPercent = (name: string): boolean => /^(percent|growthRate)$/.test(name);

/** A number with as many digits as one compares by; a hint, the files and JSON have them all. */
function Amount({ of: value, name }: { of: string | number; name: string }) {
  const language = useLanguage();
  const fraction = String(value).split('.')[1]?.length ?? 0;
  const digits = isPercent(name) ? 1 : Math.abs(Number(value)) < 0.1 || /^(lat|lon)$/.test(name) ? 20 : 3;
  const whole = number(language, value, 20);
  const sign = isPercent(name) ? (language === 'ru' ? '\u202f%' : '%') : '';
  return fraction > digits ? <span title={whole + sign}>{number(language, value, digits) + sign}</span> : whole + sign;
}

function Text({ of: text, name }: { of: string; name: string }) {
  const language = useLanguage();
  const label = useLabel(name === 'unit' ? unitKey(text) : text);
  if (isId(text)) return <ThingLink id={text}>{text}</ThingLink>;
  if (/^https?:\/\//.test(text)) return <WebLink to={text} />;
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(text)) {
    return (
      <time className={styles.date} dateTime={text}>
        {period(language, text)}
      </time>
    );
  }
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
