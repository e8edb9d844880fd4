import type { EditionScope } from '../../access/public.ts'
import type { Term } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { LANGUAGES, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import type { Addressee } from '../addressees.ts'
import { type Mailing, standingOf } from '../reads.ts'
import { mailingTexts } from '../texts.ts'
import { groupName, inGroups, Native, Who } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  addressees: readonly Addressee[]
  removed: readonly Addressee[]
  mailings: readonly Mailing[]
  groups: readonly Term[]
  maySend: boolean
  refusal: string | undefined
  /** Rows that were pasted and could not be read. */
  typed: string
}
type Where = Pick<Props, 'edition' | 'language'>

const to = ({ edition, language }: Where, ...more: (string | number)[]) =>
  pathTo(language, edition.slug, 'desk', 'mailings', ...more)

/** The letter's way to its readers: its words, who is written to, what has gone. */
export function MailingsPage(props: Props) {
  const { language, addressees, maySend, refusal } = props
  const t = mailingTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{t('lead')}</p>
        {maySend && addressees.length > 0 && (
          <p class="actions no-print">
            <a class="btn" href={to(props, 'new')}>
              {t('order.begin')}
            </a>
          </p>
        )}
      </div>
      {refusal && (
        <div class="errors" role="alert" tabindex={-1}>
          <p>{refusal}</p>
        </div>
      )}
      <Mailings {...props} />
      <Words {...props} />
      <People {...props} />
      {maySend && <Import {...props} />}
      {maySend && props.removed.length > 0 && <Removed {...props} />}
    </div>
  )
}

function Mailings(props: Props) {
  const { edition, language, mailings } = props
  const t = mailingTexts(language)
  return (
    <Chapter id="mailings" heading={t('mailings')}>
      <div class="stack">
        {mailings.length === 0 ? (
          <p class="soft">{t('mailings.none')}</p>
        ) : (
          <Scroll of="mailings">
            <table class="desk">
              <thead>
                <tr>
                  <th scope="col">{t('mailings.which')}</th>
                  <th scope="col">{t('mailings.to')}</th>
                  <th scope="col">{t('log.state')}</th>
                  <th scope="col">{t('mailings.when')}</th>
                </tr>
              </thead>
              <tbody>
                {mailings.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <a href={to(props, one.number)}>{t('mailing', { number: one.number })}</a>
                    </th>
                    <td>
                      {t('people', { count: one.recipients })}
                      {standingOf(one) === 'waiting' && one.gone > 0 && (
                        <p class="small">{t('mailing.gone', { count: one.gone })}</p>
                      )}
                    </td>
                    <td>
                      <span class={`state ${standingOf(one) === 'left' ? 'state--good' : ''}`}>
                        {t(`standing.${standingOf(one)}`)}
                      </span>
                    </td>
                    <td>
                      <Moment
                        at={one.stoppedAt ?? one.leftAt ?? one.leavesAt}
                        zone={edition.zone}
                        language={language}
                        weekday={false}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </div>
    </Chapter>
  )
}

function Words(props: Props) {
  const t = mailingTexts(props.language)
  return (
    <Chapter id="words" heading={t('words.title')}>
      <div class="stack">
        <p>{t('words.lead')}</p>
        <p class="actions">
          {LANGUAGES.map((one) => (
            <a key={one} class="btn btn--second" href={to(props, 'words', one)} lang={one}>
              {NATIVE_NAMES[one]}
            </a>
          ))}
        </p>
      </div>
    </Chapter>
  )
}

function People(props: Props) {
  const { language, addressees, groups, maySend } = props
  const t = mailingTexts(language)
  if (addressees.length === 0)
    return (
      <Chapter id="people" heading={t('addressees')}>
        <div class="stack">
          <p class="soft">{t('addressees.none')}</p>
        </div>
      </Chapter>
    )
  return (
    <Chapter id="people" heading={t('addressees.count', { count: addressees.length })}>
      <div class="stack">
        <p>
          <a href={to(props, 'addressees.csv')}>{t('addressees.csv')}</a>
        </p>
        <form method="post" action={to(props, 'people')} class="stack">
          <input type="hidden" name="do" value="remove" />
          {inGroups(addressees, groups).map(({ code, people }) => (
            <details key={code} class="mailing-group" open={addressees.length <= OPEN_UP_TO}>
              <summary>
                {groupName(code, groups, language)} <span class="tag">{t('people', { count: people.length })}</span>
              </summary>
              <PeopleTable {...{ language, people }} picks={maySend} name={groupName(code, groups, language)} />
            </details>
          ))}
          {maySend && (
            <p class="actions no-print">
              <button type="submit" class="btn btn--second">
                {t('addressees.remove')}
              </button>
            </p>
          )}
        </form>
      </div>
    </Chapter>
  )
}

const OPEN_UP_TO = 40

type Table = { language: Language; people: readonly Addressee[]; picks: boolean; name: string }

function PeopleTable({ language, people, picks, name }: Table) {
  const t = mailingTexts(language)
  return (
    <section class="scroll" tabindex={0} aria-label={name}>
      <table class={picks ? 'table-s mailing-people mailing-people--picked' : 'table-s mailing-people'}>
        <thead>
          <tr>
            {picks && <td />}
            <th scope="col">{t('column.email')}</th>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.language')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one.id}>
              {picks && (
                <td>
                  <input type="checkbox" name="pick" value={one.id} aria-label={t('pick', { email: one.email })} />
                </td>
              )}
              <th scope="row">
                <bdi dir="ltr">{one.email}</bdi>
              </th>
              <td>
                <Who {...one} />
              </td>
              <td>
                <Native of={one.language} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Import(props: Props) {
  const { language } = props
  const t = mailingTexts(language)
  return (
    <Chapter id="import" heading={t('import.title')}>
      <div class="stack">
        <form method="post" action={to(props, 'import')} class="stack" encType="multipart/form-data">
          <p>{t('import.lead')}</p>
          <div class="field">
            <label class="field__label" for="file">
              {t('import.file')}
            </label>
            <input class="input" type="file" id="file" name="file" accept=".csv,.tsv,.txt,.xlsx" />
          </div>
          <div class="field">
            <label class="field__label" for="table">
              {t('import.paste')}
            </label>
            <textarea class="input" id="table" name="table" rows={4} dir="auto" spellcheck={false}>
              {props.typed && `\n${props.typed}`}
            </textarea>
          </div>
          <Fallback {...{ language }} picked={language} />
          <p class="actions">
            <button type="submit" class="btn">
              {t('import.look')}
            </button>
          </p>
        </form>
      </div>
    </Chapter>
  )
}

/** In which language those are written to whose row names none. */
export const Fallback = ({ language, picked }: { language: Language; picked: Language }) => (
  <div class="field">
    <label class="field__label" for="fallback">
      {mailingTexts(language)('import.fallback')}
    </label>
    <select class="input input--s" id="fallback" name="fallback">
      {LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one} selected={one === picked}>
          {NATIVE_NAMES[one]}
        </option>
      ))}
    </select>
  </div>
)

function Removed(props: Props) {
  const { language, removed } = props
  const t = mailingTexts(language)
  return (
    <details class="mailing-group">
      <summary>
        {t('removed')} <span class="tag">{t('people', { count: removed.length })}</span>
      </summary>
      <form method="post" action={to(props, 'people')} class="stack">
        <input type="hidden" name="do" value="back" />
        <PeopleTable {...{ language }} people={removed} picks name={t('removed')} />
        <p class="actions">
          <button type="submit" class="btn btn--second">
            {t('removed.back')}
          </button>
        </p>
      </form>
    </details>
  )
}
