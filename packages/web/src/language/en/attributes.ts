/** What is known of people beside the fields of directories. */
export const attributes = {
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail address of the account',
  employeeId: 'Employee number of the account',
  alternateEmail: 'Second e-mail address',
  lang: 'Language',
  langs: 'Languages',
  status: 'Status',
  accountType: 'Kind of account',
  isHidden: 'Hidden',
  isSuperAdmin: 'Platform administrator',
  instancesSuperAdmin: 'Sites administered',
  profilePicture: 'Photo',
  pictureVersion: 'Photo',
  subscriptions: 'Groups',
  person: 'The whole person',
};
