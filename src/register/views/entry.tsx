import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { countryName, direction, formatDate, type Language, pickText } from '../../platform/languages/public.ts'
import type { Found } from '../found.ts'
import type { Entry } from '../reads.ts'
import type { RegisterWords } from '../register-words.ts'
import { registerTexts } from '../texts.ts'
import { Marked } from './marked.tsx'
import { Strip } from './strip.tsx'

/** One submission in a list: number, date, its own title, who, a stretch of its text when it is given, and its thread in one line. */
export function RegisterEntry({
  edition,
  language,
  entry,
  words,
  found,
}: {
  edition: EditionScope
  language: Language
  entry: Entry
  words: RegisterWords
  found?: Found
}) {
  const t = registerTexts(language)
  const own = { lang: entry.language, dir: direction(entry.language) }
  const about = [
    entry.group && words.property('group', entry.group),
    entry.country && countryName(entry.country, language),
  ].filter(Boolean)
  return (
    <li class="entry">
      <p class="entry__ref">
        <b>
          <bdi dir="ltr">{entry.reference}</bdi>
        </b>{' '}
        <time datetime={entry.receivedAt.toISOString()}>
          {formatDate(entry.receivedAt, language, edition.zone, 'shortDate')}
        </time>
      </p>
      <div>
        <h3>
          <a href={pathTo(language, edition.slug, 'submissions', entry.reference)}>
            <span {...own}>{found ? <Marked pieces={found.title} /> : entry.title}</span>
          </a>
        </h3>
        <p class="entry__meta">
          {entry.organization ? (
            <>
              <bdi lang={entry.organizationLanguage ?? undefined}>{entry.organization}</bdi>{' '}
              {entry.senderProof === null && <span class="tag">{t('sender.unproven')}</span>}
            </>
          ) : (
            <bdi {...own}>{entry.submitter}</bdi>
          )}
          {about.map((said) => ` · ${said}`)}
        </p>
        {found?.passage && <Passage {...{ own, language }} passage={found.passage} />}
        <div class="entry__foot">
          <Strip state={entry.state} /> <span class="small">{t.named('state', entry.state)}</span>
        </div>
      </div>
    </li>
  )
}

function Passage({
  passage,
  own,
  language,
}: {
  passage: NonNullable<Found['passage']>
  own: { lang: string; dir: 'ltr' | 'rtl' }
  language: Language
}) {
  const classes = ['entry__say', passage.label && 'entry__say--found', passage.names && 'entry__say--names']
  return (
    <>
      <p class={classes.filter(Boolean).join(' ')} {...own}>
        <Marked pieces={passage.pieces} />
      </p>
      {passage.label && (
        <p class="entry__where">
          {registerTexts(language)('found.in')} <FoundUnder label={passage.label} language={language} />
        </p>
      )}
    </>
  )
}

function FoundUnder({
  label,
  language,
}: {
  label: NonNullable<NonNullable<Found['passage']>['label']>
  language: Language
}) {
  const said = pickText(label, language)
  return (
    <q lang={said.language} dir={direction(said.language)}>
      {said.text}
    </q>
  )
}
