import { Fragment } from 'react';
import { NoData } from '../../components/no-data';
import { ThingLink } from '../../components/thing-link';
import { isId } from '../../things/kinds';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import styles from './query.module.css';
import { blocksOf } from './shape';

const words = { en: { yes: 'yes', no: 'no', more: (n: number) => `and ${n} more` }, ru: { yes: 'да', no: 'нет', more: (n: number) => `и ещё ${n}` } };
const most = 3; // items of a list in a cell

/** A value of an answer as people read it. */
export function Cell({ value, name }: { value: unknown; name: string }) {
  const language = useLanguage();
  const text = useWords(words);
  if (value === null || value === undefined) return <NoData />;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') return /year/i.test(name) ? value : number(language, value);
  if (typeof value === 'string') return <Text of={value} />;
  return <List of={itemsOf(value)} />;
}

function Text({ of: text }: { of: string }) {
  if (isId(text)) return <ThingLink id={text}>{text}</ThingLink>;
  if (/^https?:\/\/\S+$/.test(text)) {
    return (
      <a href={text} rel="noreferrer">
        {text.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')}
      </a>
    );
  }
  return <bdi>{text}</bdi>;
}

function List({ of: items }: { of: readonly (readonly Item[])[] }) {
  const text = useWords(words);
  if (items.length === 0) return <NoData />;
  return (
    <ul role="list" className={styles.items}>
      {items.slice(0, most).map((item, i) => (
        <li key={i}>
          {item.map(({ name, value }, j) => (
            <Fragment key={name}>
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

/** What a list in a cell has, each item as its values in a row. */
function itemsOf(value: unknown): Item[][] {
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.map((item) => [{ name: '', value: item }]);
  const [block] = blocksOf(value);
  if (!block?.table) return block ? [block.facts.map(({ path, value: fact }) => ({ name: path.join('.'), value: fact }))] : [];
  return block.table.rows.map((row) => blocksOf(row).flatMap(({ facts }) => facts.map(({ path, value: fact }) => ({ name: path.join('.'), value: fact }))));
}
