import { z } from 'zod';

// The policy of our pages forbids making code from text. Every schema tries it where it is written down, so this is
// imported before the first of them.
z.config({ jitless: true });
