import { Bar } from '../../components/bar';
import { Code } from '../../components/code';
import { Figures } from '../../components/figures';
import { NoData } from '../../components/no-data';
import { Section } from '../../components/section';
import { Spark } from '../../components/spark';
import { Tag } from '../../components/tag';
import { Timeline } from '../../components/timeline';

/** What shows numbers, statuses and times, in every state. */
export function ValuesInEveryState() {
  return (
    <>
      <Section title="Figures">
        <Figures
          figures={[
            { label: 'Inhabitants, 1 January 2024', value: '13,274,285', note: 'no. 3 of 2,363 in the country' },
            { label: 'Award entries', value: '3' },
            { label: 'Without a value', value: <NoData /> },
          ]}
        />
      </Section>
      <Section title="Bar">
        {[100, 40, 0].map((value) => (
          <Bar key={value} value={value} most={100}>
            {value}
          </Bar>
        ))}
      </Section>
      <Section title="Spark">
        <div>
          <Spark values={[3, 5, 4, 9, 12]} /> <Spark values={[2, 2, 2]} /> <Spark values={[5, -3, 1]} />
        </div>
      </Section>
      <Section title="Tag">
        <div>
          <Tag weight="strong">Strong</Tag> <Tag weight="medium">Medium</Tag> <Tag>Light</Tag>
        </div>
      </Section>
      <Section title="Timeline">
        <Timeline
          moments={[
            { key: 'now', when: 'since 2019', now: true, kind: 'Office', what: 'Still so' },
            { key: 'then', when: '2011–2019', what: 'Ended' },
          ]}
        />
      </Section>
      <Section title="Code">
        <Code name="query.graphql" text={'{\n  regions {\n    totalCount\n  }\n}'} />
      </Section>
    </>
  );
}
