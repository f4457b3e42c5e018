import { Section } from '../../components/section';
import { Timeline } from '../../components/timeline';
import type { SeasonQuery } from '../../gql/graphql';
import { Stated } from '../../things/stated';
import { NameLink } from '../../things/place';
import { date, span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { title: 'Dates', applications: 'Applications', vote: 'Public vote', ceremony: 'Ceremony' },
  ru: { title: 'Даты', applications: 'Приём заявок', vote: 'Народное голосование', ceremony: 'Церемония' },
};

/** When one could apply and vote, and when and where awards were handed over. */
export function Dates({ of }: { of: NonNullable<SeasonQuery['awardSeason']> }) {
  const language = useLanguage();
  const text = useWords(words);
  const stated = (field: string, from?: string | null, to?: string | null) =>
    span(language, from, to) && <Stated of={of} field={field} value={to ?? from} show={() => span(language, from, to)} />;
  const moments = [
    { key: 'applications', when: stated('applications_to', of.applicationsFrom, of.applicationsTo), what: text.applications },
    { key: 'vote', when: stated('voting_to', of.votingFrom, of.votingTo), what: [text.vote, of.votingPlatform].filter(Boolean).join(', ') },
    {
      key: 'ceremony',
      when: of.ceremonyOn && <Stated of={of} field="ceremony_on" value={of.ceremonyOn} show={(value) => date(language, value)} />,
      what: (
        <>
          {[text.ceremony, of.ceremonyVenue].filter(Boolean).join(', ')}
          {of.forum && (
            <div>
              <NameLink of={of.forum} />
            </div>
          )}
        </>
      ),
    },
  ].filter(({ key, when }) => when || (key === 'ceremony' && of.forum));
  if (moments.length === 0) return null;
  return (
    <Section id="dates" title={text.title}>
      <Timeline moments={moments} />
    </Section>
  );
}
