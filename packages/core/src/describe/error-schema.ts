import { array, integer, json, object, string } from '../schema.ts';

/** The one body of all errors (wire 2.9), as `DirectoryError.toBody()` makes it. */
export const errorSchema = object(
  {
    error: object(
      {
        code: integer({ description: 'The HTTP status.' }),
        message: string(),
        errors: array(
          object(
            {
              domain: string(),
              reason: string(),
              message: string(),
              location: string({ description: 'Name of the parameter that is wrong.' }),
              locationType: string(),
              field: string({ description: 'Key of the profile field that is wrong.' }),
              title: string({ description: 'Its title, in the language of the caller.' }),
              value: json({ description: 'The refused value.' }),
              rule: string({ description: 'The rule that the value breaks.' }),
            },
            { required: ['domain', 'reason', 'message'] },
          ),
        ),
      },
      { required: ['code', 'message', 'errors'] },
    ),
  },
  { title: 'Error', description: 'The body of every error.', required: ['error'] },
);
