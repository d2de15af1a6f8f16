/** Services that give applications tokens of their own, which live as long as the service wants. */
export const serviceWords: readonly string[] = [
  "google", "gmail", "youtube", "outlook", "microsoft", "msgraph", "github", "gitlab", "bitbucket", "slack", "discord", "spotify", "strava", "fitbit", "garmin", "notion", "dropbox", "shopify", "hubspot", "salesforce", "pipedrive",
  "quickbooks", "xero", "zoom", "twitch", "facebook", "instagram", "linkedin", "twitter", "tiktok", "pinterest", "reddit", "jira", "atlassian", "asana", "linear", "trello", "clickup", "airtable", "calendly", "mailchimp", "stripe", "paypal", "plaid", "figma", "canva", "kakao", "naver",
];

/** Words in the name of a table that say that it keeps what a user has at another service, whichever that is. */
export const providerTableWords: readonly string[] = [
  ...serviceWords, "integration", "integrations", "connector", "connectors", "connection", "connections", "connected", "linked", "external", "social", "provider", "providers", "oauth", "calendar", "calendars", "mailbox", "mailboxes", "inbox", "channel", "channels",
];

/** Fields of a record that say which service its tokens are of. */
export const providerFields: readonly string[] = ["provider", "provider id", "provider account id", "provider user id", "provider name", "integration id", "integration type", "connection id", "connector id", "shop", "shop domain", "realm id"];
