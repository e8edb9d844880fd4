// What every page is made of, in this order, then what each module adds beside its own views. The layers of tokens.css decide between
// them; no module's styles build on another's order.
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/marks.css'
import '../styles/shell.css'
import '../styles/thread.css'
import '../styles/forms.css'
import '../styles/entries.css'
import '../styles/list.css'

import.meta.glob('../../**/views/*.css', { eager: true })
