/** The two buttons of a confirmation. Which act they stand for is remembered on the server, not in the card. */
export function confirmActs(yes: string, no: string) {
  return {
    confirm: { title: yes, verb: 'confirm-yes', data: {} },
    cancel: { title: no, verb: 'confirm-no', data: {} },
  }
}
