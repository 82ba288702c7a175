import type { ComponentType, SVGProps } from 'react';
import IconAccount from '~icons/mdi/account';
import IconAccountDetails from '~icons/mdi/account-details';
import IconAccountGroup from '~icons/mdi/account-group';
import IconAccountHeart from '~icons/mdi/account-heart';
import IconAccountMultiple from '~icons/mdi/account-multiple';
import IconAccountStar from '~icons/mdi/account-star';
import IconAccountTie from '~icons/mdi/account-tie';
import IconBadgeAccount from '~icons/mdi/badge-account';
import IconBank from '~icons/mdi/bank';
import IconBell from '~icons/mdi/bell';
import IconBookOpen from '~icons/mdi/book-open';
import IconBriefcase from '~icons/mdi/briefcase';
import IconBullhorn from '~icons/mdi/bullhorn';
import IconCake from '~icons/mdi/cake';
import IconCalendar from '~icons/mdi/calendar';
import IconCalendarEnd from '~icons/mdi/calendar-end';
import IconCalendarStar from '~icons/mdi/calendar-star';
import IconCalendarStart from '~icons/mdi/calendar-start';
import IconCamera from '~icons/mdi/camera';
import IconCar from '~icons/mdi/car';
import IconCardAccountDetails from '~icons/mdi/card-account-details';
import IconCash from '~icons/mdi/cash';
import IconCellphone from '~icons/mdi/cellphone';
import IconCertificate from '~icons/mdi/certificate';
import IconChat from '~icons/mdi/chat';
import IconClock from '~icons/mdi/clock';
import IconCoffee from '~icons/mdi/coffee';
import IconCog from '~icons/mdi/cog';
import IconCompass from '~icons/mdi/compass';
import IconDesk from '~icons/mdi/desk';
import IconEarth from '~icons/mdi/earth';
import IconEmail from '~icons/mdi/email';
import IconEmailEdit from '~icons/mdi/email-edit';
import IconEmailLock from '~icons/mdi/email-lock';
import IconEmoticonHappy from '~icons/mdi/emoticon-happy';
import IconFacebook from '~icons/mdi/facebook';
import IconFactory from '~icons/mdi/factory';
import IconFileDocument from '~icons/mdi/file-document';
import IconFlag from '~icons/mdi/flag';
import IconGenderMaleFemale from '~icons/mdi/gender-male-female';
import IconGift from '~icons/mdi/gift';
import IconGithub from '~icons/mdi/github';
import IconHammerWrench from '~icons/mdi/hammer-wrench';
import IconHeart from '~icons/mdi/heart';
import IconHistory from '~icons/mdi/history';
import IconHome from '~icons/mdi/home';
import IconHomeAccount from '~icons/mdi/home-account';
import IconImage from '~icons/mdi/image';
import IconInstagram from '~icons/mdi/instagram';
import IconKey from '~icons/mdi/key';
import IconLaptop from '~icons/mdi/laptop';
import IconLifebuoy from '~icons/mdi/lifebuoy';
import IconLightbulb from '~icons/mdi/lightbulb';
import IconLink from '~icons/mdi/link';
import IconLinkedin from '~icons/mdi/linkedin';
import IconLock from '~icons/mdi/lock';
import IconMailbox from '~icons/mdi/mailbox';
import IconMap from '~icons/mdi/map';
import IconMapLegend from '~icons/mdi/map-legend';
import IconMapMarker from '~icons/mdi/map-marker';
import IconMapMarkerMultiple from '~icons/mdi/map-marker-multiple';
import IconMastodon from '~icons/mdi/mastodon';
import IconMedicalBag from '~icons/mdi/medical-bag';
import IconMicrosoftTeams from '~icons/mdi/microsoft-teams';
import IconNoteText from '~icons/mdi/note-text';
import IconOfficeBuilding from '~icons/mdi/office-building';
import IconPalette from '~icons/mdi/palette';
import IconParking from '~icons/mdi/parking';
import IconPhone from '~icons/mdi/phone';
import IconPhoneClassic from '~icons/mdi/phone-classic';
import IconPound from '~icons/mdi/pound';
import IconSchool from '~icons/mdi/school';
import IconShieldAccount from '~icons/mdi/shield-account';
import IconSitemap from '~icons/mdi/sitemap';
import IconSkype from '~icons/mdi/skype';
import IconSlack from '~icons/mdi/slack';
import IconStairs from '~icons/mdi/stairs';
import IconStar from '~icons/mdi/star';
import IconTag from '~icons/mdi/tag';
import IconText from '~icons/mdi/text';
import IconTools from '~icons/mdi/tools';
import IconTownHall from '~icons/mdi/town-hall';
import IconTranslate from '~icons/mdi/translate';
import IconTrophy from '~icons/mdi/trophy';
import IconTshirtCrew from '~icons/mdi/tshirt-crew';
import IconTwitter from '~icons/mdi/twitter';
import IconWeb from '~icons/mdi/web';
import IconWheelchairAccessibility from '~icons/mdi/wheelchair-accessibility';
import IconWhatsapp from '~icons/mdi/whatsapp';
import IconWikipedia from '~icons/mdi/wikipedia';
import IconYoutube from '~icons/mdi/youtube';

/** A drawing of the Material Design set. */
export type Icon = ComponentType<SVGProps<SVGSVGElement>>;

/** Icons that a field can have, by the name in `properties.icon`. */
export const icons: Readonly<Record<string, Icon>> = {
  account: IconAccount,
  'account-details': IconAccountDetails,
  'account-group': IconAccountGroup,
  'account-heart': IconAccountHeart,
  'account-multiple': IconAccountMultiple,
  'account-star': IconAccountStar,
  'account-tie': IconAccountTie,
  'badge-account': IconBadgeAccount,
  bank: IconBank,
  bell: IconBell,
  'book-open': IconBookOpen,
  briefcase: IconBriefcase,
  bullhorn: IconBullhorn,
  cake: IconCake,
  calendar: IconCalendar,
  'calendar-end': IconCalendarEnd,
  'calendar-star': IconCalendarStar,
  'calendar-start': IconCalendarStart,
  camera: IconCamera,
  car: IconCar,
  'card-account-details': IconCardAccountDetails,
  cash: IconCash,
  cellphone: IconCellphone,
  certificate: IconCertificate,
  chat: IconChat,
  clock: IconClock,
  coffee: IconCoffee,
  cog: IconCog,
  compass: IconCompass,
  desk: IconDesk,
  earth: IconEarth,
  email: IconEmail,
  'email-edit': IconEmailEdit,
  'email-lock': IconEmailLock,
  'emoticon-happy': IconEmoticonHappy,
  facebook: IconFacebook,
  factory: IconFactory,
  'file-document': IconFileDocument,
  flag: IconFlag,
  'gender-male-female': IconGenderMaleFemale,
  gift: IconGift,
  github: IconGithub,
  'hammer-wrench': IconHammerWrench,
  heart: IconHeart,
  history: IconHistory,
  home: IconHome,
  'home-account': IconHomeAccount,
  image: IconImage,
  instagram: IconInstagram,
  key: IconKey,
  laptop: IconLaptop,
  lifebuoy: IconLifebuoy,
  lightbulb: IconLightbulb,
  link: IconLink,
  linkedin: IconLinkedin,
  lock: IconLock,
  mailbox: IconMailbox,
  map: IconMap,
  'map-legend': IconMapLegend,
  'map-marker': IconMapMarker,
  'map-marker-multiple': IconMapMarkerMultiple,
  mastodon: IconMastodon,
  'medical-bag': IconMedicalBag,
  'microsoft-teams': IconMicrosoftTeams,
  'note-text': IconNoteText,
  'office-building': IconOfficeBuilding,
  palette: IconPalette,
  parking: IconParking,
  phone: IconPhone,
  'phone-classic': IconPhoneClassic,
  pound: IconPound,
  school: IconSchool,
  'shield-account': IconShieldAccount,
  sitemap: IconSitemap,
  skype: IconSkype,
  slack: IconSlack,
  stairs: IconStairs,
  star: IconStar,
  tag: IconTag,
  text: IconText,
  tools: IconTools,
  'town-hall': IconTownHall,
  translate: IconTranslate,
  trophy: IconTrophy,
  'tshirt-crew': IconTshirtCrew,
  twitter: IconTwitter,
  web: IconWeb,
  'wheelchair-accessibility': IconWheelchairAccessibility,
  whatsapp: IconWhatsapp,
  wikipedia: IconWikipedia,
  youtube: IconYoutube,
};
