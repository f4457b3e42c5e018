import type { Language } from '../../words/language';

/** Requests such as people write, made up. */
export const examples: Record<Language, readonly { title: string; text: string }[]> = {
  ru: [
    {
      title: 'Жалоба на дорогу',
      text: 'Здравствуйте! В Казани на нашей улице уже год огромные ямы на дороге, машины ломают колёса, автобус не может проехать. Мы писали в управляющую компанию, но она дорогу не ремонтирует. Прошу сообщить, кто отвечает за ремонт дороги и когда её отремонтируют.',
    },
    {
      title: 'Предложение о соседях',
      text: 'Семьи нашего района в Казани хотят вместе помогать пожилым соседям и создать школу семейного волонтёрства. Просим поддержать проект и сообщить срок ответа на обращение.',
    },
  ],
  en: [
    {
      title: 'A complaint about a road',
      text: 'Our street in Kazan has had huge potholes for a year: cars break their wheels, and the bus cannot pass. We wrote to the company that manages our house, but it does not repair the road. Please tell us who is responsible for repairing the road, and when it will be repaired.',
    },
    {
      title: 'A proposal about neighbours',
      text: 'Families of our district in Kazan want to help elderly neighbours together and to found a school of family volunteering. Please support the project, and tell us by when a request must be answered.',
    },
  ],
};
