// The one script of every page: it only makes quicker what works without it. One file for each thing it does.
import './autosave.ts'
import './carry-over.ts'
import './counts.ts'
import './errors.ts'
import './hanging.ts'
import './keys.ts'
import './known-values.ts'
import './pick-list.ts'
import './print.ts'
import './refresh.ts'
import './zone.ts'
// And the one style sheet of every page.
import './styles.ts'
