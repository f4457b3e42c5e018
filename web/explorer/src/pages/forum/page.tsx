import { Facts } from '../../components/facts';
import { Figures } from '../../components/figures';
import { ThingLink } from '../../components/thing-link';
import { ForumDocument, type ForumQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Disagreements } from '../../things/disagreements';
import { Foot } from '../../things/foot';
import { Forums } from '../../things/forums';
import { Head } from '../../things/head';
import { Initiatives } from '../../things/initiatives';
import { factsOf, type Known } from '../../things/known';
import { Offices } from '../../things/offices';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink, Place } from '../../things/place';
import { date, days } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { atLeast, number } from '../../words/number';
import { Programme } from './programme';

const words = {
  en: {
    undated: 'dates not known',
    participants: 'Participants',
    regions: 'Regions',
    starts: 'First day',
    ends: 'Last day',
    venue: 'Venue',
    city: 'City',
    region: 'Region',
    organizer: 'Organizer',
    topics: 'Topics',
    programme: 'Programme',
    awards: 'Awards conferred',
    awardsToCome: 'Awards to be conferred',
    parts: 'Parts of this forum',
    missing: {
      dates: { label: 'Days', fill: 'An announcement or a report with the days of the forum.' },
      participants: { label: 'Participants', fill: 'A report that counts the participants.' },
      place: { label: 'Place', fill: 'An announcement or a report that names the place.' },
    },
  },
  ru: {
    undated: 'даты неизвестны',
    participants: 'Участники',
    regions: 'Регионы',
    starts: 'Первый день',
    ends: 'Последний день',
    venue: 'Площадка',
    city: 'Город',
    region: 'Регион',
    organizer: 'Организатор',
    topics: 'Темы',
    programme: 'Программа',
    awards: 'Вручённые награды',
    awardsToCome: 'Награды, которые вручат',
    parts: 'Части форума',
    missing: {
      dates: { label: 'Дни', fill: 'Объявление или сообщение с днями форума.' },
      participants: { label: 'Число участников', fill: 'Сообщение, где сосчитаны участники.' },
      place: { label: 'Место', fill: 'Объявление или сообщение, где названо место.' },
    },
  },
};

/** A forum: when and where, how many came, what sources say differently, who spoke, and what came of it. */
function Forum({ of, asked }: PageOf<ForumQuery['forum']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const count = (value: string) => number(language, value);
  const day = (value: string) => date(language, value);
  const figures: Known[] = [
    { label: text.participants, field: 'participants', value: of.participants, show: (value) => atLeast(language, value, of.participantsAtLeast && value === String(of.participants)) },
    { label: text.regions, field: 'regions_count', value: of.regionsCount, show: count },
  ];
  const place: Known[] = [
    { label: text.city, field: 'city', value: of.city },
    { label: text.venue, field: 'venue', value: of.venue },
  ];
  const content: Known[] = [
    { label: text.topics, field: 'topics', value: of.topics, long: true },
    { label: text.programme, field: 'programme', value: of.programme, long: true },
  ];
  const dates: Known[] = [
    { label: text.starts, field: 'starts_on', value: of.startsOn, show: day },
    { label: text.ends, field: 'ends_on', value: of.endsOn, show: day },
  ];
  return (
    <>
      <Head
        path={of.parent && <NameLink of={of.parent} />}
        name={of.name}
        line={[days(language, of.startsOn, of.endsOn) || text.undated, of.city, code('ForumStatus', of.status)].filter(Boolean).join(' · ')}
      />
      <Figures figures={factsOf(of, figures)} />
      <Facts
        facts={[
          ...factsOf(of, place),
          of.region && { label: text.region, value: <Place of={{ region: of.region }} /> },
          of.organizer && { label: text.organizer, value: <NameLink of={of.organizer} /> },
          of.awardSeasons.nodes.length > 0 && {
            label: of.status === 'ANNOUNCED' ? text.awardsToCome : text.awards,
            value: of.awardSeasons.nodes.map(({ id, award, years }) => (
              <div key={id}>
                <ThingLink id={id}>{`${award.name}, ${years}`}</ThingLink>
              </div>
            )),
          },
          ...factsOf(of, content),
        ]}
      />
      <Disagreements of={of} fields={[...figures, ...dates, ...place, ...content]} />
      <Programme of={of} />
      <Initiatives of={of.initiatives} all={{ plural: 'initiatives', filter: { 'forum.slug': of.slug } }} />
      <Forums id="parts" title={text.parts} of={of.parts} all={{ plural: 'forums', filter: { 'parent.slug': of.slug } }} />
      <Offices of={of.positions.nodes} total={of.positions.totalCount} filter={{ 'forum.slug': of.slug }} />
      <Foot
        of={of}
        {...asked}
        expected={[
          { ...text.missing.dates, value: of.startsOn && of.endsOn },
          { ...text.missing.place, value: of.city ?? of.venue ?? of.region },
          { ...text.missing.participants, value: of.participants },
        ]}
      />
    </>
  );
}

export default pageOf(ForumDocument, 'forum', Forum);
