// Forms no stemmer brings together, for the words a forum on the information society uses most. Folded forms on both sides.
const lists: Record<string, Record<string, string>> = {
  en: {
    child: 'children',
    man: 'men',
    woman: 'women',
    person: 'people',
    analysis: 'analyses',
    crisis: 'crises',
    medium: 'media',
    criterion: 'criteria',
    life: 'lives',
  },
  fr: { travail: 'travaux', oeil: 'yeux', reseau: 'reseaux' },
  es: { joven: 'jovenes', imagen: 'imagenes', orden: 'ordenes', examen: 'examenes' },
  ru: {
    ребенок: 'дети детей детям детьми детях ребенка ребенку ребенком',
    человек: 'люди людей людям людьми людях',
    друг: 'друзья друзей друзьям',
    год: 'лет',
  },
  // Broken plurals.
  ar: {
    مدرسه: 'مدارس',
    حق: 'حقوق',
    مشروع: 'مشاريع مشروعات',
    برنامج: 'برامج',
    طفل: 'اطفال',
    امراه: 'نساء نسوه المراه مراه',
    شاب: 'شباب',
    مورد: 'موارد',
    قريه: 'قري',
    منطقه: 'مناطق',
    دوله: 'دول',
    هدف: 'اهداف',
    خط: 'خطوط',
    مركز: 'مراكز',
    عمل: 'اعمال',
    ورشه: 'ورش',
    نتيجه: 'نتائج نتايج',
    موضوع: 'مواضيع موضوعات',
    وسيله: 'وسائل وسايل',
    خطر: 'مخاطر اخطار',
    تقرير: 'تقارير',
    معيار: 'معايير',
    جهاز: 'اجهزه',
    بلد: 'بلدان بلاد',
    كتاب: 'كتب',
    شريك: 'شركاء',
    خبير: 'خبراء',
    حاجه: 'حوائج احتياجات',
    فرصه: 'فرص',
    لغه: 'لغات',
    اداه: 'ادوات',
    فكره: 'افكار',
    قاعده: 'قواعد',
    مستشفي: 'مستشفيات مشافي',
    بيت: 'بيوت',
    سوق: 'اسواق',
    مدينه: 'مدن',
  },
}

const tables = new Map(
  Object.entries(lists).map(([language, list]) => [
    language,
    new Map(Object.entries(list).flatMap(([lemma, forms]) => forms.split(' ').map((form) => [form, lemma] as const))),
  ]),
)

/** The plain form of an irregular one, or null. Takes and gives folded words. */
export const plainForm = (folded: string, language: string): string | null => tables.get(language)?.get(folded) ?? null
