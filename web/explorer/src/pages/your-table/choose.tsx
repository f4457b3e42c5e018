import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../components/button';
import { Tag } from '../../components/tag';
import { Written } from '../../components/written';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { suggestionOf, type Decisions, type Standing } from './decide';
import type { Matching } from './matching';
import { PlaceLine } from './place-line';
import type { Asked } from './names';
import styles from './your-table.module.css';

const words = {
  en: {
    row: 'row',
    rows: 'rows',
    noRegion: (region: string) => `“${region}” is no region: the whole country was searched.`,
    why: {
      NAMESAKES: 'Several places have this name.',
      VILLAGE_ALONE: 'Only rural settlements have this bare name, and there are more villages of it.',
      NONE_GOOD: 'No name is quite like it.',
      NOTHING_LIKE_IT: 'No name is like it.',
      UNKNOWN_CODE: 'It is a number, but no code of a place.',
      NO_WORDS: 'It has no letters.',
      TOO_LONG: 'It is longer than any name.',
    } as Record<string, string>,
    likely: 'likely',
    none: 'None of these',
    other: 'Write it otherwise',
    find: 'Look up',
    nothing: 'Nothing is called so, either.',
    failed: 'The server did not answer. Try again.',
  },
  ru: {
    row: 'строка',
    rows: 'строки',
    noRegion: (region: string) => `«${region}» — не регион, поиск шёл по всей стране.`,
    why: {
      NAMESAKES: 'Это название носят несколько мест.',
      VILLAGE_ALONE: 'Так называются только сельские поселения, а деревень с этим названием больше.',
      NONE_GOOD: 'Точно такого названия нет.',
      NOTHING_LIKE_IT: 'Похожих названий нет.',
      UNKNOWN_CODE: 'Это число, но не код места.',
      NO_WORDS: 'Здесь нет букв.',
      TOO_LONG: 'Это длиннее любого названия.',
    } as Record<string, string>,
    likely: 'вероятно',
    none: 'Ничего из этого',
    other: 'Написать иначе',
    find: 'Найти',
    nothing: 'И такого названия нет.',
    failed: 'Сервер не ответил. Попробуйте ещё раз.',
  },
};

export interface Deciding {
  of: Standing;
  onDecide: (made: Decisions) => void;
  otherwise: Matching['otherwise'];
}

/** A name that its reader decides: what it may mean and why, or another name to look up. */
export function Choose({ of, onDecide, otherwise }: Deciding) {
  const text = useWords(words);
  const name = useId();
  const { asked, meaning, state, place } = of;
  if (!meaning) return null;
  const likely = suggestionOf({ ...of, state: 'open' });
  const decide = (id: string | null) => onDecide(new Map([[asked.key, id]]));
  return (
    <fieldset className={styles.choose} data-state={state}>
      <legend>
        <Written>{asked.name}</Written>
        <AskedLine of={asked}>
          {text.why[meaning.reason]} {meaning.strangeRegion && text.noRegion(asked.region)}
        </AskedLine>
      </legend>
      {meaning.places.map((candidate) => (
        <label key={candidate.id} className={styles.option}>
          <input type="radio" name={name} checked={place?.id === candidate.id} onChange={() => decide(candidate.id)} />
          <PlaceLine of={candidate}>{candidate === likely && <Tag>{text.likely}</Tag>}</PlaceLine>
        </label>
      ))}
      {meaning.places.length > 0 && (
        <label className={styles.option}>
          <input type="radio" name={name} checked={state === 'none'} onChange={() => decide(null)} />
          {text.none}
        </label>
      )}
      <Otherwise of={asked} otherwise={otherwise} />
    </fieldset>
  );
}

/** The region and day of a name, and the rows that have it; what else there is to say follows. */
export function AskedLine({ of: { region, day, rows }, children }: { of: Asked; children?: ReactNode }) {
  const text = useWords(words);
  const language = useLanguage();
  const few = rows.slice(0, 5).map((row) => number(language, row));
  const where = `${rows.length > 1 ? text.rows : text.row} ${few.join(', ')}${rows.length > few.length ? '…' : ''}`;
  return (
    <span className={styles.asked}>
      {region && (
        <>
          <Written>{region}</Written>
          {' · '}
        </>
      )}
      {day && `${day} · `}
      {where}
      {children && <> · {children}</>}
    </span>
  );
}

/** Looks up another name for one of the table. */
function Otherwise({ of, otherwise }: { of: Asked; otherwise: Matching['otherwise'] }) {
  const text = useWords(words);
  const [typed, type] = useState('');
  const [said, say] = useState('');
  return (
    <form
      className={styles.otherwise}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === '') return;
        otherwise(of, typed.trim()).then(
          (found) => say(found ? '' : text.nothing),
          () => say(text.failed),
        );
      }}
    >
      <input aria-label={`${text.other}: ${of.name}`} placeholder={text.other} value={typed} autoComplete="off" spellCheck={false} onChange={(event) => type(event.target.value)} />
      <Button type="submit" quiet>
        {text.find}
      </Button>
      <span role="status">{said}</span>
    </form>
  );
}
