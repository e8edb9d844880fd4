import { KINDS } from './all.ts'
import { look, simple } from './look.ts'

export const consent = look(KINDS.consent, {
  ...simple,
  frame: () => 'box',
  control: ({ q, given, label }) => (
    <label class="choice">
      <input type="checkbox" name={q.id} value="yes" checked={given} />
      <span>{label}</span>
    </label>
  ),
  show: ({ q, given, reader }) => KINDS.consent.words(q, given, reader),
})
