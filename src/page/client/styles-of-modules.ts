// What each module adds stands beside its views. In a file of its own: what a glob finds is loaded before everything else of its file,
// and the layers of tokens.css must come first.
import.meta.glob('../../**/views/*.css', { eager: true })
