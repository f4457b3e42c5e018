import type { Group } from './graph';
import type { Common, Projection } from './board';

const en = {
  canvas: 'Board of things and their relationships. Arrow keys go from thing to thing, Enter shows what is chosen, plus and minus zoom. The list says the same.',
  zoom: 'Zoom',
  nearer: 'Zoom in',
  farther: 'Zoom out',
  fit: 'All',
  letters: { place: 'P', person: 'H', organization: 'O', award: 'A', training: 'T', other: 'F' } as Record<Group, string>,
  groups: { place: 'places', person: 'people and offices', organization: 'organizations', award: 'awards', training: 'training', other: 'forums, practices, acts' } as Record<Group, string>,
  projections: {
    affiliations: ['Offices and entries as links', 'A person is one step from an organization.'],
    rows: ['Every row a thing', 'Offices, entries and participations stand on the board.'],
    wholes: ['Wholes', 'Seasons and nominations count as their award, cohorts as their programme, sessions as their forum.'],
  } as Record<Projection, readonly [string, string]>,
  commons: {
    season: 'an award season',
    nomination: 'a nomination',
    award: 'an award',
    cohort: 'a cohort',
    program: 'a training programme',
    forum: 'a forum',
    organization: 'an organization',
  } as Record<Common, string>,
};

const ru: typeof en = {
  canvas: 'Схема объектов и связей. Стрелки ведут от объекта к объекту, Enter показывает выбранное, плюс и минус меняют масштаб. Список говорит то же самое.',
  zoom: 'Масштаб',
  nearer: 'Ближе',
  farther: 'Дальше',
  fit: 'Всё',
  letters: { place: 'М', person: 'Л', organization: 'О', award: 'Н', training: 'У', other: 'Ф' },
  groups: { place: 'места', person: 'люди и должности', organization: 'организации', award: 'награды', training: 'учёба', other: 'форумы, практики, акты' },
  projections: {
    affiliations: ['Должности и заявки — связи', 'От человека до организации один шаг.'],
    rows: ['Каждая строка — объект', 'Должности, заявки и участия стоят на схеме.'],
    wholes: ['Целиком', 'Сезоны и номинации считаются наградой, потоки — программой, сессии — форумом.'],
  },
  commons: {
    season: 'в тех же сезонах премий',
    nomination: 'в тех же номинациях',
    award: 'связан с теми же наградами',
    cohort: 'в тех же потоках обучения',
    program: 'в тех же программах обучения',
    forum: 'на тех же форумах',
    organization: 'в тех же организациях',
  },
};

export const words = { en, ru };
