// A page that says so tells the server now and then that it stands open; what it shows elsewhere, and whether anybody looks, it does not know.
const open = document.querySelector<HTMLElement>('[data-open]')
if (open) {
  const tell = () => fetch(open.dataset.open ?? '', { method: 'POST', body: new URLSearchParams() }).catch(() => {})
  void tell()
  setInterval(tell, Number(open.dataset.every) * 1000)
}
