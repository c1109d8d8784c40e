/** adaptivecards-templating's types point into another package's sources, which strict settings refuse; nothing of it is used here. */
export type ICardElement = object
export type IAdaptiveCard = object
