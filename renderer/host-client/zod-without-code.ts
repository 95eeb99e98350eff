import { z } from 'zod';

// The policy of our pages forbids making code from text. Said before the first schema is made: zod tries it then.
z.config({ jitless: true });
