-- forms: what a question means, and the fields of people and organizations, become data of a form; facets of the register, of an edition.

-- A form already in use stays as it was published; what this program had known of it by its questions' names is kept beside it.
alter table form add column supplement jsonb;
update form set supplement = '{
  "means": {
    "submitter_name": "submitter.name", "submitter_email": "submitter.email", "submitter_phone": "submitter.phone",
    "submitter_job_title": "submitter.job-title", "submitter_gender": "submitter.gender", "organization": "organization",
    "country": "country", "worldwide_remit": "remit.worldwide", "stakeholder_type": "stakeholder.type",
    "nominee_group": "stakeholder.type", "submission_language": "language", "title": "title",
    "exhibit_title": "title", "photo_title": "title", "statement_title": "title",
    "event_name": "title", "speaker": "person", "nominee": "person",
    "statement_speaker": "person", "alt_text": "picture.description", "session_type": "session.type",
    "abstract": "session.abstract", "objectives": "session.objectives", "relevance_rationale": "session.relevance",
    "people": "session.people", "co_organizers": "session.co-organizers", "special_track": "session.track",
    "duration_minutes": "session.minutes", "preferred_period": "session.period", "preferred_dates": "session.days",
    "unavailable_dates": "session.impossible-days", "preferred_time_band": "session.time-bands", "participation_mode": "session.mode",
    "expected_audience": "session.audience", "room_layout": "session.layout", "working_languages": "session.languages",
    "interpretation": "session.interpretation", "interpretation_languages": "session.interpretation-languages", "accessibility_needs": "session.accessibility",
    "technical_needs": "session.technical"
  },
  "weight": {"primary_action_line": "primary"},
  "person_fields": [
    {"id": "honorific", "means": "person.honorific", "type": "short_text", "required": false, "visibility": "public", "label": {"ar": "لقب المخاطبة", "en": "Form of address", "es": "Tratamiento", "fr": "Civilité", "ru": "Обращение", "zh": "称谓"}},
    {"id": "given_name", "means": "person.given-name", "type": "short_text", "required": true, "visibility": "public", "label": {"ar": "الاسم الأول", "en": "Given name", "es": "Nombre", "fr": "Prénom", "ru": "Имя", "zh": "名"}},
    {"id": "family_name", "means": "person.family-name", "type": "short_text", "required": true, "visibility": "public", "label": {"ar": "اسم العائلة", "en": "Family name", "es": "Apellidos", "fr": "Nom de famille", "ru": "Фамилия", "zh": "姓"}},
    {"id": "job_title", "means": "person.job-title", "type": "short_text", "required": true, "visibility": "public", "label": {"ar": "المسمى الوظيفي", "en": "Job title", "es": "Cargo", "fr": "Fonction", "ru": "Должность", "zh": "职务"}},
    {"id": "organization", "means": "person.organization", "type": "short_text", "required": true, "visibility": "public", "label": {"ar": "المنظمة", "en": "Organization", "es": "Organización", "fr": "Organisation", "ru": "Организация", "zh": "组织"}},
    {"id": "country", "means": "person.country", "type": "country", "required": true, "visibility": "public", "label": {"ar": "البلد", "en": "Country", "es": "País", "fr": "Pays", "ru": "Страна", "zh": "国家"}},
    {"id": "stakeholder_type", "means": "person.stakeholder-type", "type": "vocabulary", "required": true, "visibility": "public", "vocabulary": "stakeholder_types", "label": {"ar": "فئة صاحب المصلحة", "en": "Stakeholder type", "es": "Tipo de parte interesada", "fr": "Type de partie prenante", "ru": "Группа заинтересованных сторон", "zh": "利益相关方类型"}},
    {"id": "gender", "means": "person.gender", "type": "vocabulary", "required": false, "visibility": "secretariat", "vocabulary": "genders", "label": {"ar": "نوع الجنس (لأغراض إحصائية)", "en": "Gender (for statistics)", "es": "Género (con fines estadísticos)", "fr": "Genre (à des fins statistiques)", "ru": "Пол (для статистики)", "zh": "性别（用于统计）"}},
    {"id": "email", "means": "person.email", "type": "email", "required": true, "visibility": "secretariat", "label": {"ar": "عنوان البريد الإلكتروني", "en": "E-mail address", "es": "Correo electrónico", "fr": "Adresse électronique", "ru": "Адрес электронной почты", "zh": "电子邮件地址"}},
    {"id": "role", "means": "person.role", "type": "vocabulary", "required": true, "visibility": "public", "vocabulary": "session_roles", "label": {"ar": "الدور في الجلسة", "en": "Role in the session", "es": "Función en la sesión", "fr": "Rôle dans la séance", "ru": "Роль на сессии", "zh": "在会议中的角色"}},
    {"id": "attendance", "means": "person.presence", "type": "vocabulary", "required": true, "visibility": "public", "vocabulary": "attendance_modes", "label": {"ar": "طريقة الحضور", "en": "Attendance", "es": "Modalidad de asistencia", "fr": "Mode de présence", "ru": "Форма участия", "zh": "出席方式"}},
    {"id": "confirmed", "means": "person.confirmed", "type": "vocabulary", "required": true, "visibility": "public", "vocabulary": "affirmations", "label": {"ar": "هل المشاركة مؤكَّدة؟", "en": "Confirmed?", "es": "¿Participación confirmada?", "fr": "Participation confirmée ?", "ru": "Участие подтверждено?", "zh": "是否已确认参加"}},
    {"id": "biography", "means": "person.biography", "type": "long_text", "required": false, "visibility": "public", "label": {"ar": "سيرة ذاتية موجزة", "en": "Short biography", "es": "Breve biografía", "fr": "Courte biographie", "ru": "Краткая биография", "zh": "个人简介"}}
  ],
  "organization_fields": [
    {"id": "name", "means": "organization.name", "type": "short_text", "required": true, "visibility": "public", "label": {"ar": "الاسم", "en": "Name", "es": "Nombre", "fr": "Nom", "ru": "Название", "zh": "名称"}},
    {"id": "name_en", "means": "organization.name-in-english", "type": "short_text", "required": false, "visibility": "public", "label": {"ar": "الاسم بالإنكليزية", "en": "Name in English", "es": "Nombre en inglés", "fr": "Nom en anglais", "ru": "Название на английском языке", "zh": "英文名称"}},
    {"id": "country", "means": "organization.country", "type": "country", "required": true, "visibility": "public", "label": {"ar": "البلد", "en": "Country", "es": "País", "fr": "Pays", "ru": "Страна", "zh": "国家"}},
    {"id": "stakeholder_type", "means": "organization.stakeholder-type", "type": "vocabulary", "required": true, "visibility": "public", "vocabulary": "stakeholder_types", "label": {"ar": "فئة صاحب المصلحة", "en": "Stakeholder type", "es": "Tipo de parte interesada", "fr": "Type de partie prenante", "ru": "Группа заинтересованных сторон", "zh": "利益相关方类型"}},
    {"id": "website", "means": "organization.website", "type": "url", "required": false, "visibility": "public", "label": {"ar": "الموقع الإلكتروني", "en": "Website", "es": "Sitio web", "fr": "Site web", "ru": "Веб-сайт", "zh": "网站"}}
  ]
}';
-- Links belong to a session where a session is asked for, and are a form's own business elsewhere.
update form set supplement = jsonb_set(supplement, '{means,links}', '"session.links"')
  where definition @> '{"questions": [{"id": "session_type"}, {"id": "links"}]}';

create table facet (
  edition_id uuid not null references edition,
  code text not null,                              -- as in addresses
  position int not null,
  of text not null check (of in ('kind', 'state', 'group', 'region', 'language', 'terms')),
  vocabularies text[] not null,                    -- where its terms stand
  label jsonb not null,
  details jsonb not null default '{}',             -- how terms are written, what a property follows from
  primary key (edition_id, code)
);

insert into facet (edition_id, code, position, of, vocabularies, label, details)
select e.id, f.code, f.position, f.of, f.vocabularies, f.label, f.details
from edition e cross join (values
  ('kind', 0, 'kind', array['submission_kinds'],
    '{"ar": "النوع", "en": "Kind", "es": "Tipo", "fr": "Type", "ru": "Вид", "zh": "类别"}'::jsonb, '{}'::jsonb),
  ('state', 1, 'state', '{}'::text[],
    '{"ar": "الحالة", "en": "State", "es": "Estado", "fr": "État", "ru": "Состояние", "zh": "状态"}'::jsonb, '{}'::jsonb),
  ('group', 2, 'group', array['stakeholder_groups'],
    '{"ar": "فئة أصحاب المصلحة", "en": "Stakeholder group", "es": "Grupo de partes interesadas", "fr": "Groupe de parties prenantes", "ru": "Группа заинтересованных сторон", "zh": "利益相关方群体"}'::jsonb, '{"from": {"vocabulary": "stakeholder_types", "detail": "group"}}'::jsonb),
  ('region', 3, 'region', array['regions.itu_regions', 'regions.worldwide'],
    '{"ar": "المنطقة", "en": "Region", "es": "Región", "fr": "Région", "ru": "Регион", "zh": "区域"}'::jsonb, '{"from": {"vocabulary": "countries", "detail": "itu_region"}}'::jsonb),
  ('language', 4, 'language', array['languages'],
    '{"ar": "اللغة", "en": "Language", "es": "Idioma", "fr": "Langue", "ru": "Язык", "zh": "语言"}'::jsonb, '{}'::jsonb),
  ('action_line', 5, 'terms', array['action_lines'],
    '{"ar": "خط العمل", "en": "Action line", "es": "Línea de acción", "fr": "Grande orientation", "ru": "Направление деятельности", "zh": "行动方面"}'::jsonb, '{"shown": "{code} {name}"}'::jsonb),
  ('sdg', 6, 'terms', array['sdgs'],
    '{"ar": "هدف التنمية المستدامة", "en": "SDG", "es": "ODS", "fr": "ODD", "ru": "ЦУР", "zh": "可持续发展目标"}'::jsonb, '{"shown": "{code}. {name}", "labelled": true}'::jsonb)
) as f (code, position, of, vocabularies, label, details)
where f.of <> 'terms'
  or exists (select from vocabulary_term t where t.edition_id = e.id and t.vocabulary = any(f.vocabularies));
