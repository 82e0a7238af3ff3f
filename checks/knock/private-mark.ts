/** In every text that coaches keep from their clients (2.5). */
export const privateMark = 'privately'
