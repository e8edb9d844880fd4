import { workbookApart } from '../../interchange/public.ts'
import { type Column, fileColumns, type ListWish, listCsv } from '../../page/list.ts'
import { data, type Reply } from '../../page/route.ts'
import { direction, type Language } from '../../platform/languages/public.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A list as a file of exactly what is shown. */
type ListFile<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly wish: ListWish
  readonly rows: readonly Row[]
  /** Without its ending. */
  readonly name: string
  readonly sheet: string
  readonly language: Language
}

export const csvOf = <Row>({ columns, wish, rows, name }: ListFile<Row>): Reply =>
  data(listCsv(columns, wish, rows), 'text/csv; charset=utf-8', `${name}.csv`)

export async function workbookOf<Row>(file: ListFile<Row>): Promise<Reply> {
  const shown = fileColumns(file.columns, file.wish)
  const cells = [shown.map((c) => c.heading), ...file.rows.map((row) => shown.map((c) => c.plain(row)))]
  const how = { sheet: file.sheet, rightToLeft: direction(file.language) === 'rtl' }
  return data(await workbookApart(once(cells), how), XLSX, `${file.name}.xlsx`)
}

async function* once<T>(part: T): AsyncGenerator<T> {
  yield part
}
