/** The last answers of the municipality without a fault; the try-out store reads them too. In the room's data folder. */
export const answersInForce = 'profile-answers-in-force.json';
