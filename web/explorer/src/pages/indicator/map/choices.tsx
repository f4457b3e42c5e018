import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../../app/answer';
import { RegionsOfMapDocument } from '../../../gql/graphql';
import { useWords } from '../../../words/language';
import { Choice } from '../choice';
import type { MapOf } from './map';
import styles from './map.module.css';
import { mapKinds, type MapKind } from './search';

const words = {
  en: {
    kind: 'Kind of map',
    tiles: 'Tiles',
    outlines: 'Outlines',
    points: 'Points',
    years: 'All periods',
    level: 'Values',
    REGION: 'of regions',
    MUNICIPALITY: 'medians of municipalities',
    part: 'Show',
    whole: 'all of the country',
    west: 'up to the Urals',
    classes: 'Colours',
    counts: 'as many places each',
    steps: 'steps of one size',
    scale: 'Scale',
    own: 'of this period',
    all: 'of all periods',
  },
  ru: {
    kind: 'Вид карты',
    tiles: 'Плитки',
    outlines: 'Контуры',
    points: 'Точки',
    years: 'Все периоды',
    level: 'Значения',
    REGION: 'регионов',
    MUNICIPALITY: 'медианы муниципальных образований',
    part: 'Показать',
    whole: 'всю страну',
    west: 'до Урала',
    classes: 'Цвета',
    counts: 'поровну мест',
    steps: 'равные шаги',
    scale: 'Шкала',
    own: 'этого периода',
    all: 'всех периодов',
  },
};

interface ChoicesParts {
  of: MapOf;
  possible: Record<MapKind, boolean>;
  levels: readonly MapOf['level'][];
  periods: number;
  choose: (chosen: object) => void;
}

/** What of a map can be chosen; the address keeps it. */
export function Choices({ of: { kind, level, part, how, allPeriods }, possible, levels, periods, choose }: ChoicesParts) {
  const text = useWords(words);
  const geographic = kind === 'outlines' || kind === 'points';
  return (
    <div className={styles.choices} data-print="no">
      <nav className={styles.kinds} aria-label={text.kind}>
        {mapKinds
          .filter((one) => possible[one])
          .map((one) => (
            <Link key={one} to="." search={(search: object) => ({ ...search, map: one === 'tiles' ? undefined : one })} replace resetScroll={false} activeOptions={{ explicitUndefined: true }}>
              {text[one]}
            </Link>
          ))}
      </nav>
      {kind !== 'points' && levels.length > 1 && (
        <Choice label={text.level} value={level} options={levels.map((one) => [one, text[one]])} onChoose={(one) => choose({ level: one.toLowerCase() })} />
      )}
      {geographic && <Part points={kind === 'points'} part={part} choose={choose} />}
      <Choice
        label={text.classes}
        value={how === 'equal-steps' ? 'steps' : ''}
        options={[
          ['', text.counts],
          ['steps', text.steps],
        ]}
        onChoose={(classes) => choose({ classes: classes || undefined })}
      />
      {kind !== 'points' && kind !== 'years' && periods > 1 && (
        <Choice
          label={text.scale}
          value={allPeriods ? 'all' : ''}
          options={[
            ['', text.own],
            ['all', text.all],
          ]}
          onChoose={(scale) => choose({ scale: scale || undefined })}
        />
      )}
    </div>
  );
}

/** Chooses what of the country is shown; a region only where there are points in it. */
function Part({ points, part, choose }: { points: boolean; part: string | undefined; choose: (chosen: object) => void }) {
  const text = useWords(words);
  const regions = useAnswer(RegionsOfMapDocument, {}, !points);
  const named = points ? (regions.data?.regions?.nodes ?? []).map(({ code, name }) => [code, name] as const) : [];
  return (
    <Choice
      label={text.part}
      value={part ?? ''}
      options={[['', text.whole], ['west', text.west], ...named.toSorted(([, a], [, b]) => a.localeCompare(b))]}
      onChoose={(one) => choose({ part: one || undefined })}
    />
  );
}
