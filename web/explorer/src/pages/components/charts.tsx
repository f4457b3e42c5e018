import { DistributionChart, LineChart, RankingChart, ScatterChart } from '../../charts/charts';
import { Section } from '../../components/section';
import { amongOf } from '../../peers/among';
import { Strip } from '../../peers/strip';
import { hostile, source } from './samples';

const about = (title: string, period: string) => ({ title, period, sources: [source], caveats: ['What to know before concluding anything.'], name: 'sample' });

const line = {
  unit: '₽',
  series: [
    { name: 'Казань', points: ['2015', '2016', '2017', '2020', '2021', '2022', '2023', '2024'].map((period, i) => ({ period, value: 31200 * 1.09 ** i, estimate: i === 7 })).map((one) => ({ ...one, value: Math.round(one.value) })) },
    { name: 'Городской округ город Нижний Новгород', points: ['2016', '2017', '2018', '2019', '2020', '2021', '2022'].map((period, i) => ({ period, value: 34000 + 2900 * i, estimate: false })) },
    { name: hostile.slice(0, 60), points: [{ period: '2019', value: 29000, estimate: false }] },
  ],
  breaks: [{ period: '2019', why: 'In 2019 a district joined the city.' }],
};

const values = Array.from({ length: 240 }, (_, i) => Math.round(30000 * (1 + Math.sin(i) ** 2 + (i % 7) / 7)));
const places = values.map((value, i) => ({ name: `Place ${i}`, x: value, y: Math.round(value * (0.8 + (i % 5) / 10)), estimate: false, mine: i === 100 }));

const ranked = {
  unit: 'applications',
  total: 82,
  without: 7,
  median: 61,
  bars: [
    { rank: 1, name: 'Ханты-Мансийский автономный округ — Югра', value: 412, estimate: false },
    { rank: 2, name: 'Республика Татарстан', value: 388, estimate: true, mine: true },
    { rank: 3, name: 'Карачаево-Черкесская Республика', value: 0, estimate: false },
    { name: hostile, value: null, estimate: false },
  ],
};

const among = amongOf(places.slice(95, 110).map(({ name, x }) => ({ place: name, name, values: [String(x)] })), 'Place 100', 0)!;

/** Charts with gaps, breaks, estimates, missing values and hostile names. */
export default function ChartsInEveryState() {
  return (
    <Section title="Charts">
      <LineChart about={about('Average wage', '2015–2024')} data={line} />
      <RankingChart about={about('Applications', '2026')} data={ranked} level="REGION" />
      <ScatterChart about={about('Wage and income', '2023')} data={{ x: { name: 'Average wage', unit: '₽' }, y: { name: 'Income per head', unit: '₽' }, points: places }} level="MUNICIPALITY" />
      <DistributionChart about={about('Average wage', '2024')} data={{ unit: '₽', values, here: { name: 'Place 100', value: values[100]! }, count: (n) => `${n} places` }} level="MUNICIPALITY" />
      <p>
        Among its peers: <Strip of={among} unit="₽" />
      </p>
    </Section>
  );
}
