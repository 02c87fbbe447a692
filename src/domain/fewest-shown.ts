/** Of fewer people than these no figure is shown by itself: it would say who, or how one of them answered. */
export const FEWEST_SHOWN = 5
