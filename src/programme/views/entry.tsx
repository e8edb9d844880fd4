import type { ComponentChildren } from 'preact'
import { pathTo } from '../../page/route.ts'
import { direction, formatList, formatTime, type Language } from '../../platform/languages/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import { programmeTexts } from '../texts.ts'
import { languageName } from '../words.ts'

/** Words of people in their own language and direction. */
export function Own({ language, children }: { language: string; children: ComponentChildren }) {
  return (
    <bdi lang={language} dir={direction(language)}>
      {children}
    </bdi>
  )
}

/** From and until, as one stretch that keeps its order in every script. */
export function Hours({ entry, zone, language }: { entry: AgendaEntry; zone: string; language: Language }) {
  const time = (at: string) => formatTime(new Date(at), language, zone)
  return (
    <bdi dir="ltr">
      {time(entry.startsAt)}–{time(entry.endsAt)}
    </bdi>
  )
}

/** A session in a list: title, number, room, hours, languages, organizers. */
export function EntryItem({
  entry,
  slug,
  zone,
  language,
}: {
  entry: AgendaEntry
  slug: string
  zone: string
  language: Language
}) {
  const t = programmeTexts(language)
  const spoken = [...new Set([...entry.workingLanguages, ...entry.interpretationLanguages])]
  return (
    <li class="item">
      <h3>
        <a href={pathTo(language, slug, 'sessions', entry.number)}>
          {entry.standing === 'on' ? (
            <Own language={entry.language}>{entry.title}</Own>
          ) : (
            <s>
              <Own language={entry.language}>{entry.title}</Own>
            </s>
          )}
        </a>
      </h3>
      <p class="item__meta">
        {entry.standing !== 'on' && <b class="state state--wrong">{t(`standing.${entry.standing}`)}</b>}
        <span>{entry.number}</span>
        <span>
          <bdi>{entry.room.name}</bdi>
        </span>
        <span>
          <Hours entry={entry} zone={zone} language={language} />
        </span>
        {spoken.length > 0 && (
          <span>
            {formatList(
              spoken.map((code) => languageName(code, language)),
              language,
            )}
          </span>
        )}
        {entry.organizations.slice(0, 2).map((o) => (
          <span key={o.id}>
            <Own language={o.language}>{o.name}</Own>
          </span>
        ))}
      </p>
    </li>
  )
}
