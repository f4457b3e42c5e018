import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Answer } from '../app/answer';
import { placeWords } from '../charts/sentences';
import { Button } from '../components/button';
import { Section } from '../components/section';
import { useCodes } from '../things/codes';
import { NameLink } from '../things/place';
import { useLanguage, useWords } from '../words/language';
import { counted } from '../words/number';
import { Choose, type Offered } from './choose';
import { Compared } from './compared';
import { useDimensionName } from './dimension-name';
import styles from './peers.module.css';
import { usePeers, usePeersChosen, type Group } from './use-peers';

const words = {
  en: {
    title: 'Similar places',
    why: (all: string, n: number, values: string) => `The nearest of ${all} for which ${values} ${n === 1 ? 'is' : 'are'} known:`,
    quoted: (name: string) => `“${name}”`,
    open: 'Why these, and by what else',
    method: 'How they are found',
    nothing: 'No place can be compared',
    lacks: (names: string) => `No value is known here of: ${names}. Choose others.`,
    alone: 'No other place has a value of all of these.',
  },
  ru: {
    title: 'Похожие места',
    why: (all: string, n: number, values: string) => `Ближайшие по ${n === 1 ? 'признаку' : 'признакам'} ${values} из ${all}, у которых ${n === 1 ? 'он известен' : 'они известны'}:`,
    quoted: (name: string) => `«${name}»`,
    open: 'Почему эти и как выбрать иначе',
    method: 'Как они найдены',
    nothing: 'Сравнить не с чем',
    lacks: (names: string) => `Здесь неизвестны: ${names}. Выберите другие признаки.`,
    alone: 'Ни у одного другого места нет значений всех этих признаков.',
  },
};

/** The places most like one; behind a button by which values, what sets them apart, and a choice of other values and weights. */
export function Peers({ place, offered }: { place: string; offered: readonly Offered[] }) {
  const text = useWords(words);
  const { peers, kind } = usePeersChosen();
  const [open, setOpen] = useState((peers ?? kind) !== undefined);
  const answer = usePeers(place);
  return (
    <Section id="peers" title={text.title}>
      <Answer of={answer}>
        {({ peers: group }) =>
          group && (
            <>
              {group.peers.length > 0 ? <Names of={group} /> : <None of={group} />}
              <Disclosure isExpanded={open} onExpandedChange={setOpen} data-print="no">
                <Button slot="trigger">{text.open}</Button>
                <DisclosurePanel>
                  {open && group.peers.length > 0 && <Compared of={group} />}
                  {open && <Choose of={group} offered={offered} />}
                </DisclosurePanel>
              </Disclosure>
            </>
          )
        }
      </Answer>
    </Section>
  );
}

type Level = 'MUNICIPALITY' | 'REGION';
function Names({ of: { level, candidates, dimensions, peers } }: { of: Group }) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const values = dimensions.map(({ attribute, indicator }) => text.quoted(attribute ? code('PeerAttribute', attribute) : indicator!.name));
  return (
    <p className={styles.why}>
      {text.why(counted(language, candidates, placeWords[level as Level][language].of), values.length, new Intl.ListFormat(language).format(values))}{' '}
      {peers.map(({ place, municipality, region }, i) => (
        <Fragment key={place}>
          {i > 0 && ', '}
          <NameLink of={(municipality ?? region)!} />
        </Fragment>
      ))}
      {'. '}
      <Link to="/$language/guides/$" params={{ language, _splat: 'explanation/peers' }}>
        {text.method}
      </Link>
    </p>
  );
}

function None({ of: { dimensions } }: { of: Group }) {
  const text = useWords(words);
  const name = useDimensionName();
  const unknown = dimensions.filter(({ value }) => value === null);
  return (
    <p className={styles.why}>
      <b>{text.nothing}.</b> {unknown.length > 0 ? text.lacks(unknown.map(name).join('; ')) : text.alone}
    </p>
  );
}
