import { Fragment } from 'react';
import { Inferred } from '../../components/inferred';
import { Notice } from '../../components/notice';
import { ThingLink } from '../../components/thing-link';
import { Told } from '../../things/change';
import { NameLink } from '../../things/place';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import type { Municipality } from './municipality';

const words = {
  en: {
    ended: (day: string) => `It ended on ${day}`,
    endedUndated: 'It ended',
    unconfirmed: 'Whether it exists is not confirmed',
    future: (day: string) => `It will exist from ${day}`,
    last: (day: string) => `The last edition that states it is of ${day}.`,
    now: 'Its successor:',
    unknown: 'No source says what became of it.',
    rule: {
      PARENT_ENDED: 'The municipality that it was part of ended, and no newer edition states this one.',
      PARENT_UNCONFIRMED: 'The municipality that it is part of is not confirmed either.',
      NOT_LISTED: 'A newer register of its region does not list it, and no source says that it ended.',
    },
    basis: 'Basis',
    register: 'the newer register',
  },
  ru: {
    ended: (day: string) => `Не существует с ${day}`,
    endedUndated: 'Больше не существует',
    unconfirmed: 'Существование не подтверждено',
    future: (day: string) => `Начнёт существовать с ${day}`,
    last: (day: string) => `Последнее издание, где оно названо: ${day}.`,
    now: 'Преемник:',
    unknown: 'Ни один источник не говорит, что с ним стало.',
    rule: {
      PARENT_ENDED: 'Муниципальное образование, в состав которого оно входило, упразднено, а новые издания это не называют.',
      PARENT_UNCONFIRMED: 'Существование муниципального образования, в состав которого оно входит, тоже не подтверждено.',
      NOT_LISTED: 'Более новый реестр региона его не называет, и ни один источник не говорит об упразднении.',
    },
    basis: 'Основание',
    register: 'более новый реестр',
  },
};

/** Says that a municipality is not one of today, since when, what became of it, and how that is known. */
export function Standstill({ of: m }: { of: Municipality }) {
  const language = useLanguage();
  const text = useWords(words);
  if (m.state === 'CURRENT') return null;
  const day = m.endedOn ? date(language, m.endedOn) : '';
  const title = {
    ENDED: day ? text.ended(day) : text.endedUndated,
    UNCONFIRMED: text.unconfirmed,
    FUTURE: text.future(m.validFrom ? date(language, m.validFrom) : ''),
  }[m.state];
  const endings = m.changes.nodes.filter(({ before, after }) => has(before.nodes) && !has(after.nodes));
  const successors = m.successors.nodes.filter(({ id }) => id !== m.id);
  return (
    <Notice kind="warning" title={m.stateRule ? <Inferred because={<Why of={m} />}>{title}</Inferred> : title}>
      {endings.map((change) => (
        <p key={change.id}>
          <Told of={change} />
        </p>
      ))}
      {endings.length === 0 && successors.length > 0 && (
        <p>
          {text.now}{' '}
          {successors.map(({ id, longName }, i) => (
            <Fragment key={id}>
              {i > 0 && ', '}
              <NameLink of={{ id, name: longName }} />
            </Fragment>
          ))}
        </p>
      )}
      {m.stateRule && (
        <p>
          {text.rule[m.stateRule]} {text.basis}: <Basis of={m} />.
        </p>
      )}
      {m.state === 'ENDED' && endings.length + successors.length === 0 && !m.stateRule && <p>{text.unknown}</p>}
      {m.state === 'UNCONFIRMED' && m.lastStated && <p>{text.last(date(language, m.lastStated))}</p>}
    </Notice>
  );

  function has(places: readonly { id: string }[]): boolean {
    return places.some(({ id }) => id === m.id);
  }
}

function Why({ of: m }: { of: Municipality }) {
  const text = useWords(words);
  return (
    <p>
      {m.stateRule && text.rule[m.stateRule]} {text.basis}: <Basis of={m} />.
    </p>
  );
}

/** What the state of a municipality is worked out from: the municipality that it is part of, or a register. */
function Basis({ of: { stateBasis, parent } }: { of: Municipality }) {
  const text = useWords(words);
  if (parent?.id === stateBasis) return parent && <NameLink of={{ id: parent.id, name: parent.longName }} />;
  return stateBasis && <ThingLink id={stateBasis}>{text.register}</ThingLink>;
}
