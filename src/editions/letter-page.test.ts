import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../house.ts'
import { LANGUAGES, type Language } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { loadEdition } from './public.ts'
import { copyOf, NATIONAL_FORUM } from './testing/copy-of.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2021-08-20T09:00:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
})
afterAll(() => t.close())

const get = async (path: string) => (await createWeb(t.platform, house).request(`http://localhost${path}`)).text()

/** What a reader reads: the words of the page itself, those within a line joined as they stand there. */
const read = (html: string) =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replace(/<\/?(?:a|b|bdi|em|span|time)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')

/** What stands in every language as it is. */
const EVERYWHERE = [
  'WSIS-FORUM-2022',
  '+41 22 730 6240',
  '+41 22 730 6453',
  'wsis-info@itu.int',
  'www.wsis.org/forum',
  'A/70/125',
  'A/70/1',
]

/** Every other fact of the letter, in the order of its paragraphs, as each language says it. */
const FACTS: Record<Language, readonly string[]> = {
  ar: [
    'جنيف، 16 أغسطس 2021',
    ...['الحكومات', 'القطاع الخاص', 'المجتمع المدني', 'المنظمات الدولية'],
    'مسؤولة الاتصال السيدة جيتانجالي ساه',
    'الفاكس',
    'هولين جاو، الأمين العام للاتحاد الدولي للاتصالات',
    ...['للتربية والعلم والثقافة', 'للتجارة والتنمية', 'برنامج الأمم المتحدة الإنمائي', 'منظمة الصحة العالمية'],
    'اللجان الإقليمية للأمم المتحدة',
    'القرار A/70/1 للجمعية العامة',
    'تكنولوجيا المعلومات والاتصالات من أجل الرفاه والشمول والصمود',
    '15 مارس – 3 يونيو 2022',
    'الأسبوع الأخير 30 مايو – 3 يونيو 2022',
    'مقر الاتحاد، جنيف',
    'حدث افتراضي بالكامل على غرار منتدى القمة لعام 2021',
    'حدث مختلط يجمع بين عناصر حضورية وافتراضية',
    'COVID-19',
    'مصدرهما بالكامل مساهمات أصحاب المصلحة',
    'مفتوح أمام جميع أصحاب المصلحة',
    'انطلاق مسابقة التصوير الفوتوغرافي',
    'ميسِّري المسار الرفيع المستوى',
    'كاتووايس، بولندا',
    'منتدى مفتوح بشأن تنفيذ خطوط عمل القمة ومنتدى القمة',
    'أثناء انعقاد: منتدى إدارة الإنترنت لعام 2021',
    'المساهمات الرسمية والطلبات الملزمة بشأن عقد ورش عمل',
    'وقت الإغلاق المعتمد: 15:00',
    'المدخلات المستمدة من الأحداث الإقليمية والوطنية',
    'المشاركة عن بُعد في الاجتماعات الحضورية',
  ],
  zh: [
    '2021年8月16日，日内瓦',
    ...['政府', '私营部门', '民间团体|民间社会', '国际组织'],
    '联系人 Gitanjali Sah女士',
    '传真',
    '国际电信联盟秘书长赵厚麟',
    ...['教育、科学及文化组织', '贸易和发展会议', '开发计划署', '世界卫生组织'],
    '联合国区域委员会',
    '联合国大会第A/70/1号决议',
    '信息通信技术促进福祉、包容性和韧性',
    '2022年3月15日至6月3日',
    '最后一周 2022年5月30日至6月3日',
    '日内瓦，国际电联总部',
    '与2021年WSIS论坛一样完全以虚拟形式举行',
    '现场与虚拟相结合的混合形式',
    'COVID-19',
    '完全来自利益相关方提交的材料',
    '向所有利益相关方开放',
    '摄影比赛开始',
    '高级别会议推进人',
    '波兰卡托维兹',
    '关于落实WSIS行动方面和WSIS论坛的开放论坛',
    '同期活动：2021年互联网治理论坛',
    '提交正式意见和具有约束力的讲习班申请的截止日期',
    '采用的截止时间：15:00',
    '汇编来自相关区域和国家活动的意见',
    '现场会议提供远程参与',
  ],
  en: [
    'Geneva, 16 August 2021',
    ...['Governments', 'Private sector', 'Civil society', 'International organizations'],
    'Contact person Ms Gitanjali Sah',
    'Fax',
    'Houlin Zhao, Secretary-General of ITU',
    ...[
      'United Nations Educational',
      'Conference on Trade and Development|Trade and Development',
      'Development Programme',
      'World Health Organization',
    ],
    'United Nations regional commissions',
    'General Assembly resolution A/70/1',
    'ICTs for Well-Being, Inclusion and Resilience',
    '15 March – 3 June 2022',
    'Final week 30 May – 3 June 2022',
    'ITU Headquarters, Geneva',
    'a fully virtual event, as at the WSIS Forum 2021',
    'a hybrid event with physical and virtual elements',
    'COVID-19',
    'entirely from what stakeholders contribute',
    'Open to all stakeholders',
    'Photo contest opens',
    'High-Level Track Facilitators',
    'Katowice, Poland',
    'Open forum on the implementation of the WSIS action lines and on the WSIS Forum',
    'During: Internet Governance Forum 2021',
    'deadline for official submissions and binding requests for workshops',
    'taken as the closing: 15:00',
    'Inputs from related regional and national events are compiled',
    'Remote participation is offered in the physical meetings',
  ],
  fr: [
    'Genève, le 16 août 2021',
    ...['Gouvernements', 'Secteur privé', 'Société civile', 'Organisations internationales'],
    'Personne à contacter Mme Gitanjali Sah',
    'Télécopie',
    'Houlin Zhao, Secrétaire général de l’UIT',
    ...[
      'l’éducation, la science et la culture',
      'le commerce et le développement',
      'pour le développement',
      'mondiale de la Santé|mondiale de la santé',
    ],
    'Commissions régionales des Nations Unies',
    'Résolution A/70/1 de l’Assemblée générale',
    'Les TIC au service du bien-être, de l’inclusion et de la résilience',
    '15 mars – 3 juin 2022',
    'Dernière semaine 30 mai – 3 juin 2022',
    'Siège de l’UIT, Genève',
    'manifestation entièrement virtuelle, comme le Forum 2021 du SMSI',
    'manifestation hybride associant éléments présentiels et virtuels',
    'COVID-19',
    'entièrement des contributions des parties prenantes',
    'Ouvert à toutes les parties prenantes',
    'Ouverture du concours de photographie',
    'coordonnateurs du volet de haut niveau',
    'Katowice, Pologne',
    'Forum ouvert sur la mise en œuvre des grandes orientations du SMSI',
    'Pendant : Forum sur la gouvernance de l’Internet de 2021',
    'contributions officielles et les demandes fermes d’ateliers',
    'heure de clôture retenue : 15:00',
    'manifestations régionales et nationales connexes',
    'La participation à distance est proposée',
  ],
  ru: [
    'Женева, 16 августа 2021 года',
    ...['Правительства', 'Частный сектор', 'Гражданское общество', 'Международные организации'],
    'Контактное лицо г-жа Гитанджали Сах',
    'Факс',
    'Хоулинь Чжао, Генеральный секретарь МСЭ',
    ...[
      'вопросам образования, науки и культуры',
      'по торговле и развитию',
      'Программа развития',
      'Всемирная организация здравоохранения',
    ],
    'Региональные комиссии Организации Объединенных Наций',
    'Резолюция A/70/1 Генеральной Ассамблеи',
    'ИКТ для благополучия, инклюзивности и жизнестойкости',
    '15 марта – 3 июня 2022 года',
    'Заключительная неделя 30 мая – 3 июня 2022 года',
    'Штаб-квартира МСЭ, Женева',
    'полностью виртуальное мероприятие по образцу Форума ВВУИО 2021 года',
    'смешанное мероприятие, сочетающее очные и виртуальные элементы',
    'COVID-19',
    'на основе материалов заинтересованных сторон',
    'Открыто для всех заинтересованных сторон',
    'Открытие фотоконкурса',
    'координаторов мероприятий высокого уровня',
    'Катовице, Польша',
    'Открытый форум по реализации направлений деятельности ВВУИО',
    'В рамках мероприятия: Форум по управлению использованием Интернета 2021 года',
    'официальных вкладов и обязывающих заявок на семинары-практикумы',
    'временем закрытия считается: 15:00',
    'региональных и национальных мероприятий сводятся воедино',
    'обеспечивается дистанционное участие',
  ],
  es: [
    'Ginebra, 16 de agosto de 2021',
    ...['Gobiernos', 'Sector privado', 'Sociedad civil', 'Organizaciones internacionales'],
    'Persona de contacto Sra. Gitanjali Sah',
    'Fax',
    'Houlin Zhao, Secretario General de la UIT',
    ...['la Educación, la Ciencia y la Cultura', 'Comercio y Desarrollo', 'para el Desarrollo', 'Mundial de la Salud'],
    'Comisiones regionales de las Naciones Unidas',
    'Resolución A/70/1 de la Asamblea General',
    'Las TIC para el bienestar, la inclusión y la resiliencia',
    '15 de marzo – 3 de junio de 2022',
    'Semana final 30 de mayo – 3 de junio de 2022',
    'Sede de la UIT, Ginebra',
    'evento totalmente virtual, como el Foro de la CMSI 2021',
    'evento híbrido con elementos presenciales y virtuales',
    'COVID-19',
    'íntegramente de las contribuciones de las partes interesadas',
    'Abierto a todas las partes interesadas',
    'Apertura del concurso de fotografía',
    'facilitadores del segmento de alto nivel',
    'Katowice, Polonia',
    'Foro abierto sobre la aplicación de las líneas de acción de la CMSI',
    'Durante: Foro para la Gobernanza de Internet de 2021',
    'contribuciones oficiales y las solicitudes vinculantes de talleres',
    'se toma como hora de cierre: 15:00',
    'eventos regionales y nacionales conexos',
    'participación a distancia en las reuniones presenciales',
  ],
}

test.each(LANGUAGES)('in %s the letter’s page states every fact of the letter', async (language) => {
  const page = read(await get(`/${language}/wsis-forum-2022/letter`))
  const lacks = [...EVERYWHERE, ...FACTS[language]].filter((fact) => !fact.split('|').some((one) => page.includes(one)))
  expect(lacks).toEqual([])
})

const MODES = {
  ar: ['على الخط', 'حضورياً وعلى الخط'],
  zh: ['线上', '现场和线上'],
  en: ['Online', 'On site and online'],
  fr: ['En ligne', 'Sur place et en ligne'],
  ru: ['Онлайн', 'Очно и онлайн'],
  es: ['En línea', 'Presencial y en línea'],
} as const

test.each(LANGUAGES)(
  'in %s each phase has both ends of its hour, its offset and the mode it was announced in',
  async (language) => {
    const html = await get(`/${language}/wsis-forum-2022/letter`)
    const phases = html
      .slice(html.indexOf('id="phases"'), html.indexOf('id="calls"'))
      .split('<h3>')
      .slice(1)
      .map(plainly)
    const [online, both] = MODES[language]
    const said = [
      [['14:00–15:00 UTC+02:00', online]],
      [['13:50–14:50 UTC+01:00', both]],
      [['14:00–15:00 UTC+01:00', both]],
      [['14:00–15:00 UTC+01:00', '15:00']],
      [['14:00–15:00 UTC+02:00', both]],
    ].flat()
    expect(phases).toHaveLength(5)
    expect(phases.map((phase, i) => said[i]?.filter((fact) => !phase.includes(fact)))).toEqual([[], [], [], [], []])
    expect(phases[2], 'Geneva is inferred for the second meeting, not stated').not.toMatch(
      /Geneva|Genève|Ginebra|Женева|日内瓦|جنيف/,
    )
  },
)
const plainly = (html: string) => read(`<main>${html}</main>`)

test('the letter itself is no part of an edition that has not its text', async () => {
  expect(await get('/en/wsis-forum-2022/letter')).not.toContain('/letter/ar')
  expect(await get('/en/wsis-forum-2022/letter/ar')).toContain('This page is not here')
})

test('an edition that has the text leads to it, in its own language and direction whatever the reader’s', async () => {
  const letter =
    '\u202bأيها السيدات والسادة،\u202c\n\nيسعدني أن أدعوكم:\n- **أولاً:** موضوع\n- ثانياً\n\nوتفضلوا\nبقبول *الاحترام*'.replace(
      /[\u202b\u202c]/g,
      '',
    )
  const at = copyOf(NATIONAL_FORUM, {
    'letter.ar.txt': () => letter,
    'letter.en.txt': () => 'Dear <all>,\n\nplease come.',
    'edition.json': (text) =>
      text.replace(
        '"contact"',
        '"letter": { "reference": "NDF-1", "date": "2024-04-02", "language": "en", "sender": { "name": {"ar":"أ","zh":"甲","en":"A","fr":"A","ru":"А","es":"A"}, "title": {"ar":"أ","zh":"甲","en":"A","fr":"A","ru":"А","es":"A"} } },\n  "contact"',
      ),
  })
  await loadEdition(t.platform, at)
  const page = await get('/fr/national-forum-2024/letter')
  expect(page).toMatch(/href="\/fr\/national-forum-2024\/letter\/ar">[^<]*<bdi lang="ar">/)
  expect(page).toContain('href="/fr/national-forum-2024/letter/en"')
  const text = await get('/fr/national-forum-2024/letter/ar')
  expect(/<article[^>]*>[\s\S]*<\/article>/.exec(text)?.[0].replace(/\s+/g, ' ')).toBe(
    '<article class="letter stack" lang="ar" dir="rtl"><p>أيها السيدات والسادة،</p><p>يسعدني أن أدعوكم:</p>' +
      '<ul><li><b>أولاً:</b> موضوع</li><li>ثانياً</li></ul><p>وتفضلوا<br/>بقبول <em>الاحترام</em></p></article>',
  )
  expect(await get('/ar/national-forum-2024/letter/en')).toContain('lang="en" dir="ltr"><p>Dear &lt;all>,</p>')
})
