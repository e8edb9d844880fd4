import type { EditionScope } from '../../access/public.ts'
import { Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { Picture } from '../../photos/parts.ts'
import { countryName, type Language, pickText } from '../../platform/languages/public.ts'
import { LONGEST_REASON } from '../declare.ts'
import type { Note } from '../reads.ts'
import { isWhole, type Piece, type Room } from '../room.ts'
import { LONGEST_NOTE } from '../score.ts'
import { judgingTexts } from '../texts.ts'
import { Title } from './parts.tsx'

type In = { readonly edition: EditionScope; readonly language: Language; readonly room: Room }
type Props = In & { readonly seen: string | null; readonly problem: string | undefined }
type RoomProps = Props & { readonly typed: { readonly bound: readonly string[]; readonly reason: string } }

const roomPath = ({ language, edition, room }: In, ...rest: (string | number)[]) =>
  pathTo(language, edition.slug, 'jury', room.judged.code, ...rest)
const pictureFrom =
  (props: In, place: number) =>
  ({ sha256 }: { readonly sha256: string }) =>
    roomPath(props, place, 'pictures', sha256.slice(0, 16))

/** The room of one juror: first what they are bound to, then what they judge, in an order of their own. */
export function RoomPage(props: RoomProps) {
  const { edition, language, room, problem } = props
  const t = judgingTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(room.judged.title, language).text}</p>
        <h1>{t('room.title')}</h1>
        <p class="lede">{t(room.declared ? 'room.lead' : 'room.declare.lead')}</p>
        <p class="soft">
          <Pair language={language} name={t(room.stage === 'over' ? 'round.closed' : 'round.closes')}>
            <Moment at={room.round.closesAt} zone={edition.zone} language={language} end />
          </Pair>
        </p>
      </div>
      <Problem text={problem} />
      {room.declared && <ToScore {...props} />}
      {room.stage !== 'over' && <Declare {...props} />}
    </div>
  )
}

function ToScore(props: RoomProps) {
  const { language, room } = props
  const t = judgingTexts(language)
  const mine = room.pieces.filter(({ recused }) => !recused)
  const whole = mine.filter((piece) => isWhole(room.judged, piece)).length
  return (
    <Part id="entries" heading={t('room.entries')}>
      <p>
        <progress value={whole} max={Math.max(1, mine.length)} aria-hidden="true" />{' '}
        {t('room.progress', { whole, of: mine.length })}
      </p>
      <ol class={room.judged.about === 'photos' ? 'jury-wall' : 'stack'}>
        {room.pieces.map((piece) => (
          <li key={piece.place}>
            <a href={roomPath(props, piece.place)}>
              {piece.work.photo && (
                <Picture
                  photo={piece.work.photo}
                  from={pictureFrom(props, piece.place)}
                  wide="(max-width: 40rem) 45vw, 14rem"
                />
              )}
              <Title of={piece.work} />
            </a>
            <span class="small soft">{t(`piece.${standingOf(room, piece)}`)}</span>
          </li>
        ))}
      </ol>
    </Part>
  )
}

function standingOf({ judged }: Room, piece: Piece) {
  if (piece.recused || piece.own) return 'back'
  if (isWhole(judged, piece)) return 'whole'
  return piece.points.size > 0 ? 'begun' : 'open'
}

function Declare(props: RoomProps) {
  const { language, room, seen, typed } = props
  const t = judgingTexts(language)
  return (
    <Part id="declare" heading={t('declare')}>
      <p>{t('declare.help')}</p>
      <form method="post" action={roomPath(props)} class="stack">
        <input type="hidden" name="seen" value={seen ?? ''} />
        <ul class="plain choices choices--two">
          {room.pieces.map(({ place, work, recused, own }) => (
            <li key={place}>
              <label class="choice">
                <input
                  type="checkbox"
                  name="bound"
                  value={place}
                  checked={recused || own || typed.bound.includes(String(place))}
                  disabled={recused || own}
                />
                <span>
                  <Title of={work} />
                  {own && <span class="small soft"> {t('declare.own')}</span>}
                </span>
              </label>
            </li>
          ))}
        </ul>
        <Labelled id="reason" label={t('declare.reason')} help={t('declare.reason.help')}>
          <input class="input" id="reason" name="reason" maxLength={LONGEST_REASON} value={typed.reason} dir="auto" />
        </Labelled>
        <p>
          <button type="submit" class={room.declared ? 'btn btn--second' : 'btn'}>
            {t(room.declared ? 'declare.more' : 'declare.do')}
          </button>
        </p>
      </form>
    </Part>
  )
}

type PieceProps = Props & {
  readonly piece: Piece
  readonly next: number | null
  readonly note: Note
  readonly typed: (criterion: string) => string
}

/** One entry and the form that scores it. */
export function PiecePage(props: PieceProps) {
  const { language, room, piece, problem } = props
  const t = judgingTexts(language)
  const { work } = piece
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{t('piece.place', { place: piece.place, of: room.pieces.length })}</p>
        <h1>
          <Title of={work} />
        </h1>
      </div>
      <div class="jury-desk">
        <figure class="jury-piece">
          {work.photo && (
            <Picture
              photo={work.photo}
              from={pictureFrom(props, piece.place)}
              wide="(max-width: 64rem) 95vw, 40rem"
              first
            />
          )}
          {!room.round.blind && (
            <figcaption class="small soft">
              <bdi>{work.credit}</bdi>
              {work.country && <> · {countryName(work.country, language)}</>}
            </figcaption>
          )}
          <p class="voice voice--s mt-4" lang={work.language} dir="auto">
            {work.text}
          </p>
        </figure>
        <div class="stack">
          <Problem text={problem} />
          {piece.recused || piece.own ? <p>{t('piece.stood-back')}</p> : <Scores {...props} />}
        </div>
      </div>
      <p>
        <a href={roomPath(props)}>{t('piece.all')}</a>
      </p>
    </div>
  )
}

function Scores(props: PieceProps) {
  const { language, room, piece, seen, note, next, typed } = props
  const t = judgingTexts(language)
  if (room.stage === 'over') return <p>{t('refusal.round-over')}</p>
  return (
    <form
      method="post"
      action={roomPath(props, piece.place)}
      class="stack"
      data-scores
      data-kept-here={t('score.kept-here')}
      data-arrived={t('score.arrived')}
      data-refused={t('score.refused')}
    >
      <input type="hidden" name="seen" value={seen ?? ''} />
      {room.judged.rules.criteria.map(({ code, says, most }) => (
        <fieldset key={code} class="jury-points">
          <legend>{pickText(says, language).text}</legend>
          {Array.from({ length: most + 1 }, (_, points) => (
            <label key={points} class="choice">
              <input
                type="radio"
                name={`points-${code}`}
                value={points}
                checked={(typed(code) || String(piece.points.get(code) ?? '')) === String(points)}
              />
              <span>{points}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <Labelled id="note" label={t('score.note')} help={t('score.note.help')}>
        <textarea
          class="input"
          id="note"
          name="note"
          lang={note.language ?? language}
          rows={3}
          maxLength={LONGEST_NOTE}
          dir="auto"
          data-key="n"
        >
          {note.note}
        </textarea>
      </Labelled>
      <p class="actions">
        <button type="submit" class="btn" data-key="s">
          {t(next ? 'score.keep-next' : 'score.keep')} <kbd dir="ltr">S</kbd>
        </button>
      </p>
      <p role="status" data-scores-state />
    </form>
  )
}
