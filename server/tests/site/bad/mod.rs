//! Bad input and bad days: nothing is lost, nothing is half done, and no answer shows an inner error.

mod addresses;
mod again;
mod answers;
mod bodies;
mod characters;
mod closed;
mod cross_site;
mod dead_links;
pub mod disk;
mod full_disk;
mod headers;
mod limits;
mod locked;
mod methods;
mod nul;
mod two_servers;

use crate::support::app::TestApp;

const SUPPER: &str = "/events/supper";
const QUIET: &str = "/events/quiet";
const NEWS: &str = "/newsletters/news";
const YOUR_DATA: &str = "/your-data";

/// What Ada Lovelace sends to the supper.
const ADA: [(&str, &str); 2] = [("email", "ada@harbour.example"), ("seats", "1")];

/// How many registrations, subscriptions, requests, answers and owed mails there are, together.
async fn everything(app: &TestApp) -> i64 {
    let mut sum = 0;
    for table in ["registration", "subscription", "request", "answer_part", "outbox"] {
        sum += app.count(table).await;
    }
    sum
}
