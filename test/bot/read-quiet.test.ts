import { readQuiet } from '../../src/bot/read-quiet.ts'

describe('quiet hours', () => {
  it.each([
    ['18:00 to 08:00', '18:00', '08:00'],
    ['18:00 tot 08:00', '18:00', '08:00'],
    ['18 Uhr bis 8 Uhr', '18:00', '08:00'],
    ['20h à 7h30', '20:00', '07:30'],
    ['kl. 18.00 til kl. 08.00', '18:00', '08:00'],
    ['from 6pm to 8am', '18:00', '08:00'],
    ['12 am to 12 pm', '00:00', '12:00'],
    ['22-7', '22:00', '07:00'],
  ])('are read in “%s”', (text, from, until) => {
    expect(readQuiet(text)).toEqual({ from, until })
  })

  it.each(['off', 'uit', 'aus'])('end with “%s”', (text) => {
    expect(readQuiet(text)).toBeNull()
  })

  it.each(['25:00 to 8:00', '18:00', '8 to 8', '13pm to 8am', '18:75 to 8', 'soon'])('aren’t read in “%s”', (text) => {
    expect(readQuiet(text)).toBeUndefined()
  })
})
