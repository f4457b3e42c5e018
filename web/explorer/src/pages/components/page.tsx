import { lazy, Suspense } from 'react';
import { useTitle } from '../../app/title';
import { Button } from '../../components/button';
import { Conflict } from '../../components/conflict';
import { Copy } from '../../components/copy';
import { Facts } from '../../components/facts';
import { Inferred } from '../../components/inferred';
import { NoData } from '../../components/no-data';
import { Notice } from '../../components/notice';
import { Rows } from '../../components/rows';
import { Save } from '../../components/save';
import { Section } from '../../components/section';
import { Skeleton } from '../../components/skeleton';
import { Sourced, SourceLine } from '../../components/sources';
import { classesOf } from '../../maps/classes';
import { Legend } from '../../maps/legend';
import { DisputedNote } from '../../maps/notes';
import { TileMap } from '../../maps/tile-map';
import { useWords } from '../../words/language';
import { hostile, source, sourceWithoutFacts, tiles } from './samples';
import { ThingsInEveryState } from './things';
import { ValuesInEveryState } from './values';

const ChartsInEveryState = lazy(() => import('./charts'));
const classes = classesOf(tiles.flatMap(({ value }) => value ?? []));

const words = { en: 'Components', ru: 'Компоненты' };

/** Every component in every state, for those who build pages. */
export function Components() {
  const title = useWords(words);
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <Section title="Button">
        <div>
          <Button>Plain</Button> <Button quiet>Quiet</Button> <Button isDisabled>Disabled</Button> <Copy text="text" />{' '}
          <Save text="text" name="file.txt" type="text/plain" />
        </div>
      </Section>
      <Section title="Notice">
        <Notice kind="plain" title="Plain">Nothing is wrong.</Notice>
        <Notice kind="warning" title="Warning">Beware of this.</Notice>
        <Notice kind="error" title="Error">What happened, what was kept, what to do.</Notice>
      </Section>
      <Section title="Facts">
        <Facts
          facts={[
            { label: 'Known', value: 'value' },
            { label: 'Not known', value: <NoData /> },
            { label: 'Sourced', value: <Sourced sources={[source]}>1,318,604 people</Sourced> },
            { label: 'Of two sources', value: <Sourced sources={[source, sourceWithoutFacts]}>1,318,604 people</Sourced> },
            { label: 'Inferred', value: <Inferred because="Because the district that it was part of ended.">ended</Inferred> },
            {
              label: 'Conflict',
              value: (
                <>
                  <Sourced sources={[source]}>5,000</Sourced>
                  <Conflict said={[{ value: '5,000', source }, { value: '7,500', source: sourceWithoutFacts, note: 'Told at the opening.' }]} />
                </>
              ),
            },
            { label: 'Long', value: hostile, long: true },
          ]}
        />
      </Section>
      <Section title="Source line">
        <SourceLine source={source} />
        <SourceLine source={sourceWithoutFacts} />
      </Section>
      <Section title="Rows" count="2" aside={<a href="#rows">Aside</a>} id="rows">
        <Rows
          label="Rows"
          rows={[
            { name: 'Kazan', value: 1318604 },
            { name: hostile, value: 1 },
          ]}
          keyOf={({ name }) => name}
          columns={[
            { title: 'Name', cell: ({ name }) => <bdi>{name}</bdi> },
            { title: 'Note', cell: () => <NoData /> },
            { title: 'Value', number: true, cell: ({ value }) => value },
          ]}
        />
      </Section>
      <ValuesInEveryState />
      <ThingsInEveryState />
      <Section title="Tile map">
        <TileMap label="Tiles" places={tiles} classes={classes} write={(n) => `${n} entries`} about={(tile) => <p>{tile?.name ?? 'Point at a tile.'}</p>} />
        <Legend label="Tiles" of={{ classes, figure: String, missing: 1 }} how="equal-counts" />
        <DisputedNote />
      </Section>
      <Suspense fallback={<Skeleton />}>
        <ChartsInEveryState />
      </Suspense>
      <Section title="Skeleton">
        <details>
          <summary>What holds the place of a part that is being loaded</summary>
          <Skeleton />
        </details>
      </Section>
    </>
  );
}
